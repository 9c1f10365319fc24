import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArticle } from '../../../main/article/reading-document.ts';
import { diskFolder } from '../../../main/library/media-cache/cache-folder.ts';
import { createMediaCache, type MediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { createPast } from '../../../main/reader/past/past.ts';
import { createReader, type Reader } from '../../../main/reader/reader.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { createWiki } from '../../../main/wiki/wiki.ts';
import { type SampleWiki, startSampleWiki } from '../../../sample-wiki/server.ts';
import { siteId } from '../../../shared/site-id.ts';
import { fakeBearers } from '../../fakes/bearers.ts';
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts';
import { createFakeLibrary } from '../../fakes/library.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { createNodeHttp } from '../../fakes/node-http.ts';
import { pictureStores } from '../../fakes/picture-stores.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import { readingText } from '../reading-text.ts';

/** Pictures over real sockets and a real disk. */
const SITE = siteId('wikipedia', 'en');
const DAY = 24 * 3_600_000;

let server: SampleWiki;
let reader: Reader;
let cache: MediaCache;
let clock: FakeClock;
let folder: string;

beforeEach(async () => {
  server = await startSampleWiki();
  folder = mkdtempSync(join(tmpdir(), 'lectern-media-'));
  clock = createFakeClock();
  start();
});
afterEach(async () => {
  await server.close();
  await cache.settled();
  rmSync(folder, { recursive: true });
});

/** The app begins anew over the same disk. */
function start(): void {
  const { log } = createFakeLog();
  const sites = createSites({ apiBase: server.apiBase });
  const random = createFakeRandom();
  const wiki = createWiki({
    http: createNodeHttp(),
    bearers: fakeBearers({ forUrl: async () => ({ authorization: 'Bearer secret' }) }),
    clock,
    random,
    userAgent: 'Lectern/1.0 (https://lectern.example) Test/1',
    sites,
    log,
  });
  cache = createMediaCache({ folder: diskFolder(join(folder, 'media')), clock, log });
  const library = createFakeLibrary();
  const assets = { read: async () => undefined };
  reader = createReader({
    wiki,
    sites,
    readArticle,
    engineVersion: 1,
    library,
    ...createPast({ library, whose: () => '', clock }),
    assets,
    ...pictureStores(cache, { clock, log }),
    clock,
    random,
    log,
    theme: () => 'light',
  });
}

const path = (name: string) => `/media/${SITE}/${encodeURIComponent(`${server.origin}/images/${name}`)}`;
const get = (at: string, init?: RequestInit) => reader.serve(new Request(new URL(at, 'app://lectern'), init));
const imageRequests = () => server.requests.entries().filter((entry) => entry.path.startsWith('/images/'));

describe('the pictures of a page', () => {
  it('are all there, in the widths that exist, asked for as nobody in particular', async () => {
    const text = await pageText('Marrow Light');
    const paths = [...text.matchAll(/ (?:data-)?(?:src|srcset)="([^"]*)"/g)].flatMap(([, value = '']) =>
      value.split(', ').map((candidate) => candidate.split(' ')[0] ?? ''),
    );
    expect(paths.length).toBeGreaterThan(5);
    for (const picture of new Set(paths)) {
      const response = await get(picture);
      expect([picture, response.status]).toEqual([picture, 200]);
      await response.arrayBuffer();
    }
    for (const { referer, userAgent, authorization } of imageRequests()) {
      expect([referer, userAgent]).toEqual([`${server.origin}/`, 'Lectern/1.0 (https://lectern.example) Test/1']);
      expect(authorization).toBe(false);
    }
  });

  it('are drawings, animations and recordings as well', async () => {
    const kinds = await Promise.all(
      ['sectors.svg', 'flashes.gif', 'fog-signal.wav'].map(async (name) => {
        const response = await get(path(name));
        await response.arrayBuffer();
        return response.headers.get('content-type');
      }),
    );
    expect(kinds).toEqual(['image/svg+xml', 'image/gif', 'audio/wav']);
  });

  it('have a drawing in their place where the width does not exist', async () => {
    const response = await get(path('thumb/220px-moon.png'));
    expect(response.ok).toBe(false);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(imageRequests()[0]?.status).toBe(400);
  });

  it.each([
    ['html', 502, 'wants a login'],
    ['login-redirect', 502, 'wants a login'],
    ['login-required', 502, 'wants a login'],
    ['server-error', 502, 'Not available'],
    ['reset', 502, 'Not available'],
  ] as const)('say what stands between: %s', async (answer, status, words) => {
    const fault = server.faults.add({ path: /^\/images\//, answer });
    const response = await get(path('thumb/60px-moon.png'));
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(words)]);
    fault.remove();
    expect((await get(path('thumb/60px-moon.png'))).status).toBe(200);
  });

  it('that break off half-way are not shown by half, nor kept', async () => {
    server.faults.add({ path: /^\/images\//, truncateAfter: 100, times: 1 });
    expect((await get(path('thumb/60px-moon.png'))).status).toBe(502);
    await cache.settled();
    expect(await cache.read(`${server.origin}/images/thumb/60px-moon.png`)).toBeUndefined();
    expect((await get(path('thumb/60px-moon.png'))).status).toBe(200);
  });
});

describe('what was read before', () => {
  it('is there without a network, after a new start too', async () => {
    const picture = path('thumb/60px-moon.png');
    const bytes = await (await get(picture)).arrayBuffer();
    await cache.settled();
    await server.close();
    start();
    const again = await get(picture);
    expect([again.status, await again.arrayBuffer()]).toEqual([200, bytes]);
    expect((await get(path('thumb/120px-moon.png'))).status).toBe(503);
  });

  it('is asked after when it is old, and comes again only when it has changed', async () => {
    await get(path('sectors.svg'));
    await cache.settled();
    clock.advance(8 * DAY);
    expect((await get(path('sectors.svg'))).status).toBe(200);
    while (imageRequests().at(-1)?.status !== 304) await setImmediate();
    expect(imageRequests().map(({ status }) => status)).toEqual([200, 304]);
  });

  it('plays in ranges, whole once it was heard to its end', async () => {
    const part = async (range: string) => {
      const response = await get(path('fog-signal.wav'), { headers: { range } });
      return [response.status, response.headers.get('content-range'), (await response.arrayBuffer()).byteLength];
    };
    expect(await part('bytes=100-199')).toEqual([206, 'bytes 100-199/24044', 100]);
    expect(await part('bytes=0-')).toEqual([206, 'bytes 0-24043/24044', 24_044]);
    await cache.settled();
    await server.close();
    expect(await part('bytes=100-199')).toEqual([206, 'bytes 100-199/24044', 100]);
  });
});

async function pageText(title: string): Promise<string> {
  const opened = await reader.open({ site: SITE, title });
  if (!opened.ok) throw new Error(opened.failure.code);
  return readingText(await get(opened.value.documentPath), clock);
}
