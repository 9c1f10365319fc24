import type { Statements } from '../database/statements.ts';
import { indexedText } from './words.ts';

/** What the index takes of a page. */
export type IndexedPage = {
  readonly id: number;
  readonly page: { readonly title: string; readonly description: string; readonly text: string };
};

/**
 * Takes pages into both indexes, those that are still there. At the end of a transaction, all at once: FTS5 writes down what it has
 * gathered whenever a statement begins that SQLite may have to undo by itself, and each time as a segment of its own.
 * Within a transaction of the caller's, as all of these.
 */
export function indexPages(statements: Statements, pages: readonly IndexedPage[]): void {
  const there = pages.filter(({ id }) => statements.get('SELECT 1 FROM page WHERE id = ?', id) !== undefined);
  for (const { id, page } of there) indexText(statements, id, page);
  for (const { id } of there) reindexNames(statements, id);
}

function indexText({ run }: Statements, id: number, page: IndexedPage['page']): void {
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
