import * as z from 'zod/mini';
import type { KeptRow, Part } from '../../../shared/library-models.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Row, Statements } from '../database/statements.ts';
import type { PageKey } from './kept-page.ts';
import { PAGE_COLUMNS, pageRow } from './page-row.ts';

/** What of the shelf is wanted, and where it goes on. */
export type ShelfQuery = {
  readonly show: 'saved' | 'all';
  /** `title`: by its folded letters; else the greatest first. */
  readonly order: 'title' | 'read' | 'saved' | 'bytes';
  /** As a part before said it. */
  readonly after?: string | undefined;
};

const AT_ONCE = 100;
/** How many of the largest pages are told. */
const LARGEST = 10;

/** With the pictures that were saved for it; one that several pages have counts for each. */
const BYTES = `page.bytes + coalesce((SELECT sum(saved_medium.bytes) FROM page_medium
  JOIN saved_medium ON saved_medium.id = page_medium.medium WHERE page_medium.page = page.id), 0)`;

/** What each order goes by; the page's id tells equals apart, so that a part begins exactly where the last one ended. */
const KEYS = {
  read: 'page.read_at',
  saved: 'coalesce(page.saved_at, 0)',
  bytes: BYTES,
} as const;

const COLUMNS = `${PAGE_COLUMNS}, ${BYTES} AS bytes`;
const cursorShape = z.tuple([z.union([z.string(), z.number()]), z.int()]);
const bytesShape = z.object({ bytes: z.int() });

/** A part of what is kept. After what is no cursor of this order nothing follows. */
export function listShelf({ all }: Statements, { show, order, after }: ShelfQuery): Part<KeptRow> {
  const byTitle = order === 'title';
  const key = byTitle ? 'name.folded' : KEYS[order];
  const cursor = after === undefined ? undefined : decodeCursor(after);
  if (after !== undefined && (cursor === undefined || (typeof cursor[0] === 'string') !== byTitle)) return { rows: [] };
  const [beyond, way] = byTitle ? ['>', ''] : ['<', 'DESC'];
  const found = all(
    `SELECT ${COLUMNS}, ${key} AS key FROM ${byTitle ? OWN_NAMES : 'page'}
     WHERE ${show === 'saved' ? 'page.saved_at IS NOT NULL' : 'true'}
       ${cursor === undefined ? '' : `AND (${key}, page.id) ${beyond} (?, ?)`}
     ORDER BY ${key} ${way}, page.id ${way} LIMIT ${AT_ONCE + 1}`,
    ...(cursor ?? []),
  );
  const rows = found.slice(0, AT_ONCE);
  const last = found.length > AT_ONCE ? rows.at(-1) : undefined;
  return { rows: rows.map(keptRow), next: last && encodeCursor(last) };
}

/** The order of the tables is the order of work: the index of folded names, then the page of each. */
const OWN_NAMES = 'name CROSS JOIN page ON page.id = name.page AND page.site = name.site AND page.title = name.title';

/** The page that a name leads to; null when it is not kept. */
export function shelfRow({ get }: Statements, { site, title }: PageKey): KeptRow | null {
  const row = get(
    `SELECT ${COLUMNS} FROM name JOIN page ON page.id = name.page WHERE name.site = ? AND name.title = ?`,
    site,
    displayTitle(title),
  );
  return row === undefined ? null : keptRow(row);
}

/** The pages that take the most room, largest first. */
export function largestPages({ all }: Statements): readonly KeptRow[] {
  return all(`SELECT ${COLUMNS} FROM page ORDER BY bytes DESC, page.id LIMIT ${LARGEST}`).map(keptRow);
}

function keptRow(row: Row): KeptRow {
  const { page, readAt } = pageRow(row);
  const { site, title, description, language, direction, revision, fetchedAt, checkedAt, savedAt } = page;
  const { newerRevision } = page;
  const { bytes } = z.parse(bytesShape, row);
  const facts = { site, title, description, language, direction, revision };
  return { ...facts, fetchedAt, checkedAt, readAt, savedAt, newerRevision, bytes };
}

function encodeCursor({ key, id }: Row): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

function decodeCursor(text: string): z.infer<typeof cursorShape> | undefined {
  try {
    const decoded = z.safeParse(cursorShape, JSON.parse(Buffer.from(text, 'base64url').toString()));
    return decoded.success ? decoded.data : undefined;
  } catch {
    return undefined;
  }
}
