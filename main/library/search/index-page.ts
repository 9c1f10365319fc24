import type { Statements } from '../database/statements.ts';
import { indexedText } from './words.ts';

/** Within a transaction of the caller's, as all of these. */
export function indexPage(
  { run }: Statements,
  id: number,
  page: { readonly title: string; readonly description: string; readonly text: string },
): void {
  run(
    'INSERT INTO text_index (rowid, head, text) VALUES (?, ?, ?)',
    id,
    indexedText(`${page.title}\n${page.description}`),
    indexedText(page.text),
  );
}

/** Takes in the names as they are now. */
export function reindexNames({ all, run }: Statements, id: number): void {
  const names = all('SELECT title FROM name WHERE page = ?', id).map(({ title }) => String(title));
  run('INSERT OR REPLACE INTO name_index (rowid, names) VALUES (?, ?)', id, indexedText(names.join('\n')));
}

export function unindexPage({ run }: Statements, id: number): void {
  run('DELETE FROM text_index WHERE rowid = ?', id);
  run('DELETE FROM name_index WHERE rowid = ?', id);
}
