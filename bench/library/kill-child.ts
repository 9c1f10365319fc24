/**
 * A run of the library that is killed: keeps, saves, imports, evicts or migrates, and says what has been acknowledged.
 * What a page holds follows from its title and its revision, so that whoever looks later knows whether it is whole.
 */

import { once } from 'node:events';
import { zstdCompressSync } from 'node:zlib';
import { MIGRATIONS, type Migration } from '../../main/library/database/schema.ts';
import type { PageToKeep } from '../../main/library/pages/kept-page.ts';
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
    else save(side, turn, work === 'importing' ? BATCH : 1);
    // What was acknowledged reaches whoever listens.
    await new Promise(setImmediate);
  }
}

function must(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`);
}

function save(side: Side, turn: number, count: number): void {
  for (let index = 0; index < count; index++) {
    const revision = turn * BATCH + index;
    const title = `Saved ${revision % PAGES}`;
    must(side.call('keep', page(title, revision)));
    must(side.call('mark', { site: SITE, title, is: 'saved', at: revision }));
    tell({ news: 'saved', title, revision });
  }
}

function cache(side: Side, turn: number): void {
  must(side.call('keep', page(`Read ${turn % 500}`, turn)));
  must(side.call('evict', { bound: BOUND }));
}

if (import.meta.main) await run();
