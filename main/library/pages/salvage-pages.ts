import * as z from 'zod/mini';
import type { Statements } from '../database/statements.ts';
import type { PageToKeep } from './kept-page.ts';
import { PAGE_COLUMNS, pageRow } from './page-row.ts';
import { decodeSections } from './sections.ts';
import { bodyOf, keepPage, namesOf, type PastOf } from './store.ts';
import { textOf } from './text.ts';

/** How many ids are tried one by one where the order of the rows is lost, and how many where their end is. */
const MOST_TRIED = 200_000;
const TRIED_BEYOND = 2_000;
const idShape = z.int();

/**
 * Takes over every page of a damaged database that can be read and is whole, in the order of keeping.
 * @returns how many
 */
export function salvagePages(from: Statements, to: Statements): number {
  let pages = 0;
  for (const id of readableIds(from)) {
    const page = attempt(() => pageOf(from, id));
    if (page === undefined) continue;
    keepPage(to, page.kept, page.past);
    pages++;
  }
  return pages;
}

/** From the front as far as it goes, from the back as far as it goes, and one by one in between. */
function* readableIds(from: Statements): Generator<number, void> {
  const step = (sql: string, at: number) => attempt(() => z.parse(idShape, from.get(sql, at)?.['id']));
  let low = 0;
  for (let next = step(AFTER, low); next !== undefined; next = step(AFTER, low)) {
    yield next;
    low = next;
  }
  const behind: number[] = [];
  let high = Number.MAX_SAFE_INTEGER;
  for (let next = step(BEFORE, high); next !== undefined && next > low; next = step(BEFORE, high)) {
    behind.push(next);
    high = next;
  }
  const end = behind.length === 0 ? low + TRIED_BEYOND : Math.min(high, low + MOST_TRIED);
  for (let id = low + 1; id < end; id++) yield id;
  yield* behind.toReversed();
}

const AFTER = 'SELECT id FROM page WHERE id > ? ORDER BY id LIMIT 1';
const BEFORE = 'SELECT id FROM page WHERE id < ? ORDER BY id DESC LIMIT 1';

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

/** Whatever cannot be read is not there any more. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
