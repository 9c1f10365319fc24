import { zstdCompressSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { SavedPictures } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import { decodeSiteId } from '../../../shared/site-id.ts';
import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import type { PageKey, PageToKeep } from '../pages/kept-page.ts';
import { ownTitle } from '../pages/own-title.ts';
import { findByName, type PackedPage, packPage, putPage } from '../pages/store.ts';
import { type IndexedPage, indexPages } from '../search/index-page.ts';
import { holdingsOf, letGo } from './holdings.ts';
import { writeMediaFiles } from './media-files.ts';
import { betterPictures } from './picture-quality.ts';
import { settleItem } from './queue.ts';
import type { DuePage, PageToSave, PlainPage, SavedMedium, SavedState } from './saving-models.ts';
import { fileUnder } from './wish-names.ts';

/**
 * Saves pages, each with its text, its pictures and its place in the queue, in one transaction: a page is saved whole
 * or not at all. The files of pictures come first: those of a page that is not saved after all belong to nobody.
 * @param folder of the pictures
 */
export function savePages(
  statements: Statements,
  pages: readonly PageToSave[],
  folder: string,
): { readonly saved: readonly boolean[]; readonly free: readonly string[] } {
  const packed = pages.map(({ page }) => page && packPage(compressed(page)));
  for (const { files } of pages) writeMediaFiles(folder, files);
  return inTransaction(statements.database, () => {
    let held = false;
    const unindexed: IndexedPage[] = [];
    const saved = pages.map((page, index) => {
      const before = findByName(statements, page.page ?? page.key)?.id;
      held ||= before !== undefined && holdingsOf(statements, before).media.length > 0;
      return savePage(statements, page, packed[index], unindexed);
    });
    const free = held ? freeMedia(statements) : [];
    indexPages(statements, unindexed);
    return { saved, free };
  });
}

/** Many pages come one after the other: at zstd's own level, in a fraction of the time that what is read takes, and hardly larger. */
function compressed({ document, ...page }: PlainPage): PageToKeep {
  return { ...page, html: zstdCompressSync(document, { pledgedSrcSize: document.byteLength }) };
}

/** @param unindexed takes up what is to be taken into the index when all pages are written */
function savePage(
  statements: Statements,
  save: PageToSave,
  packed: PackedPage | undefined,
  unindexed: IndexedPage[],
): boolean {
  const { key, pictures, media, at, item, laterOf } = save;
  const { run } = statements;
  // Taken off the queue, released or forgotten while it was fetched: then nobody wants it any more.
  const wanted = item && picturesWanted(statements, item.id);
  if (item !== undefined && wanted === undefined) return false;
  if (laterOf !== undefined && findByName(statements, laterOf)?.page.savedAt === undefined) return false;
  const id = packed ? putPage(statements, packed, { behind: true, unindexed: true }) : findByName(statements, key)?.id;
  if (id === undefined) return false;
  if (packed) unindexed.push({ id, page: packed.page });
  run('UPDATE page SET saved_at = coalesce(saved_at, ?) WHERE id = ?', at, id);
  const better = betterPictures(pictures, holdingsOf(statements, id).saved?.pictures ?? 'none');
  run(
    `INSERT INTO saved_page VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET pictures = excluded.pictures, whole = excluded.whole, asked_at = excluded.asked_at`,
    id,
    better,
    better === pictures ? 1 : 0,
    at,
  );
  // What was saved with more pictures meanwhile keeps those that it has.
  if (better === pictures) run('DELETE FROM page_medium WHERE page = ?', id);
  for (const medium of media) {
    run('INSERT INTO page_medium VALUES (?, ?) ON CONFLICT DO NOTHING', id, mediumId(statements, medium));
  }
  if (item === undefined) return true;
  // Asked for again with more pictures while it was fetched, it has its turn once more.
  const isEnough = wanted === undefined || betterPictures(pictures, wanted) === pictures;
  if (isEnough) {
    fileUnder(statements, item.id, { site: key.site, title: packed?.page.title ?? ownTitle(statements, key) });
    settleItem(statements, item.id, { at, bytes: item.bytes });
  } else run('UPDATE save_item SET bytes = bytes + ? WHERE id = ?', item.bytes, item.id);
  return true;
}

/** With which pictures a place in the queue is to be saved; undefined where there is no such place. */
function picturesWanted({ get }: Statements, item: number): SavedPictures | undefined {
  const row = get(
    'SELECT save_job.pictures FROM save_item JOIN save_job ON save_job.id = save_item.job WHERE save_item.id = ?',
    item,
  );
  return row && z.parse(wantedShape, row).pictures;
}

/** Within a transaction of the caller's. */
export function mediumId({ get, run }: Statements, { address, picture, bytes }: SavedMedium): number {
  const known = get('SELECT id, bytes FROM saved_medium WHERE address = ?', address);
  if (known === undefined) {
    return run('INSERT INTO saved_medium (address, picture, bytes) VALUES (?, ?, ?)', address, picture, bytes).id;
  }
  if (known['bytes'] !== bytes) run('UPDATE saved_medium SET bytes = ? WHERE id = ?', bytes, Number(known['id']));
  return Number(known['id']);
}

/** These pages may go from now on. Answers the addresses that no page holds any more. */
export function releasePages(statements: Statements, keys: readonly PageKey[]): readonly string[] {
  return inTransaction(statements.database, () => {
    for (const key of keys) {
      const found = findByName(statements, key);
      if (found !== undefined) letGo(statements, found.id);
    }
    return freeMedia(statements);
  });
}

/** Forgets which pictures no page holds any more, and answers their addresses. */
export function freeMedia({ all }: Statements): readonly string[] {
  return all(
    `DELETE FROM saved_medium WHERE NOT EXISTS (SELECT 1 FROM page_medium WHERE medium = saved_medium.id)
     RETURNING address`,
  ).map(({ address }) => String(address));
}

export function savedMedia({ all }: Statements): readonly string[] {
  return all('SELECT address FROM saved_medium').map(({ address }) => String(address));
}

/** The largest file first. */
export function sizesOfPicture({ all }: Statements, picture: string): readonly string[] {
  return all('SELECT address FROM saved_medium WHERE picture = ? ORDER BY bytes DESC', picture).map(({ address }) =>
    String(address),
  );
}

/** Null for a page that was not saved. */
export function savedState(statements: Statements, key: PageKey): SavedState | null {
  const found = findByName(statements, key);
  if (found?.page.savedAt === undefined) return null;
  const { saved } = holdingsOf(statements, found.id);
  return { savedAt: found.page.savedAt, pictures: saved?.pictures ?? 'none', whole: saved?.whole ?? true };
}

const wantedShape = z.object({ pictures: z.enum(['none', 'reading', 'large']) });

const dueShape = z.object({
  site: z.custom<SiteId>((value) => decodeSiteId(value) !== undefined),
  title: z.string(),
  pictures: z.nullable(z.enum(['none', 'reading', 'large'])),
  whole: z.nullable(z.int()),
});

/**
 * The saved page that has been left alone for the longest time. First come those that an older engine made and those
 * that lack pictures.
 * @param before pages that were asked after later than this are left alone
 */
export function duePage(
  { get }: Statements,
  { before, engine }: { readonly before: number; readonly engine: number },
): DuePage | null {
  const row = get(
    `SELECT page.site, page.title, saved_page.pictures, saved_page.whole
     FROM page LEFT JOIN saved_page ON saved_page.page = page.id
     WHERE page.saved_at IS NOT NULL AND coalesce(saved_page.asked_at, 0) <= ?1
       AND (page.checked_at <= ?1 OR page.engine <> ?2 OR saved_page.whole = 0)
     ORDER BY page.engine <> ?2 OR saved_page.whole = 0 DESC, page.checked_at, page.id LIMIT 1`,
    before,
    engine,
  );
  if (row === undefined) return null;
  const { site, title, pictures, whole } = z.parse(dueShape, row);
  return { site, title, pictures: pictures ?? 'none', whole: whole !== 0 };
}

/** The wiki was asked after a saved page, whatever came of it. */
export function askedAfter(statements: Statements, { at, ...key }: PageKey & { readonly at: number }): void {
  const found = findByName(statements, key);
  if (found?.page.savedAt === undefined) return;
  statements.run(
    `INSERT INTO saved_page VALUES (?, 'none', 1, ?) ON CONFLICT DO UPDATE SET asked_at = excluded.asked_at`,
    found.id,
    at,
  );
}
