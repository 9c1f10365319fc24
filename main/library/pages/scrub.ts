import { emptySideFile, inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';

const INDEXES = ['text_index', 'name_index'] as const;
/** Pages of an index that are written anew at once: whoever wants to write need not wait for more. */
const AT_ONCE = 500;
/** A merge that had nothing to do counts as fewer changes: https://www.sqlite.org/fts5.html#the_merge_command */
const SOME_WORK = 2;

/**
 * SECURITY: takes the words of pages that were forgotten out of where they still stand. An index only notes that a page has
 * gone, until it is merged; and what was written last stands beside the file.
 * @param begins whether this is the first of the steps
 * @returns whether it was the last
 */
export function scrubSome(statements: Statements, { begins }: { readonly begins: boolean }): boolean {
  const worked = inTransaction(statements.database, () =>
    INDEXES.map((index) => {
      const before = changesOf(statements);
      // Below zero: all of the index, also what would be left as it is otherwise.
      const pages = begins ? -AT_ONCE : AT_ONCE;
      statements.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`, pages);
      return changesOf(statements) - before >= SOME_WORK;
    }),
  ).includes(true);
  if (!worked) emptySideFile(statements.database);
  return !worked;
}

function changesOf({ get }: Statements): number {
  return Number(get('SELECT total_changes() AS changes')?.['changes']);
}
