import { describe, expect, it } from 'vitest';
import { json } from '../../fakes/http.ts';
import { createBench, EN } from '../answers.ts';

const current = (title: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  pageid: 36,
  ns: 0,
  title,
  contentmodel: 'wikitext',
  touched: '2026-08-02T10:00:00Z',
  lastrevid: 37,
  length: 200,
  ...changes,
});
const query = (fields: Readonly<Record<string, unknown>>) => json({ batchcomplete: true, query: fields });
const titlesOf = (url: string) => new URL(url).searchParams.get('titles')?.split('|') ?? [];

describe('how pages stand', () => {
  it('is said for each title, in the order asked, whatever order it came in', async () => {
    const { wiki, http } = createBench(() =>
      query({
        normalized: [
          { fromencoded: false, from: 'earth', to: 'Earth' },
          { fromencoded: false, from: 'The_Moon', to: 'The Moon' },
        ],
        interwiki: [{ title: 'de:Erde', iw: 'de' }],
        pages: [
          { ns: -1, title: 'Special:Random', special: true },
          { title: 'A', invalid: true, invalidreason: 'Too short' },
          { ns: 0, title: 'Nowhere', missing: true },
          current('The Moon', { redirect: true }),
          current('Earth'),
        ],
      }),
    );
    const titles = ['earth', 'Nowhere', 'The_Moon', 'Earth', 'A', 'Special:Random', 'de:Erde', 'Left out', 'no|title'];
    const earth = {
      state: 'current',
      title: 'Earth',
      pageId: 36,
      revision: 37,
      touched: '2026-08-02T10:00:00Z',
      bytes: 200,
      isRedirect: false,
    };
    expect(await wiki.freshness(EN, titles)).toEqual({
      ok: true,
      value: [
        { asked: 'earth', ...earth },
        { asked: 'Nowhere', state: 'missing', title: 'Nowhere' },
        { asked: 'The_Moon', ...earth, title: 'The Moon', isRedirect: true },
        { asked: 'Earth', ...earth },
        { asked: 'A', state: 'invalid' },
        { asked: 'Special:Random', state: 'not-a-page' },
        { asked: 'de:Erde', state: 'not-a-page' },
        { asked: 'Left out', state: 'unanswered' },
        { asked: 'no|title', state: 'invalid' },
      ],
    });
    expect(titlesOf(http.sent[0]?.url ?? '')).toEqual(titles.slice(0, -1));
  });

  it('is found where the server had to encode what was asked', async () => {
    const asked = 'zoe\u0308';
    const { wiki } = createBench(() =>
      query({
        normalized: [
          { fromencoded: true, from: 'zoe%CC%88', to: 'zo\u00eb' },
          { fromencoded: false, from: 'zo\u00eb', to: 'Zo\u00eb' },
        ],
        pages: [current('Zo\u00eb')],
      }),
    );
    expect(await wiki.freshness(EN, [asked])).toMatchObject({
      value: [{ asked, state: 'current', title: 'Zo\u00eb' }],
    });
  });

  it('is asked for fifty at a time, each once, and never in an address that is too long', async () => {
    const { wiki, http } = createBench(({ url }) => query({ pages: titlesOf(url).map((title) => current(title)) }));
    const short = Array.from({ length: 120 }, (_, index) => `Page ${index}`);
    const answer = await wiki.freshness(EN, [...short, ...short]);
    expect(answer.ok && answer.value.map(({ asked, state }) => [asked, state])).toEqual(
      [...short, ...short].map((title) => [title, 'current']),
    );
    expect(http.sent.map(({ url }) => titlesOf(url).length)).toEqual([50, 50, 20]);

    const long = Array.from({ length: 50 }, (_, index) => `${'æ'.repeat(120)} ${index}`);
    expect(await wiki.freshness(EN, long)).toMatchObject({ ok: true });
    expect(Math.max(...http.sent.map(({ url }) => url.length))).toBeLessThan(8000);
  });

  it('of nothing asks nobody', async () => {
    const { wiki, http } = createBench(() => 'offline');
    expect(await wiki.freshness(EN, [])).toEqual({ ok: true, value: [] });
    expect(http.sent).toEqual([]);
  });

  it('names the field that is of another shape', async () => {
    const { wiki } = createBench(() => query({ pages: [current('Earth', { lastrevid: 'new' })] }));
    const failure = { code: 'unreadable', what: 'query/info: query.pages[0].lastrevid' };
    expect(await wiki.freshness(EN, ['Earth'])).toEqual({ ok: false, failure });
  });
});
