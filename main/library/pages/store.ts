import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { SiteId } from '../../../shared/models.ts';
import { displayTitle } from '../../../shared/titles.ts';
import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import { describeVisits } from '../history/record.ts';
import { giveHoldings, holdingsOf } from '../saving/holdings.ts';
import { fold } from '../search/fold.ts';
import { indexPages, unindexPage } from '../search/index-page.ts';
import type { KeptPage, PageKey, PageToKeep } from './kept-page.ts';
import { PAGE_COLUMNS, type PageRow, pageRow } from './page-row.ts';
import { sectionsOf } from './sections.ts';

/** When it was read last, and when it was saved, if it was; ms since the epoch. */
export type PastOf = {
  readonly readAt?: number | undefined;
  readonly savedAt?: number | undefined;
  /** Nobody reads it now: it counts as read when it was read before, or as late as it came. */
  readonly behind?: boolean | undefined;
  /** It came in somebody's file, and its other names as well: no wiki has said that they are its. */
  readonly brought?: boolean | undefined;
  /** The caller takes it into the index, with others and before the transaction ends. */
  readonly unindexed?: boolean | undefined;
};

/**
 * Keeps a page in place of what was kept of it before, in one transaction: there is never half of one. What was saved
 * stays saved, and every name that led to the page still does.
 * @param past of a page that was kept elsewhere before
 */
export function keepPage(statements: Statements, page: PageToKeep, past: PastOf = {}): void {
  const packed = packPage(page);
  inTransaction(statements.database, () => {
    if (page.inPlace && replacedBy(statements, page).length === 0) return;
    putPage(statements, packed, past);
  });
}

/** What is kept under its title, or under the one that it had. */
function replacedBy(statements: Statements, page: PageToKeep): readonly PageRow[] {
  const moved = page.movedFrom === undefined ? undefined : findPage(statements, { ...page, title: page.movedFrom });
  return [findPage(statements, page), moved].filter((row) => row !== undefined);
}

/** A page as it will be written: what takes time is done before anybody is kept from writing. */
export type PackedPage = {
  readonly page: PageToKeep;
  readonly contents: Uint8Array;
  readonly text: Uint8Array;
  readonly sections: string;
};

export function packPage(page: PageToKeep): PackedPage {
  return {
    page,
    contents: zstdCompressSync(page.contents),
    text: zstdCompressSync(page.text),
    sections: JSON.stringify(sectionsOf(page.text, page.headings)),
  };
}

/** Within a transaction of the caller's. Answers the id of the page. */
export function putPage(statements: Statements, packed: PackedPage, past: PastOf = {}): number {
  const { page, contents, text, sections } = packed;
  // What the index takes is about what the text takes before it is compressed.
  const bytes = page.html.byteLength + contents.byteLength + text.byteLength + Buffer.byteLength(page.text);
  const replaced = replacedBy(statements, page);
  const names = replaced.flatMap(({ id: old }) =>
    statements.all('SELECT title, brought FROM name WHERE page = ?', old),
  );
  const holdings = replaced.map(({ id: old }) => holdingsOf(statements, old));
  for (const { id: old } of replaced) removePage(statements, old);
  const before = replaced.find(({ page: { savedAt } }) => savedAt !== undefined) ?? replaced[0];
  const readAt = past.behind ? before?.readAt : Math.max(page.fetchedAt, before?.readAt ?? 0);
  const { id } = statements.run(
    `INSERT INTO page (site, title, revision, etag, edited_at, language, direction, description, licence_title,
       licence_url, fetched_at, checked_at, read_at, saved_at, newer_revision, engine, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
    page.site,
    page.title,
    page.revision,
    page.etag ?? null,
    page.editedAt ?? null,
    page.language,
    page.direction,
    page.description,
    page.licence?.title ?? null,
    page.licence?.url ?? null,
    page.fetchedAt,
    page.fetchedAt,
    past.readAt ?? readAt ?? page.fetchedAt,
    past.savedAt ?? before?.page.savedAt ?? null,
    page.engine,
    bytes,
  );
  statements.run('INSERT INTO page_html VALUES (?, ?, ?, ?)', id, page.html, contents, checksumOf(page.html, contents));
  statements.run('INSERT INTO page_text VALUES (?, ?, ?)', id, text, sections);
  addName(statements, page.site, page.title, id);
  for (const { title, brought } of names) addName(statements, page.site, String(title), id, brought === 1);
  for (const name of page.aliases) addName(statements, page.site, name, id, past.brought);
  describeVisits(statements, page);
  for (const held of holdings) giveHoldings(statements, id, held);
  if (!past.unindexed) indexPages(statements, [{ id, page }]);
  return id;
}

/** The page by any of its names; undefined when it is not kept, or no longer whole. */
export function readPage(statements: Statements, key: PageKey): KeptPage | undefined {
  const row = findByName(statements, key);
  const body = row && bodyOf(statements, row.id);
  return body && { ...row.page, ...body };
}

/** What is known of the page that this name leads to. */
export function findByName({ get }: Statements, { site, title }: PageKey): PageRow | undefined {
  const row = get(
    `SELECT ${PAGE_COLUMNS} FROM name JOIN page ON page.id = name.page WHERE name.site = ? AND name.title = ?`,
    site,
    displayTitle(title),
  );
  return row && pageRow(row);
}

/** Undefined when it is not what was written. */
export function bodyOf({ get }: Statements, id: number): Pick<KeptPage, 'html' | 'contents'> | undefined {
  const { html, contents, checksum } = get('SELECT html, contents, checksum FROM page_html WHERE page = ?', id) ?? {};
  if (!(html instanceof Uint8Array && contents instanceof Uint8Array)) return undefined;
  if (checksumOf(html, contents) !== checksum) return undefined;
  return { html, contents: zstdDecompressSync(contents).toString() };
}

/** Under exactly this title. */
export function findPage({ get }: Statements, { site, title }: PageKey): PageRow | undefined {
  const row = get(`SELECT ${PAGE_COLUMNS} FROM page WHERE site = ? AND title = ?`, site, title);
  return row && pageRow(row);
}

/** With everything that hangs on it; it leaves the index as well. Within a transaction of the caller's. */
export function removePage(statements: Statements, id: number): void {
  unindexPage(statements, id);
  statements.run('DELETE FROM page WHERE id = ?', id);
}

export function namesOf(statements: Statements, id: number): readonly string[] {
  return statements.all('SELECT title FROM name WHERE page = ? ORDER BY title', id).map(({ title }) => String(title));
}

/**
 * A name leads to one page: the one it led to last.
 * SECURITY: one that came in somebody's file takes none that is known.
 */
export function addName(statements: Statements, site: SiteId, name: string, id: number, brought = false): void {
  statements.run(
    `INSERT INTO name (site, title, page, folded, brought) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET page = excluded.page, brought = excluded.brought
       WHERE excluded.brought <= name.brought
         AND NOT EXISTS (SELECT 1 FROM page WHERE id = name.page AND site = name.site AND title = name.title)`,
    site,
    name,
    id,
    fold(name),
    brought ? 1 : 0,
  );
}

function checksumOf(html: Uint8Array, contents: Uint8Array): number {
  return crc32(contents, crc32(html));
}
