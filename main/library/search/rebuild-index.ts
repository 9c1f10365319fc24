import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import { PAGE_COLUMNS, pageRow } from '../pages/page-row.ts';
import { textOf } from '../pages/text.ts';
import { indexPages } from './index-page.ts';

/** Makes both indexes anew of what is kept: nothing is in them that is not in the pages. */
export function rebuildIndex(statements: Statements): void {
  inTransaction(statements.database, () => {
    for (const index of ['text_index', 'name_index'])
      statements.run(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
    for (const { id } of statements.all('SELECT id FROM page ORDER BY id')) {
      const row = statements.get(
        `SELECT ${PAGE_COLUMNS}, text FROM page JOIN page_text ON page_text.page = page.id WHERE page.id = ?`,
        Number(id),
      );
      if (row === undefined) continue;
      indexPages(statements, [{ id: Number(id), page: { ...pageRow(row).page, text: textOf(row) } }]);
    }
  });
}
