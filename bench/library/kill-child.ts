/**
 * A run of the library that is killed: keeps, saves, imports, evicts or migrates, and says what has been acknowledged.
 * What a page holds follows from its title and its revision, so that whoever looks later knows whether it is whole.
 */

import { once } from 'node:events';
import { zstdCompressSync } from 'node:zlib';
import { MIGRATIONS, type Migration } from '../../main/library/database/schema.ts';
import type { MediaEntry } from '../../main/library/media-cache/entry-format.ts';
import type { PageToKeep } from '../../main/library/pages/kept-page.ts';
import { mediaFile } from '../../main/library/saving/saved-media.ts';
import { createSide, type Side } from '../../main/library/worker/serve.ts';
import { siteId } from '../../shared/site-id.ts';

export type KillWork = 'saving' | 'importing' | 'evicting' | 'migrating';
export type KillTask = {
  readonly path: string;
  readonly work: KillWork;
  readonly steps: number;
  readonly seed: number;
};
export type KillNews =
  /** From now on it may be killed. */
  | { readonly news: 'working' }
  /** The wish for this page was acknowledged; it was to be saved at this revision or a later one. */
  | { readonly news: 'wished'; readonly title: string; readonly revision: number }
  /** This page, at this revision, was acknowledged as saved. */
  | { readonly news: 'saved'; readonly title: string; readonly revision: number };

export const SITE = siteId('wikipedia', 'en');
/** In bytes; smaller than what a few rounds keep. */
const BOUND = 400_000;
const PAGES = 40;
const BATCH = 10;

/** Steps beyond those of the schema, each of which touches every page. */
export function migrationsWith(steps: number): readonly Migration[] {
  const more = Array.from(
    { length: steps },
    (_, index): Migration =>
      (database) => {
        database.exec(`ALTER TABLE page ADD COLUMN extra_${index} TEXT`);
        database.exec(`UPDATE page SET extra_${index} = title || hex(randomblob(2000))`);
        database.exec(`UPDATE page SET extra_${index} = NULL`);
      },
  );
  return [...MIGRATIONS, ...more];
}

export function htmlFor(title: string, revision: number): string {
  return `<p>${title} at ${revision}: ${Array.from({ length: 3_000 }, (_, at) => (at * revision) % 9973).join(' ')}</p>`;
}

/** Addresses of the pictures of a page at this revision, one of which all revisions share. */
export function picturesFor(title: string, revision: number): readonly string[] {
  return [`${title}/shared`, `${title}/${revision}`].map((name) => `https://pictures.example/${encodeURI(name)}`);
}

/** What is behind such an address. */
export function pictureFor(address: string): MediaEntry {
  const bytes = Buffer.from(`${address} `.repeat(800));
  return { type: 'image/png', bytes, etag: undefined, lastModified: undefined };
}

/** A word that stands in this revision of this page only. */
export function wordFor(title: string, revision: number): string {
  return `${title.replaceAll(/\W/g, '').toLowerCase()}r${revision}`;
}

function page(title: string, revision: number): PageToKeep {
  return {
    site: SITE,
    title,
    aliases: [`${title} (redirect)`],
    revision,
    language: 'en',
    direction: 'ltr',
    description: '',
    fetchedAt: revision,
    engine: 1,
    html: zstdCompressSync(htmlFor(title, revision)),
    contents: '{}',
    text: `${wordFor(title, revision)} ${'many words '.repeat(400)}`,
    headings: [],
  };
}

function tell(news: KillNews): void {
  process.send?.(news);
}

async function run(): Promise<void> {
  const [{ path, work, steps, seed }] = (await once(process, 'message')) as [KillTask];
  const side = createSide('writer', { path, now: Date.now, migrations: migrationsWith(steps) }, () => {});
  // A migration is what opening does.
  if (work === 'migrating') tell({ news: 'working' });
  const failure = side.open();
  if (failure !== undefined) throw new Error(failure.code);
  tell({ news: 'working' });
  for (let turn = seed; ; turn++) {
    if (work === 'evicting') cache(side, turn);
    else if (work === 'importing') take(side, turn);
    else save(side, turn);
    // What was acknowledged reaches whoever listens.
    await new Promise(setImmediate);
  }
}

function must(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`);
}

/** A wish comes into the queue, and what has been there for the longest time is saved with its pictures. */
function save(side: Side, turn: number): void {
  const revision = turn * BATCH;
  const wished = `Saved ${turn % PAGES}`;
  const what = { kind: 'page', site: SITE, title: wished } as const;
  must(side.call('addWish', { what, label: wished, pictures: 'reading', at: turn }));
  tell({ news: 'wished', title: wished, revision });
  const next = side.call('nextSaving', { busy: [] });
  const item = next.ok && next.value?.is === 'pages' ? next.value.items[0] : undefined;
  if (item === undefined) throw new Error('What was wished for is not in the queue');
  const { html: _html, ...saved } = page(item.title, revision);
  const files = picturesFor(item.title, revision).map((address) => ({
    address,
    ...mediaFile(address, pictureFor(address)),
  }));
  must(
    side.call('savePages', [
      {
        key: { site: SITE, title: item.title },
        page: { ...saved, document: Buffer.from(htmlFor(item.title, revision)) },
        pictures: 'reading',
        media: files.map(({ address, size }) => ({ address, picture: address, bytes: size })),
        files: files.map(({ name, parts }) => ({ name, parts })),
        at: turn,
        item: { id: item.id, bytes: 1 },
      },
    ]),
  );
  tell({ news: 'saved', title: item.title, revision });
}

/** Without pictures. */
const PLAIN = { pictures: 'none', media: [], files: [], whole: true } as const;

/** A list, visits and pages of a bundle, as an import takes them over. */
function take(side: Side, turn: number): void {
  const at = turn;
  const owner = 'somebody';
  const titles = Array.from({ length: BATCH }, (_, index) => `Saved ${(turn * BATCH + index) % PAGES}`);
  const pages = titles.map((title) => ({ site: SITE, title, addedAt: at }));
  must(
    side.call('importList', { owner, list: { kind: 'list', name: 'Mine', description: '', createdAt: 1, pages }, at }),
  );
  const visits = titles.map((title, index) => ({
    kind: 'visit' as const,
    id: index + 1,
    site: SITE,
    title,
    description: '',
    language: 'en',
    direction: 'ltr' as const,
    at,
    from: index === 0 ? undefined : index,
  }));
  must(side.call('importVisits', { owner, visits, known: [] }));
  for (const [index, title] of titles.entries()) {
    const revision = turn * BATCH + index;
    must(side.call('importPage', { page: page(title, revision), readAt: revision, saved: { at: revision, ...PLAIN } }));
    tell({ news: 'saved', title, revision });
  }
}

function cache(side: Side, turn: number): void {
  must(side.call('keep', page(`Read ${turn % 500}`, turn)));
  must(side.call('evict', { bound: BOUND }));
}

if (import.meta.main) await run();
