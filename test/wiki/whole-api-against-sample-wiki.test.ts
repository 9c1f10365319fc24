import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Wiki } from '../../main/wiki/wiki.ts';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import type { ReadFailure } from '../../shared/failures.ts';
import type { Result } from '../../shared/result.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { failure, SITE, sampleClient } from './sample-client.ts';

const ISLAND = { site: SITE, title: 'Tidal island of Marrow' };
const LATEST = 48_213;
const DATE = { year: 2026, month: 11, day: 23 };

const clock = createFakeClock();
let server: SampleWiki;
beforeEach(async () => {
  server = await startSampleWiki();
});
afterEach(() => server.close());

const client = (tokens?: readonly string[]) => sampleClient(server, clock, tokens);
const got = <T>(answer: Result<T, ReadFailure>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
};

describe('the history of a page', () => {
  it('is read to its end and back, and its counts agree', async () => {
    const wiki = client();
    const first = got(await wiki.history(ISLAND));
    const second = got(await wiki.history(ISLAND, first.older));
    const third = got(await wiki.history(ISLAND, second.older));
    expect([first, second, third].map(({ revisions }) => revisions.length)).toEqual([20, 20, 7]);
    expect([third.older, third.revisions.at(-1)?.delta]).toEqual([undefined, undefined]);
    expect(got(await wiki.history(ISLAND, third.newer)).revisions).toEqual(second.revisions);
    expect(got(await wiki.historyCount(ISLAND, 'edits'))).toEqual({ count: 47, atLeast: false });
  });

  it.each(['anonymous', 'bot', 'reverted', 'minor'] as const)('can be of one kind: %s', async (filter) => {
    const wiki = client();
    const { revisions } = got(await wiki.history({ site: SITE, title: 'tidal island of Marrow' }, { filter }));
    expect(revisions.length).toBe(Math.min(20, got(await wiki.historyCount(ISLAND, filter)).count));
    expect(revisions.length).toBeGreaterThan(0);
    if (filter === 'anonymous') expect(revisions.every(({ author }) => author?.id === undefined)).toBe(true);
  });

  it('is counted no further than the server counts', async () => {
    server.faults.add({ path: /\/counts\//, answer: 'counted-to-limit' });
    expect(got(await client().historyCount(ISLAND, 'edits'))).toEqual({ count: 30_000, atLeast: true });
  });

  it('has a page for each edit', async () => {
    const wiki = client();
    const listed = got(await wiki.history(ISLAND)).revisions[3];
    const revision = { id: listed?.id ?? 0, title: ISLAND.title };
    expect(got(await wiki.revision(SITE, revision))).toMatchObject({ ...listed, title: ISLAND.title });
    const document = got(await wiki.revisionHtml(SITE, revision));
    expect(document.revision).toBe(listed?.id);
    await document.body.cancel();
  });
});

describe('two revisions', () => {
  it('differ in every way there is, at places that are inside the text', async () => {
    const wiki = client();
    const kinds = new Set<string>();
    for (let to = LATEST; to > LATEST - 8; to -= 1) {
      const comparison = got(await wiki.compare(SITE, { title: ISLAND.title, from: to - 1, to }));
      for (const { kind, text, highlights } of comparison?.lines ?? []) {
        kinds.add(kind);
        for (const { start, end } of highlights) expect(text.slice(start, end)).not.toBe('');
      }
    }
    expect([...kinds].sort()).toEqual(['added', 'changed', 'context', 'deleted', 'moved-from', 'moved-to']);
  });

  it('are marked where they differ although letters before it take several bytes', async () => {
    const { lines } = got(await client().compare(SITE, { title: ISLAND.title, from: 48_211, to: 48_212 })) ?? {};
    const changed = lines?.find(({ kind }) => kind === 'changed');
    const removed = changed?.highlights.filter(({ kind }) => kind === 'removed');
    expect(removed?.map(({ start, end }) => changed?.text.slice(start, end)).join('')).toContain('as Zoë had it');
  });

  it('are not compared where the server cannot', async () => {
    server.faults.add({ path: /\/compare\//, answer: 'no-wikidiff2' });
    expect(await client().compare(SITE, { title: '', from: 1, to: 2 })).toEqual({ ok: true, value: undefined });
  });

  it('of different pages, or of none, are a failure', async () => {
    const pair = { title: ISLAND.title, from: LATEST };
    expect(await client().compare(SITE, { ...pair, to: 44_190 })).toEqual(failure('revisions-unrelated'));
    expect(await client().compare(SITE, { ...pair, to: 3 })).toEqual(
      failure('revision-missing', { title: ISLAND.title }),
    );
  });
});

describe('what belongs to a page', () => {
  it('is its document and its source, whole', async () => {
    const wiki = client();
    expect(got(await wiki.withHtml({ site: SITE, title: 'marrow' }))).toMatchObject({
      title: ISLAND.title,
      redirectedFrom: 'Marrow',
      html: expect.stringMatching(/<\/html>$/),
    });
    expect(got(await wiki.source(ISLAND)).source).toMatch(/^== \S.* ==$/m);
    expect(got(await wiki.source({ site: SITE, title: 'Marrow' }))).toMatchObject({ redirectTarget: ISLAND.title });
  });

  it('is its languages and its pictures', async () => {
    const wiki = client();
    expect(got(await wiki.languages(ISLAND)).map(({ code }) => code)).toEqual(['ar', 'de', 'pt']);
    const [picture] = got(await wiki.mediaLinks(ISLAND)) ?? [];
    const file = got(await wiki.file({ site: SITE, title: `File:${picture?.title}` }));
    expect(file).toMatchObject({ ...picture, thumbnail: { url: expect.stringContaining(server.origin) } });
  });
});

describe('the Action API', () => {
  it('says how pages stand', async () => {
    const titles = ['marrow', 'Tide', 'No such page', 'Special:Random', 'Sa\u0303o Paulo', 'a[b'];
    expect(got(await client().freshness(SITE, titles))).toMatchObject([
      { state: 'current', title: 'Marrow', isRedirect: true },
      { state: 'current', title: 'Tide', revision: 44_190, isRedirect: false },
      { state: 'missing' },
      { state: 'not-a-page' },
      { state: 'current', title: 'São Paulo' },
      { state: 'invalid' },
    ]);
  });

  it('lists a category to its end', async () => {
    const wiki = client();
    const title = 'Category:Things people made';
    const first = got(await wiki.categoryMembers(SITE, { title, limit: 3 }));
    const second = got(await wiki.categoryMembers(SITE, { title, limit: 3, after: first.next }));
    expect([...first.members, ...second.members].map(({ kind }) => kind)).toEqual([
      'page',
      'page',
      'subcategory',
      'subcategory',
    ]);
    expect(second.next).toBeUndefined();
  });

  it.each([
    ['action-error', () => failure('server-error', { status: 0 })],
    ['action-limited', () => failure('limited', { until: clock.now() + 9000 })],
    ['html', () => failure('captive-portal')],
  ] as const)('fails with 200: %s', async (answer, expected) => {
    server.faults.add({ path: /api\.php/, answer, retryAfter: 9 });
    expect(await client().freshness(SITE, ['Tide'])).toEqual(expected());
  });

  it('replaces a dead Bearer once', async () => {
    const wiki = client(['expired', server.clients.ownerOnly.personalToken]);
    expect(await wiki.freshness(SITE, ['Tide'])).toMatchObject({ ok: true });
    expect(server.requests.entries().map(({ path, status }) => [path, status])).toEqual([
      ['/w/api.php', 200],
      ['/w/api.php', 200],
    ]);
  });
});

describe('the extras', () => {
  const ask: Readonly<Record<string, (wiki: Wiki) => Promise<Result<unknown, ReadFailure>>>> = {
    summary: (wiki) => wiki.summary({ site: SITE, title: 'marrow' }),
    'random summary': (wiki) => wiki.randomSummary(SITE),
    'featured feed': (wiki) => wiki.featured(SITE, DATE),
    'on this day': (wiki) => wiki.onThisDay(SITE, 'all', DATE),
  };

  it('are there', async () => {
    const wiki = client();
    expect(got(await wiki.summary({ site: SITE, title: 'marrow' }))).toMatchObject({
      title: ISLAND.title,
      thumbnailUrl: expect.stringContaining(server.origin),
    });
    expect(got(await wiki.randomSummary(SITE))?.extract).not.toBe('');
    const feed = got(await wiki.featured(SITE, DATE));
    expect(feed?.news[0]?.text).toBe('Skerry has a ferry on Sundays again.');
    expect(got(await wiki.featured(SITE, { ...DATE, day: 1 }))).toMatchObject({ picture: undefined, news: [] });
    expect(got(await wiki.onThisDay(SITE, 'all', DATE))).toHaveLength(6);
  });

  it.each(Object.entries(ask))('are absent on a wiki without them: %s', async (_name, question) => {
    for (const answer of ['main-page', 'gone'] as const) {
      server.faults.clear();
      server.faults.add({ path: /^\/api\/rest_v1\//, answer });
      expect(await question(client())).toEqual({ ok: true, value: undefined });
    }
  });
});

describe('what stands in the way', () => {
  it.each([
    ['gone', failure('gone')],
    ['login-required', failure('captive-portal')],
    ['login-redirect', failure('captive-portal')],
  ] as const)('is told by its kind, whatever is asked: %s', async (answer, expected) => {
    server.faults.add({ answer });
    const wiki = client();
    expect(await wiki.page(ISLAND)).toEqual(expected);
    expect(await wiki.html(ISLAND)).toEqual(expected);
    expect(await wiki.history(ISLAND)).toEqual(expected);
    expect(await wiki.searchTitles(SITE, 'tide')).toEqual(expected);
    expect(await wiki.freshness(SITE, ['Tide'])).toEqual(expected);
  });
});
