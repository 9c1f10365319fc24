/** How soon a kept page flows after it was asked for, and how small it is on the disk. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArticle } from '../../main/article/reading-document.ts';
import { createLibrary, type Library } from '../../main/library/library.ts';
import { createMediaCache } from '../../main/library/media-cache/media-cache.ts';
import { libraryThreads } from '../../main/library/worker/start.ts';
import { createPast } from '../../main/reader/past/past.ts';
import { createReader, type Reader } from '../../main/reader/reader.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { createWiki } from '../../main/wiki/wiki.ts';
import { siteId } from '../../shared/site-id.ts';
import { fakeBearers } from '../../test/fakes/bearers.ts';
import { createFakeCacheFolder } from '../../test/fakes/cache-folder.ts';
import { pictureStores } from '../../test/fakes/picture-stores.ts';
import { createFakeRandom } from '../../test/fakes/random.ts';
import { type Source, source, streamed } from '../article/source.ts';
import { type Figure, median } from '../figures.ts';

const group = 'library';
const ENTRY = join(import.meta.dirname, '../../main/library/worker/entry.ts');
const SITE = siteId('wikipedia', 'en');
const RUNS = 30;
const clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  after: (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export async function opening(): Promise<readonly Figure[]> {
  const large = await source('United_States', 2_500);
  const documents = [large, await source('Dog', 850), await source('ar-Mathematics', 150)];
  const folder = mkdtempSync(join(tmpdir(), 'lectern-opening-'));
  const start = libraryThreads(ENTRY, join(folder, 'library.sqlite'));
  const library = createLibrary({ start, bound: () => Number.MAX_SAFE_INTEGER, log: () => {}, onNews: () => {} });
  const reader = readerOf(library, documents);
  try {
    const kept = new Map<Source, number>();
    for (const document of documents) kept.set(document, await keptBytes(reader, library, document));
    return [await openKept(reader, large), htmlVsRaw(kept)];
  } finally {
    await library.close();
    rmSync(folder, { recursive: true });
  }
}

/** A reader whose wiki has these documents, and answers at once. */
function readerOf(library: Library, documents: readonly Source[]): Reader {
  const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
  const wiki = createWiki({
    http: async (url) => {
      const found = documents.find(({ title }) =>
        url.includes(`/page/${encodeURIComponent(title.replaceAll(' ', '_'))}/html`),
      );
      if (found === undefined)
        return new Response('{}', { status: 404, headers: { 'content-type': 'application/json' } });
      return new Response(streamed(found.bytes), {
        headers: { 'content-type': 'text/html', 'content-language': 'en', 'content-revision-id': '1', etag: '"1"' },
      });
    },
    bearers: fakeBearers(),
    clock,
    random: createFakeRandom(),
    userAgent: 'Lectern/1.0 (https://lectern.example) Bench/1',
    sites,
    log: () => {},
  });
  return createReader({
    wiki,
    sites,
    readArticle,
    engineVersion: 1,
    library,
    ...createPast({ library, whose: () => '', clock }),
    assets: { read: async () => undefined },
    ...pictureStores(createMediaCache({ folder: createFakeCacheFolder(), clock, log: () => {} }), {
      clock,
      log: () => {},
    }),
    clock,
    random: createFakeRandom(),
    log: () => {},
    theme: () => 'light',
  });
}

/** Reads a document from the wiki to its end; answers how large it is as it is kept. */
async function keptBytes(reader: Reader, library: Library, { title }: Source): Promise<number> {
  const opened = await reader.open({ site: SITE, title });
  if (!opened.ok) throw new Error(opened.failure.code);
  await (await reader.serve(new Request(new URL(opened.value.documentPath, 'app://lectern')))).arrayBuffer();
  for (;;) {
    const found = await library.read({ site: SITE, title });
    if (found.ok && found.value !== undefined) return found.value.html.byteLength;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** From the call to the first bytes of the document. */
async function openKept(reader: Reader, { title, bytes, from }: Source): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const begin = performance.now();
    const opened = await reader.open({ site: SITE, title });
    if (!opened.ok) throw new Error(opened.failure.code);
    const response = await reader.serve(new Request(new URL(opened.value.documentPath, 'app://lectern')));
    const document = response.body?.getReader();
    await document?.read();
    // The first run warms everything up.
    if (run > 0) times.push(performance.now() - begin);
    await document?.cancel();
  }
  const detail = { rawKb: Math.round(bytes.length / 1024), runs: RUNS, documents: from, slowestMs: Math.max(...times) };
  return { group, name: 'open-kept-ms', value: median(times), unit: 'ms', goal: '<=15', detail };
}

function htmlVsRaw(kept: ReadonlyMap<Source, number>): Figure {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const ratios = [...kept].map(
    ([{ title, bytes }, size]) => [title, Number((size / bytes.length).toFixed(4))] as const,
  );
  const value = sum([...kept.values()]) / sum([...kept.keys()].map(({ bytes }) => bytes.length));
  return { group, name: 'html-vs-raw', value, unit: 'ratio', goal: '<=0.12', detail: Object.fromEntries(ratios) };
}
