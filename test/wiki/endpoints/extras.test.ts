import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Wiki } from '../../../main/wiki/wiki.ts';
import { html, json } from '../../fakes/http.ts';
import { bare, createBench, EN, redirect } from '../answers.ts';

const REST = 'https://en.wikipedia.org/api/rest_v1';
const EARTH = { site: EN, title: 'Earth' };
const page = (title: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  type: 'standard',
  title,
  extract: `${title} is round.`,
  description: 'planet',
  lang: 'en',
  dir: 'ltr',
  revision: '37',
  thumbnail: { source: 'https://upload.wikimedia.org/320px-E.jpg', width: 320, height: 320 },
  ...changes,
});

const EXTRAS: readonly (readonly [string, (wiki: Wiki) => ReturnType<Wiki['summary' | 'featured' | 'onThisDay']>])[] = [
  ['a summary', (wiki) => wiki.summary(EARTH)],
  ['a random summary', (wiki) => wiki.randomSummary(EN)],
  ['the featured feed', (wiki) => wiki.featured(EN, { year: 2026, month: 3, day: 9 })],
  ['what happened on this day', (wiki) => wiki.onThisDay(EN, 'all', { month: 3, day: 9 })],
];

describe.each(EXTRAS)('%s', (_name, ask) => {
  it.each([
    ['no such address', () => json({ type: 'not_found' }, 404)],
    ['a web server’s own page', () => html('<h1>Not found</h1>', 404)],
    ['a page of the wiki', () => html('<meta name="generator" content="MediaWiki">')],
    ['not allowed', () => json({}, 403)],
    ['not implemented', () => json({}, 501)],
    ['a retired address', () => json({}, 410)],
    ['a way to somewhere else', () => redirect(301, '/wiki/Main_Page')],
    ['a way to another host', () => redirect(301, 'https://evil.example/api/rest_v1/page/summary/Earth')],
    ['a way to another host’s page', () => redirect(302, 'https://elsewhere.example/')],
  ])('is absent without harm: %s', async (_case, answer) => {
    const { wiki, http } = createBench(answer);
    expect(await ask(wiki)).toEqual({ ok: true, value: undefined });
    expect(http.sent).toHaveLength(1);
  });

  it.each([
    ['offline', () => 'offline' as const, 'offline'],
    ['limited', () => new Response('', { status: 429 }), 'limited'],
    ['a server in trouble', () => json({}, 500), 'server-error'],
    ['another shape', () => json([1]), 'unreadable'],
  ])('is a failure when it may be there: %s', async (_case, answer, code) => {
    const { wiki } = createBench(answer as () => Response | 'offline');
    expect(await ask(wiki)).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('a service beside the wiki', () => {
  it('that is in trouble keeps nothing of the wiki’s own waiting', async () => {
    const { wiki, http, clock } = createBench(({ url }) => (url.startsWith(REST) ? json({}, 502) : bare()));
    expect(await wiki.summary(EARTH)).toMatchObject({ failure: { code: 'server-error' } });
    const summary = wiki.summary(EARTH, { priority: 'saving' });
    expect(await wiki.page(EARTH, { priority: 'prefetch' })).toMatchObject({ ok: true });
    expect(http.sent).toHaveLength(2);
    clock.advance(2_000);
    await setImmediate();
    expect(http.sent).toHaveLength(3);
    for (let turn = 0; turn < 4; turn += 1) {
      clock.advance(60_000);
      await setImmediate();
    }
    expect(await summary).toMatchObject({ failure: { code: 'server-error' } });
  });
});

describe('a summary', () => {
  it.each(['constructor', 'toString', '__proto__'])(
    'of a kind nobody has heard of is of another one: %s',
    async (type) => {
      const { wiki } = createBench(() => json(page('Earth', { type })));
      expect(await wiki.summary(EARTH)).toMatchObject({ value: { kind: 'other' } });
    },
  );

  it('is the page in a few sentences', async () => {
    const { wiki, http } = createBench(() => json(page('AC/DC')));
    expect(await wiki.summary({ site: EN, title: 'AC/DC' })).toEqual({
      ok: true,
      value: {
        title: 'AC/DC',
        kind: 'article',
        extract: 'AC/DC is round.',
        description: 'planet',
        language: 'en',
        direction: 'ltr',
        revision: 37,
        thumbnailUrl: 'https://upload.wikimedia.org/320px-E.jpg',
      },
    });
    expect(http.sent[0]?.url).toBe(`${REST}/page/summary/AC%2FDC`);
  });

  it('reads what is absent, and keeps to the wiki’s own picture hosts', async () => {
    const { wiki } = createBench(() =>
      json({
        title: 'Earth_(disambiguation)',
        type: 'disambiguation',
        dir: 'rtl',
        thumbnail: { source: '//evil.example/E.jpg' },
      }),
    );
    expect(await wiki.summary(EARTH)).toMatchObject({
      value: {
        title: 'Earth (disambiguation)',
        kind: 'disambiguation',
        extract: '',
        direction: 'rtl',
        language: 'en',
        revision: undefined,
        thumbnailUrl: undefined,
      },
    });
  });

  it.each([
    ['Terra', 'Earth'],
    ['Terra', `${REST}/page/summary/Earth?redirect=true`],
    ['Terra', '../summary/Earth'],
  ])('follows the wiki from %s by %s', async (title, location) => {
    const { wiki, http } = createBench(({ url }) =>
      url.endsWith('Terra') ? redirect(302, location) : json(page('Earth')),
    );
    expect(await wiki.summary({ site: EN, title })).toMatchObject({ value: { title: 'Earth' } });
    expect(http.sent.at(-1)?.url).toBe(`${REST}/page/summary/Earth`);
  });

  it('of a random page follows where chance leads', async () => {
    const { wiki, http } = createBench(({ url }) =>
      url.includes('/random/') ? redirect(303, '../summary/Moon') : json(page('Moon')),
    );
    expect(await wiki.randomSummary(EN)).toMatchObject({ value: { title: 'Moon' } });
    expect(http.sent.map(({ url }) => url)).toEqual([`${REST}/page/random/summary`, `${REST}/page/summary/Moon`]);
  });

  it('in a circle is absent', async () => {
    const { wiki, http } = createBench(() => redirect(302, 'Earth'));
    expect(await wiki.summary(EARTH)).toEqual({ ok: true, value: undefined });
    expect(http.sent.length).toBeLessThanOrEqual(3);
  });
});

describe('the feeds', () => {
  it('are asked for by date, with two digits', async () => {
    const { wiki, http } = createBench(() => json({}));
    await wiki.featured(EN, { year: 2026, month: 3, day: 9 });
    await wiki.onThisDay(EN, 'births', { month: 11, day: 23 });
    expect(http.sent.map(({ url }) => url)).toEqual([
      `${REST}/feed/featured/2026/03/09`,
      `${REST}/feed/onthisday/births/11/23`,
    ]);
  });

  it('may lack any part', async () => {
    const { wiki } = createBench(() => json({ mostread: { articles: [page('Earth')] } }));
    expect(await wiki.featured(EN, { year: 2026, month: 3, day: 9 })).toMatchObject({
      value: { article: undefined, mostRead: [{ title: 'Earth' }], picture: undefined, news: [], didYouKnow: [] },
    });
  });

  it('are text and pages, whatever markup comes', async () => {
    const { wiki } = createBench(() =>
      json({
        tfa: page('Earth'),
        image: {
          title: 'File:Earth_rise.jpg',
          thumbnail: { source: 'https://upload.wikimedia.org/640px-R.jpg' },
          description: { html: '<b>Rising</b>', text: 'Rising' },
        },
        news: [
          { story: '<!--Nov--><a href="./Moon">The Moon</a> is&nbsp;full.<script>x()</script>', links: [page('Moon')] },
        ],
        onthisday: [{ text: 'It began.', year: -44, pages: [] }],
        dyk: [{ html: '... that <i>tides</i> turn?' }, { text: '... that it is late?', html: '' }],
      }),
    );
    expect(await wiki.featured(EN, { year: 2026, month: 3, day: 9 })).toMatchObject({
      value: {
        article: { title: 'Earth' },
        picture: { title: 'Earth rise.jpg', description: 'Rising', url: 'https://upload.wikimedia.org/640px-R.jpg' },
        news: [{ year: undefined, text: 'The Moon is full.', pages: [{ title: 'Moon' }] }],
        onThisDay: [{ year: -44, text: 'It began.', pages: [] }],
        didYouKnow: ['... that tides turn?', '... that it is late?'],
      },
    });
  });

  it('join the kinds of a day', async () => {
    const { wiki } = createBench(() =>
      json({ births: [{ text: 'b', year: 1900 }], holidays: [{ text: 'h', pages: [page('Tide')] }], selected: [] }),
    );
    const found = await wiki.onThisDay(EN, 'all', { month: 3, day: 9 });
    expect(found.ok && found.value?.map(({ text, year }) => [text, year])).toEqual([
      ['b', 1900],
      ['h', undefined],
    ]);
  });
});
