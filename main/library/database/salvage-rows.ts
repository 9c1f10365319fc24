import type { SQLInputValue } from 'node:sqlite';
import { inTransaction } from './connection.ts';
import { attempt, readableIds } from './readable-rows.ts';
import type { Row, Statements } from './statements.ts';

/** What stands on others comes after them. All have an `id`; `index` holds the ids in another place, in case the rows' own order is lost. */
const TABLES: readonly { readonly name: string; readonly index?: string }[] = [
  { name: 'reading_list' },
  { name: 'list_page' },
  { name: 'visit', index: 'visit_by_moment' },
  { name: 'place' },
];

/** Takes over every row of lists, visits and places that can be read in a damaged database, as it is. */
export function salvageRows(from: Statements, to: Statements): void {
  inTransaction(to.database, () => {
    for (const { name, index } of TABLES) {
      const columns = to.all('SELECT name FROM pragma_table_info(?)', name).map((column) => String(column['name']));
      const insert = `INSERT OR IGNORE INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      for (const id of idsOf(from, name, index)) {
        const row = attempt(() => from.get(`SELECT * FROM ${name} WHERE id = ?`, id));
        // The tables are strict: what is not of its column's type is not taken.
        if (row !== undefined) attempt(() => to.run(insert, ...columns.map((column) => cellOf(row, column))));
      }
    }
    // Where a step of a trail is lost, the trail begins behind it.
    to.run('UPDATE visit SET origin = NULL WHERE origin NOT IN (SELECT id FROM visit)');
  });
}

function idsOf(from: Statements, table: string, index: string | undefined): ReadonlySet<number> {
  const indexed = index && attempt(() => from.all(`SELECT id FROM ${table} INDEXED BY ${index}`));
  return new Set([...readableIds(from, table), ...(indexed || []).map(({ id }) => Number(id))]);
}

function cellOf(row: Row, column: string): SQLInputValue {
  const value = row[column];
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array) {
    return value;
  }
  throw new Error(`No value: ${column}`);
}
