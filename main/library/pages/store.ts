import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { SiteId } from '../../../shared/models.ts';
import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import { fold } from '../search/fold.ts';
import { indexPage, reindexNames, unindexPage } from '../search/index-page.ts';
import type { KeptPage, PageKey, PageToKeep } from './kept-page.ts';
import { PAGE_COLUMNS, type PageRow, pageRow } from './page-row.ts';
import { sectionsOf } from './sections.ts';

/** When it was read last, and when it was saved, if it was; ms since the epoch. */
export type PastOf = { readonly readAt?: number | undefined; readonly savedAt?: number | undefined };

/**
 * Keeps a page in place of what was kept of it before, in one transaction: there is never half of one. What was saved
 * stays saved, and every name that led to the page still does.
 * @param past of a page that was kept elsewhere before
 */
export function keepPage(statements: Statements, page: PageToKeep, past: PastOf = {}): void {
  const contents = zstdCompressSync(page.contents);
  const text = zstdCompressSync(page.text);
  const sections = JSON.stringify(sectionsOf(page.text, page.headings));
  // What the index takes is about what the text takes before it is compressed.
  const bytes = page.html.byteLength + contents.byteLength + text.byteLength + Buffer.byteLength(page.text);
  inTransaction(statements.database, () => {
    const moved = page.movedFrom === undefined ? undefined : findPage(statements, { ...page, title: page.movedFrom });
    const replaced = [findPage(statements, page), moved].filter((row) => row !== undefined);
    const names = replaced.flatMap(({ id: old }) => namesOf(statements, old));
    for (const { id: old } of replaced) removePage(statements, old);
    const before = replaced.find(({ page: { savedAt } }) => savedAt !== undefined) ?? replaced[0];
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
      past.readAt ?? Math.max(page.fetchedAt, before?.readAt ?? 0),
      past.savedAt ?? before?.page.savedAt ?? null,
      page.engine,
      bytes,
    );
    statements.run(
      'INSERT INTO page_html VALUES (?, ?, ?, ?)',
      id,
      page.html,
      contents,
      checksumOf(page.html, contents),
    );
    statements.run('INSERT INTO page_text VALUES (?, ?, ?)', id, text, sections);
    for (const name of new Set([page.title, ...page.aliases, ...names])) addName(statements, page.site, name, id);
    indexPage(statements, id, page);
    reindexNames(statements, id);
  });
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
    title,
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
function findPage({ get }: Statements, { site, title }: PageKey): PageRow | undefined {
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

/** A name leads to one page: the one it led to last. */
export function addName(statements: Statements, site: SiteId, name: string, id: number): void {
  statements.run(
    `INSERT INTO name VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET page = excluded.page
       WHERE NOT EXISTS (SELECT 1 FROM page WHERE id = name.page AND site = name.site AND title = name.title)`,
    site,
    name,
    id,
    fold(name),
  );
}

function checksumOf(html: Uint8Array, contents: Uint8Array): number {
  return crc32(contents, crc32(html));
}
