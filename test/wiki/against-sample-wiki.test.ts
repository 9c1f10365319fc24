import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageHtml } from '../../main/wiki/endpoints/pages.ts';
import type { Wiki } from '../../main/wiki/wiki.ts';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { failure, SITE, sampleClient } from './sample-client.ts';

/** The client over real connections, against a server that answers as MediaWiki does. */
const ISLAND = { site: SITE, title: 'Tidal island of Marrow' };

let server: SampleWiki;
const clock = createFakeClock();

beforeEach(async () => {
  server = await startSampleWiki();
});
afterEach(() => server.close());

const client = (tokens?: readonly string[]) => sampleClient(server, clock, tokens);

async function document(wiki: Wiki, title: string): Promise<PageHtml> {
  const answer = await wiki.html({ site: SITE, title });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

const text = ({ body }: PageHtml) => new Response(body).text();

describe('a page', () => {
  it.each(['AC/DC', '100% (film)', 'São Paulo', 'Tidal island of Marrow'])(
    'comes whole, and what is said of it: %s',
    async (title) => {
      const wiki = client();
      const page = await document(wiki, title);
      expect(page).toMatchObject({ title, redirectedFrom: undefined, language: 'en' });
      expect(await text(page)).toMatch(/<\/html>\s*$/);
      expect(await wiki.page({ site: SITE, title })).toMatchObject({
        ok: true,
        value: { title, revision: page.revision, licence: { url: expect.stringContaining('/by-sa/4.0/') } },
      });
    },
  );

  it('says its own language', async () => {
    const page = await document(client(), 'جزيرة مارو');
    expect(page.language).toBe('ar');
    await page.body.cancel();
  });

  it('of an earlier revision comes by its number', async () => {
    const wiki = client();
    const latest = await wiki.page(ISLAND);
    const revision = latest.ok ? latest.value.revision - 1 : 0;
    expect(await wiki.page({ ...ISLAND, revision })).toMatchObject({ value: { title: ISLAND.title, revision } });
    const earlier = await wiki.html({ ...ISLAND, revision });
    expect(earlier).toMatchObject({ value: { revision } });
    if (earlier.ok) await earlier.value.body.cancel();
  });

  it('of two megabytes streams', async () => {
    const page = await document(client(), 'Generated page/2000');
    let chunks = 0;
    let size = 0;
    for await (const chunk of page.body) {
      chunks += 1;
      size += chunk.byteLength;
    }
    expect(size).toBeGreaterThan(1_800_000);
    expect(chunks).toBeGreaterThan(5);
  });
});

describe('an answer that surprises', () => {
  it('says that a page is missing', async () => {
    const missing = failure('page-missing', { title: 'No such page' });
    expect(await client().html({ site: SITE, title: 'No such page' })).toEqual(missing);
    expect(await client().page({ site: SITE, title: 'No such page' })).toEqual(missing);
  });

  it('refuses an impossible title in two ways', async () => {
    const special = { site: SITE, title: 'Special:Search' };
    expect(await client().page(special)).toEqual(failure('title-invalid', { title: 'Special:Search' }));
    expect(await client().html(special)).toEqual(failure('forbidden'));
  });

  it('sends to the title as the wiki spells it', async () => {
    const page = await document(client(), 'tidal island of Marrow');
    expect(page).toMatchObject({ title: 'Tidal island of Marrow', redirectedFrom: undefined });
    await page.body.cancel();
  });

  it('sends a redirect’s document to the page, and the redirect’s particulars nowhere', async () => {
    const page = await document(client(), 'marrow');
    expect(page).toMatchObject({ title: 'Tidal island of Marrow', redirectedFrom: 'Marrow' });
    await page.body.cancel();
    expect(await client().page({ site: SITE, title: 'Marrow' })).toMatchObject({
      value: { title: 'Marrow', redirectTarget: 'Tidal island of Marrow' },
    });
  });

  it.each(['Marrow Island', 'Tides in a circle'])('never arrives: %s', async (title) => {
    expect(await client().html({ site: SITE, title })).toEqual(failure('redirect-loop', { title }));
  });
});

describe('search', () => {
  it('completes titles, with pictures from the wiki itself', async () => {
    const found = await client().searchTitles(SITE, 'tidal is');
    expect(found).toMatchObject({ ok: true });
    const hit = found.ok ? found.value.find(({ title }) => title === 'Tidal island of Marrow') : undefined;
    expect(hit).toMatchObject({ description: expect.any(String), excerpt: undefined });
    expect(hit?.thumbnailUrl?.startsWith(`${server.origin}/images/`)).toBe(true);
    const picture = await client().media(SITE, hit?.thumbnailUrl ?? '', {});
    expect(picture.ok && picture.value.headers.get('content-type')).toBe('image/png');
    if (picture.ok) await picture.value.body?.cancel();
  });

  it('names the redirect that matched', async () => {
    const found = await client().searchTitles(SITE, 'marrow');
    const matched = found.ok ? found.value.map(({ matchedTitle }) => matchedTitle) : [];
    expect(matched).toContain('Marrow');
  });

  it('finds words in the text and marks them', async () => {
    const found = await client().searchText(SITE, 'causeway');
    const excerpts = found.ok ? found.value.map(({ excerpt }) => excerpt ?? []) : [];
    expect(excerpts.length).toBeGreaterThan(0);
    const hits = excerpts.flat().filter(({ hit }) => hit);
    expect(hits.every((piece) => /^causeway$/i.test(piece.text))).toBe(true);
    expect(
      excerpts
        .flat()
        .map((piece) => piece.text)
        .join(''),
    ).not.toMatch(/<span|&amp;/);
  });
});

describe('a server in trouble', () => {
  it.each([
    ['limited', { answer: 'limited', retryAfter: 17 }, () => failure('limited', { until: clock.now() + 17_000 })],
    [
      'out for maintenance',
      { answer: 'unavailable', retryAfter: 3 },
      () => failure('limited', { until: clock.now() + 3_000 }),
    ],
    ['broken', { answer: 'server-error' }, () => failure('server-error', { status: 500 })],
    ['behind a broken proxy', { answer: 'html-502' }, () => failure('server-error', { status: 502 })],
  ] as const)('is %s', async (_what, fault, expected) => {
    server.faults.add(fault);
    expect(await client().page(ISLAND)).toEqual(expected());
    expect(await client().html(ISLAND)).toEqual(expected());
  });

  it('is hidden behind a portal', async () => {
    server.faults.add({ answer: 'html' });
    expect(await client().page(ISLAND)).toEqual(failure('captive-portal'));
    expect(await client().html(ISLAND)).toEqual(failure('captive-portal'));
    expect(await client().searchTitles(SITE, 'x')).toEqual(failure('captive-portal'));
  });

  it('speaks of something else', async () => {
    server.faults.add({ answer: 'other-json' });
    expect(await client().page(ISLAND)).toEqual(failure('unreadable', { what: 'page/bare: title' }));
    expect(await client().html(ISLAND)).toEqual(failure('unreadable', { what: 'html: content-type' }));
    expect(await client().searchText(SITE, 'x')).toEqual(failure('unreadable', { what: 'search/page: pages' }));
  });

  it.each([false, true])(
    'that breaks off in the middle is an error of the stream (compressed: %s)',
    async (compressed) => {
      server.faults.add({ path: /\/html/, truncateAfter: 2000, compressed });
      await expect(text(await document(client(), ISLAND.title))).rejects.toMatchObject({
        name: 'HttpError',
        code: 'protocol',
      });
    },
  );

  it('that is not there is offline', async () => {
    const wiki = client();
    await server.close();
    expect(await wiki.html(ISLAND)).toEqual(failure('offline'));
    server = await startSampleWiki();
  });
});

describe('a Bearer that has died', () => {
  const sent = () => server.requests.entries().map(({ authorization, status }) => [authorization, status]);

  it.each([
    ['mediawiki', 403],
    ['gateway', 401],
  ] as const)('is replaced once, as %s says it', async (shape, status) => {
    server.setRefusals(shape);
    const wiki = client(['expired', server.clients.ownerOnly.personalToken]);
    expect(await wiki.page(ISLAND)).toMatchObject({ ok: true });
    expect(sent()).toEqual([
      [true, status],
      [true, 200],
    ]);
  });

  it('is left out when there is no other', async () => {
    expect(await client(['expired']).page(ISLAND)).toMatchObject({ ok: true });
    expect(sent()).toEqual([
      [true, 403],
      [false, 200],
    ]);
  });

  it('goes to no picture', async () => {
    const wiki = client([server.clients.ownerOnly.personalToken]);
    const picture = await wiki.media(SITE, `${server.origin}/images/basalt.png`, {});
    if (picture.ok) await picture.value.body?.cancel();
    expect(server.requests.entries()).toMatchObject([
      {
        authorization: false,
        userAgent: expect.stringContaining('Lectern/'),
        referer: `${server.origin}/`,
        status: 200,
      },
    ]);
  });
});
