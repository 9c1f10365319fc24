import { setImmediate, setTimeout } from 'node:timers/promises';
import { readArticle } from '../../../main/article/reading-document.ts';
import { createMediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { createPast } from '../../../main/reader/past/past.ts';
import { createReader } from '../../../main/reader/reader.ts';
import type { OpenedPage, PageFreshness } from '../../../shared/models.ts';
import { createFakeCacheFolder } from '../../fakes/cache-folder.ts';
import { json } from '../../fakes/http.ts';
import { pictureStores } from '../../fakes/picture-stores.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import { libraryInProcess } from '../../library/in-process.ts';
import { tableRows } from '../../library/table-rows.ts';
import { bare, createBench, EN, parsoid, SITES } from '../../wiki/answers.ts';
import { readingText } from '../reading-text.ts';

const DAY = 24 * 3_600_000;

/** A picture's address, as a wiki writes it. */
export const pictureUrl = (name: string) => `https://upload.wikimedia.org/wikipedia/commons/${name}`;
export const pathOf = (name: string) => `/media/${EN}/${encodeURIComponent(pictureUrl(name))}`;

const body = (title: string) =>
  `<!DOCTYPE html><html><body lang="en" dir="ltr"><section data-mw-section-id="0"><p>${title} is a place. It has a picture.</p>` +
  `<figure typeof="mw:File"><a href="./File:${title}.png"><img src="${pictureUrl(`${title}.png`)}" width="200" height="100" data-file-width="200" data-file-height="100"/></a><figcaption>A view</figcaption></figure></section></body></html>`;

/** Somebody who reads over a wiki in memory, with a library in a file and a folder of pictures. */
export function createPrivateBench() {
  let revision = '37';
  let whenAsked = () => {};
  const { wiki, clock, http, log } = createBench(({ url, headers }) => {
    whenAsked();
    const path = new URL(url).pathname;
    if (path.endsWith('.png')) return new Response('png', { headers: { 'content-type': 'image/png', etag: '"p"' } });
    if (path.endsWith('.ogg')) {
      return new Response('sound', { headers: { 'content-type': 'audio/ogg', 'content-length': '5' } });
    }
    if (path.includes('/search/'))
      return json({ pages: [{ title: 'Mars', thumbnail: { url: pictureUrl('Hit.png') } }] });
    if (path.includes('/summary/')) {
      const thumbnail = { source: pictureUrl('Lead.png'), width: 320, height: 320 };
      return json({ title: 'Mars', extract: 'Mars is a place.', lang: 'en', dir: 'ltr', thumbnail });
    }
    const title = decodeURIComponent(path.split('/').at(-2) ?? '');
    if (path.endsWith('/bare')) return bare(title);
    const etag = `"${title} ${revision}"`;
    if (headers['if-none-match'] === etag) return new Response(null, { status: 304 });
    return parsoid(body(title), { etag, 'content-revision-id': revision });
  });
  const library = libraryInProcess();
  const folder = createFakeCacheFolder();
  const mediaCache = createMediaCache({ folder, clock, log: log.log });
  const past = createPast({ library, whose: () => 'anna', clock });
  const reader = createReader({
    wiki,
    sites: SITES,
    readArticle,
    engineVersion: 1,
    library,
    ...past,
    assets: { read: async () => undefined },
    ...pictureStores(mediaCache, { clock, log: log.log, folder: createFakeCacheFolder() }),
    clock,
    random: createFakeRandom(),
    log: log.log,
    theme: () => 'light',
  });
  const freshness: PageFreshness['is'][] = [];
  reader.onFreshness(({ is }) => freshness.push(is));
  /** Compressing is done by other threads of Node's: their work takes real time. */
  const settled = async () => {
    await setTimeout(20);
    for (let turn = 0; turn < 30; turn++) await setImmediate();
    await mediaCache.settled();
  };
  const get = (path: string) => reader.serve(new Request(`app://lectern${path}`));
  const open = async (title: string, rest: Partial<Parameters<typeof reader.open>[0]> = {}): Promise<OpenedPage> => {
    const opened = await reader.open({ site: EN, title, ...rest });
    if (!opened.ok) throw new Error(opened.failure.code);
    return opened.value;
  };
  return {
    clock,
    http,
    library,
    mediaCache,
    past,
    reader,
    freshness,
    settled,
    open,
    /** Called with each request that the wiki gets from now on, before it answers. */
    whenAsked(does: () => void) {
      whenAsked = does;
    },
    /** The wiki has another revision of every page. */
    edited: () => {
      revision = '38';
    },
    /** Opens a page and reads it to its end, with its pictures; answers what the frame got. */
    async read(title: string, rest: Parameters<typeof open>[1] = {}) {
      const page = await open(title, rest);
      const text = await readingText(await get(page.documentPath), clock);
      await settled();
      return { page, text };
    },
    text: async (path: string) => readingText(await get(path), clock),
    /** Loads a picture or a recording; answers its headers. */
    async load(path: string) {
      const response = await get(path);
      await response.arrayBuffer();
      await settled();
      return response.headers;
    },
    aDayPasses: () => clock.advance(DAY),
    /** All that is on disk. */
    async disk() {
      await settled();
      return structuredClone({ rows: tableRows(library.path), files: [...folder.files] });
    },
    pictures: () => folder.files.size,
  };
}
