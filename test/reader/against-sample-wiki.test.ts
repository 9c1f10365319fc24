import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArticle } from '../../main/article/reading-document.ts';
import { createMediaCache } from '../../main/library/media-cache/media-cache.ts';
import { createPast } from '../../main/reader/past/past.ts';
import { createReader, type Reader } from '../../main/reader/reader.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { createWiki } from '../../main/wiki/wiki.ts';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import type { OpenedPage } from '../../shared/models.ts';
import { siteId } from '../../shared/site-id.ts';
import { fakeBearers } from '../fakes/bearers.ts';
import { createFakeCacheFolder } from '../fakes/cache-folder.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { createFakeLibrary, type FakeLibrary } from '../fakes/library.ts';
import { createFakeLog } from '../fakes/log.ts';
import { createNodeHttp } from '../fakes/node-http.ts';
import { pictureStores } from '../fakes/picture-stores.ts';
import { createFakeRandom } from '../fakes/random.ts';
import { readingText } from './reading-text.ts';

/** The whole way of a page: server, client, engine, the app's own origin. Only the window is missing. */
const SITE = siteId('wikipedia', 'en');

let server: SampleWiki;
let reader: Reader;
let clock: FakeClock;
let library: FakeLibrary;

beforeEach(async () => {
  server = await startSampleWiki();
  clock = createFakeClock();
  const { log } = createFakeLog();
  const sites = createSites({ apiBase: server.apiBase });
  const wiki = createWiki({
    http: createNodeHttp(),
    bearers: fakeBearers(),
    clock,
    random: createFakeRandom(),
    userAgent: 'Lectern/1.0 (test) Test/1',
    sites,
    log,
  });
  const assets = { read: async () => undefined };
  library = createFakeLibrary();
  reader = createReader({
    wiki,
    sites,
    readArticle,
    engineVersion: 1,
    library,
    ...createPast({ library, whose: () => '', clock }),
    assets,
    ...pictureStores(createMediaCache({ folder: createFakeCacheFolder(), clock, log }), { clock, log }),
    clock,
    random: createFakeRandom(),
    log,
    theme: () => 'light',
  });
});
afterEach(() => server.close());

async function open(title: string): Promise<OpenedPage> {
  const opened = await reader.open({ site: SITE, title });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

const get = (path: string) => reader.serve(new Request(new URL(path, 'app://lectern')));
const text = async (path: string) => readingText(await get(path), clock);
const attributes = (text: string, name: string) =>
  [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((found) => found[1] ?? '');

describe('a page that was read before', () => {
  const TITLE = 'Tidal island of Marrow';
  const readOnce = async () => {
    const { documentPath } = await open(TITLE);
    await text(documentPath);
    await expect.poll(() => library.kept.length).toBe(1);
    const [kept] = library.kept;
    if (kept === undefined) throw new Error('Nothing was kept');
    return kept;
  };

  it('is current as long as the wiki has nothing else', async () => {
    const kept = await readOnce();
    library.put(kept, { checkedAt: 0 });
    const said = Promise.withResolvers<string>();
    reader.onFreshness(({ is }) => said.resolve(is));
    expect(await open(TITLE)).toMatchObject({ freshness: 'kept', revision: kept.revision });
    expect(await said.promise).toBe('current');
    expect(server.requests.entries().at(-1)).toMatchObject({ path: expect.stringContaining('/html'), status: 304 });
  });

  it('gives way to the revision that the wiki has by now', async () => {
    const kept = await readOnce();
    library.put({ ...kept, revision: 1, etag: '"old"' }, { checkedAt: 0 });
    const said = Promise.withResolvers<string>();
    reader.onFreshness(({ is }) => said.resolve(is));
    expect(await open(TITLE)).toMatchObject({ freshness: 'kept', revision: 1 });
    expect(await said.promise).toBe('newer');
    expect(await open(TITLE)).toMatchObject({ freshness: 'live', revision: kept.revision });
  });
});

describe('a page on its way to the frame', () => {
  it('opens, arrives once, and leads to pages and pictures of the app’s own origin only', async () => {
    const page = await open('marrow');
    expect(page).toMatchObject({
      title: 'Tidal island of Marrow',
      redirectedFrom: 'Marrow',
      language: 'en',
      freshness: 'live',
    });
    expect(page.sourceUrl).toBe(`${server.origin}/wiki/Tidal_island_of_Marrow`);
    expect(Date.parse(page.editedAt ?? '')).not.toBeNaN();

    const html = await text(page.documentPath);
    expect(html).toContain('<h1 id="lectern-title"');
    expect(html).toMatch(/<\/html>\s*$/);
    expect(html).not.toContain('lectern-truncated');
    const documents = server.requests.entries().filter(({ path }) => path.endsWith('Tidal_island_of_Marrow/html'));
    expect(documents).toHaveLength(1);

    const pictures = attributes(html, 'data-src');
    expect(pictures.length).toBeGreaterThan(0);
    for (const path of pictures) expect(path).toMatch(/^\/media\/wikipedia:en\//);
    const picture = await get(pictures[0] ?? '');
    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toMatch(/^image\//);
    await picture.body?.cancel();
  });

  it('keeps its links to odd titles whole', async () => {
    const html = await text((await open('AC/DC')).documentPath);
    const links = attributes(html, 'href').filter((href) => href.startsWith('/article/'));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect((await get(link)).status).toBeOneOf([200, 404]);
  });

  it('is shown again, at the same revision, when the frame reloads', async () => {
    const page = await open('São Paulo');
    const first = await text(page.documentPath);
    expect(await text(page.documentPath)).toBe(first);
  });

  it('ends as a whole document with a notice when the wiki breaks off', async () => {
    server.faults.add({ path: /\/html/, truncateAfter: 3000 });
    const html = await text((await open('Basalt')).documentPath);
    expect(html).toContain('id="lectern-truncated"');
    expect(html).toMatch(/<\/html>\s*$/);
  });

  it('right to left is known before it arrives', async () => {
    expect(await open('جزيرة مارو')).toMatchObject({ language: 'ar', direction: 'rtl' });
  });
});

describe('a reloaded frame', () => {
  it('says by its document why there is nothing', async () => {
    library.breaks({ code: 'library-full' });
    const { documentPath } = await open('Basalt');
    await text(documentPath);
    server.faults.add({ answer: 'reset' });
    const response = await get(documentPath);
    expect(response.status).toBeGreaterThanOrEqual(500);
    expect(await response.text()).toMatch(/data-failure="(?:offline|unreadable)"/);
  });
});
