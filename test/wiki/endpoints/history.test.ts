import { describe, expect, it } from 'vitest';
import { json } from '../../fakes/http.ts';
import { API, createBench, EN, redirect, restError } from '../answers.ts';

const EARTH = { site: EN, title: 'Earth' };
const PATH = `${API}/page/Earth/history`;

const edit = (id: number, changes: Readonly<Record<string, unknown>> = {}) => ({
  id,
  timestamp: '2026-08-01T10:00:00Z',
  minor: false,
  size: 200,
  comment: 'typo',
  user: { id: 3, name: 'Reader' },
  delta: -4,
  ...changes,
});

describe('a history', () => {
  it('is twenty edits with who, when and how much', async () => {
    const { wiki, http } = createBench(() => json({ revisions: [edit(37)], latest: PATH }));
    expect(await wiki.history(EARTH)).toEqual({
      ok: true,
      value: {
        title: 'Earth',
        revisions: [
          {
            id: 37,
            editedAt: '2026-08-01T10:00:00Z',
            minor: false,
            bytes: 200,
            comment: 'typo',
            author: { name: 'Reader', id: 3 },
            delta: -4,
          },
        ],
        older: undefined,
        newer: undefined,
      },
    });
    expect(http.sent[0]?.url).toBe(PATH);
  });

  it('reads what is null: no account, a first revision, a hidden name and comment', async () => {
    const revisions = [
      edit(3, { user: { id: null, name: '192.0.2.17' } }),
      edit(2, { user: null, comment: null }),
      edit(1, { delta: null }),
    ];
    const { wiki } = createBench(() => json({ revisions, latest: PATH }));
    expect(await wiki.history(EARTH)).toMatchObject({
      value: {
        revisions: [
          { author: { name: '192.0.2.17', id: undefined } },
          { author: undefined, comment: undefined },
          { delta: undefined },
        ],
      },
    });
  });

  it('leads to its older and newer pages, and keeps the filter on the way', async () => {
    const pages = {
      older: `${PATH}?older_than=20&filter=minor`,
      newer: `https://elsewhere.example/history?newer_than=40`,
    };
    const { wiki, http } = createBench(() => json({ revisions: [edit(37)], latest: PATH, ...pages }));
    const first = await wiki.history(EARTH, { filter: 'minor' });
    if (!first.ok) throw new Error(first.failure.code);
    await wiki.history(EARTH, first.value.older);
    await wiki.history(EARTH, first.value.newer);
    expect(http.sent.map(({ url }) => url)).toEqual([
      `${PATH}?filter=minor`,
      `${PATH}?older_than=20&filter=minor`,
      `${PATH}?newer_than=40&filter=minor`,
    ]);
  });

  it('is that of the title as the wiki spells it, from the same place', async () => {
    const { wiki, http } = createBench(({ url }) =>
      url.includes('/earth/')
        ? redirect(301, '/w/rest.php/v1/page/Earth/history?older_than=20')
        : json({ revisions: [], latest: PATH }),
    );
    expect(await wiki.history({ site: EN, title: 'earth' }, { olderThan: 20 })).toMatchObject({
      value: { title: 'Earth' },
    });
    expect(http.sent[1]?.url).toBe(`${PATH}?older_than=20`);
  });

  it.each([
    ['revisions[1].id', { revisions: [edit(2), edit(0)] }],
    ['older', { revisions: [], older: `${PATH}?older_than=yesterday` }],
    ['newer', { revisions: [], newer: 'nowhere' }],
  ])('names a field of another shape: %s', async (field, answer) => {
    const { wiki } = createBench(() => json(answer));
    const failure = { code: 'unreadable', what: `page/history: ${field}` };
    expect(await wiki.history(EARTH)).toEqual({ ok: false, failure });
  });
});

describe('a count of a history', () => {
  it.each([
    [
      { count: 47, limit: false },
      { count: 47, atLeast: false },
    ],
    [
      { count: 30_000, limit: true },
      { count: 30_000, atLeast: true },
    ],
  ])('says whether the server stopped counting: %j', async (answer, value) => {
    const { wiki, http } = createBench(() => json(answer));
    expect(await wiki.historyCount(EARTH, 'edits')).toEqual({ ok: true, value });
    expect(http.sent[0]?.url).toBe(`${PATH}/counts/edits`);
  });

  it('follows the wiki’s spelling although its address is three parts deep', async () => {
    const { wiki } = createBench(({ url }) =>
      url.includes('/earth/')
        ? redirect(301, '/w/rest.php/v1/page/Earth/history/counts/{type}')
        : json({ count: 1, limit: false }),
    );
    expect(await wiki.historyCount({ site: EN, title: 'earth' }, 'bot')).toMatchObject({ ok: true });
  });

  it('of a missing page is a missing page', async () => {
    const { wiki } = createBench(() => restError(404, 'rest-nonexistent-title'));
    expect(await wiki.historyCount(EARTH, 'minor')).toEqual({
      ok: false,
      failure: { code: 'page-missing', title: 'Earth' },
    });
  });
});
