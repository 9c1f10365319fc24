import { attempt, readableIds } from '../database/readable-rows.ts';
import type { Statements } from '../database/statements.ts';
import type { PageToKeep } from './kept-page.ts';
import { PAGE_COLUMNS, pageRow } from './page-row.ts';
import { decodeSections } from './sections.ts';
import { bodyOf, keepPage, namesOf, type PastOf } from './store.ts';
import { textOf } from './text.ts';

/**
 * Takes over every page of a damaged database that can be read and is whole, in the order of keeping.
 * @returns how many
 */
export function salvagePages(from: Statements, to: Statements): number {
  let pages = 0;
  for (const id of readableIds(from, 'page')) {
    const page = attempt(() => pageOf(from, id));
    if (page === undefined) continue;
    keepPage(to, page.kept, page.past);
    pages++;
  }
  return pages;
}

type Found = { readonly kept: PageToKeep; readonly past: PastOf };

function pageOf(from: Statements, id: number): Found | undefined {
  const row = from.get(`SELECT ${PAGE_COLUMNS} FROM page WHERE id = ?`, id);
  if (row === undefined) return undefined;
  const { page, readAt } = pageRow(row);
  const body = bodyOf(from, id);
  if (body === undefined) return undefined;
  const words = attempt(() => wordsOf(from, id));
  const aliases = attempt(() => namesOf(from, id)) ?? [];
  const past = { readAt, savedAt: page.savedAt };
  if (words !== undefined) return { kept: { ...page, ...body, aliases, ...words }, past };
  // It can be read, and is found by its names. Without an ETag it comes whole when it is next asked after.
  return { kept: { ...page, ...body, aliases, etag: undefined, text: '', headings: [] }, past };
}

function wordsOf(from: Statements, id: number): Pick<PageToKeep, 'text' | 'headings'> | undefined {
  const row = from.get('SELECT text, sections FROM page_text WHERE page = ?', id);
  if (row === undefined) return undefined;
  const text = textOf(row);
  const headings = decodeSections(String(row['sections'])).map(([start, anchor]) => ({
    text: text.slice(start).split('\n', 1)[0] ?? '',
    anchor,
  }));
  return { text, headings };
}
