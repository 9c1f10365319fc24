/** What saving costs beyond fetching: two hundred articles with their pictures, from a wiki in another process and without latency. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ENGINE_VERSION } from '../../main/article/engine-version.ts';
import { readArticle } from '../../main/article/reading-document.ts';
import { createLibrary, type Library } from '../../main/library/library.ts';
import { diskFolder } from '../../main/library/media-cache/cache-folder.ts';
import { createMediaCache } from '../../main/library/media-cache/media-cache.ts';
import { savedMediaFolder } from '../../main/library/saving/media-files.ts';
import { createSavedMedia, type SavedMedia } from '../../main/library/saving/saved-media.ts';
import { libraryThreads } from '../../main/library/worker/start.ts';
import type { Http } from '../../main/ports.ts';
import { createSlots, PICTURES_AT_ONCE } from '../../main/reader/media/slots.ts';
import { createSaving } from '../../main/reader/saving/saving.ts';
import { systemClock as clock, systemRandom as random } from '../../main/shell/system.ts';
import { createSites, type Sites } from '../../main/wiki/sites/sites.ts';
import { createWiki, type Wiki } from '../../main/wiki/wiki.ts';
import type { ListId } from '../../shared/library-models.ts';
import { ok, type Result } from '../../shared/result.ts';
import { siteId } from '../../shared/site-id.ts';
import { fakeBearers } from '../../test/fakes/bearers.ts';
import { createNodeHttp } from '../../test/fakes/node-http.ts';
import { type Figure, median, medianRatio } from '../figures.ts';
import type { ChildWiki } from './wiki-child.ts';

const group = 'library';
const ENTRY = join(import.meta.dirname, '../../main/library/worker/entry.ts');
const CHILD = join(import.meta.dirname, 'wiki-child.ts');
const SITE = siteId('wikipedia', 'en');
const ARTICLES = 200;
const RUNS = 5;
/** How often it is looked whether all is done, in ms. The window hears of it less often. */
const LOOK = 50;
const log = () => undefined;

export async function saving(): Promise<readonly Figure[]> {
  const child = fork(CHILD, [String(ARTICLES * (RUNS + 1))], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const shelf = openShelf();
  try {
    const [wiki] = (await once(child, 'message')) as [ChildWiki];
    const bare: number[] = [];
    const saved: number[] = [];
    const bytes: number[] = [];
    // One right after the other: a machine that slows down slows both. The first pair warms everything up.
    for (let run = 0; run <= RUNS; run++) {
      const pages = { ...wiki, first: run * ARTICLES, titles: wiki.titles.slice(run * ARTICLES, (run + 1) * ARTICLES) };
      const plain = await bareFetch(pages);
      const kept = await save(shelf, pages);
      if (kept.bytes !== plain.bytes) throw new Error(`Other bytes: ${kept.bytes}, not ${plain.bytes}`);
      if (run === 0) continue;
      bytes.push(plain.bytes);
      bare.push(plain.ms);
      saved.push(kept.ms);
    }
    const value = medianRatio(saved, bare);
    const detail = {
      articles: ARTICLES,
      kB: Math.round(median(bytes) / 1024),
      runs: RUNS,
      bareMs: Math.round(median(bare)),
      saveMs: Math.round(median(saved)),
    };
    return [{ group, name: 'save-vs-bare-fetch', value, unit: 'ratio', goal: '<=1.7', detail }];
  } finally {
    await shelf.remove();
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  }
}

/** The same client on both sides. It asks in its turn, as it always does; on this computer no pause is between two requests. */
function client(apiBase: string): Client {
  let bytes = 0;
  const plain = createNodeHttp();
  const http: Http = async (url, init) => {
    const response = await plain(url, init);
    const { status, headers, body } = response;
    const counted = body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          bytes += piece.byteLength;
          controller.enqueue(piece);
        },
      }),
    );
    return new Response(counted ?? null, { status, headers });
  };
  const sites = createSites({ apiBase });
  const userAgent = 'Lectern/0 (https://lectern.org/reader) Bench/1';
  const wiki = createWiki({ http, bearers: fakeBearers(), clock, random, userAgent, sites, log });
  return { wiki, sites, bytes: () => bytes };
}

type Client = {
  readonly wiki: Wiki;
  readonly sites: Sites;
  /** Of all bodies that have come. */
  readonly bytes: () => number;
};

/** Those of one run. */
type Pages = ChildWiki & {
  /** The place of the first among all. */
  readonly first: number;
};

type Measured = { readonly ms: number; readonly bytes: number };

/**
 * Page after page: its document, what is said of it, then its pictures, four at once, and nothing is done with it. Saving asks for the
 * same, the next document while the pictures come.
 */
async function bareFetch({ apiBase, titles, first }: Pages): Promise<Measured> {
  const { wiki, bytes } = client(apiBase);
  await wiki.learnSite(SITE);
  const asking = { priority: 'saving' } as const;
  const begin = performance.now();
  for (const [index, title] of titles.entries()) {
    await Promise.all([
      wiki.html({ site: SITE, title }, asking).then(async (found) => {
        if (!found.ok) throw new Error(found.failure.code);
        await new Response(found.value.body).arrayBuffer();
      }),
      wiki.page({ site: SITE, title }, asking),
    ]);
    await Promise.all(
      [0, 1].map(async (which) => {
        const number = (first + index) * 2 + which;
        const name = number % 2 === 0 ? 'causeway' : 'winter-sea';
        const found = await wiki.media(
          SITE,
          `${new URL(apiBase).origin}/images/thumb/250px-${name}.png?of=${number}`,
          {},
        );
        if (!found.ok) throw new Error(found.failure.code);
        await found.value.arrayBuffer();
      }),
    );
  }
  return { ms: performance.now() - begin, bytes: bytes() };
}

/**
 * A library, open and warm; the same one in every run, so that only saving is measured. Nothing is removed in between: a file
 * system may have more to do for a file that is made where others have just gone.
 */
function openShelf(): { readonly library: Library; readonly media: SavedMedia; readonly remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-saving-'));
  const mediaCache = createMediaCache({ folder: diskFolder(join(folder, 'media')), clock, log });
  // In the library's own folder, as in the app: what forgets the library forgets them.
  const kept = join(folder, 'library');
  const media = createSavedMedia({
    folder: diskFolder(savedMediaFolder(join(kept, 'library.sqlite'))),
    mediaCache,
    clock,
    log,
  });
  const start = libraryThreads(ENTRY, join(kept, 'library.sqlite'));
  const library = createLibrary({ start, media, bound: () => Number.MAX_SAFE_INTEGER, log, onNews: () => {} });
  return {
    library,
    media,
    async remove() {
      await library.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A list of all of them, from the wish to the last page on disk. */
async function save(shelf: ReturnType<typeof openShelf>, { apiBase, titles }: Pages): Promise<Measured> {
  const { library, media } = shelf;
  // Both threads have opened their file.
  must(await library.sizes());
  const { wiki, sites, bytes } = client(apiBase);
  await wiki.learnSite(SITE);
  const queue = createSaving({
    wiki,
    sites,
    readArticle,
    engineVersion: ENGINE_VERSION,
    library,
    media,
    enter: createSlots(PICTURES_AT_ONCE, clock),
    clock,
    log,
    hasList: async () => true,
    list: async () => ok({ name: 'All', pages: titles.map((title) => ({ site: SITE, title })) }),
  });
  queue.start();
  const begin = performance.now();
  const { job: id } = must(await queue.add({ kind: 'list', list: 1 as ListId }, 'reading'));
  try {
    for (;;) {
      await pause(LOOK);
      const job = must(await queue.view()).jobs.find((one) => one.id === id);
      if (job?.state === 'failed') throw new Error(JSON.stringify(job.failures));
      if (job?.state === 'done') return { ms: performance.now() - begin, bytes: bytes() };
    }
  } finally {
    await queue.close();
  }
}

function must<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
