import { describe, expect, it } from 'vitest';
import { json } from '../../fakes/http.ts';
import { API, createBench, EN, restError } from '../answers.ts';

const PAIR = { title: 'Earth', from: 36, to: 37 };

const comparison = (...diff: readonly unknown[]) =>
  json({
    from: { id: 36, slot_role: 'main', sections: [{ level: 2, heading: 'History', offset: 120 }] },
    to: { id: 37, slot_role: 'main', sections: [] },
    diff,
  });
const line = (type: number, changes: Readonly<Record<string, unknown>> = {}) => ({
  type,
  text: 'Earth',
  lineNumber: 1,
  offset: { from: 0, to: 0 },
  ...changes,
});

describe('a comparison', () => {
  it('is asked of the two revisions and keeps their headings', async () => {
    const { wiki, http } = createBench(() => comparison());
    expect(await wiki.compare(EN, PAIR)).toEqual({
      ok: true,
      value: {
        from: { id: 36, sections: [{ level: 2, heading: 'History', byte: 120 }] },
        to: { id: 37, sections: [] },
        lines: [],
      },
    });
    expect(http.sent[0]?.url).toBe(`${API}/revision/36/compare/37`);
  });

  it('names the kind of each line', async () => {
    const { wiki } = createBench(() => comparison(...[0, 1, 2, 3, 4, 5].map((type) => line(type))));
    const answer = await wiki.compare(EN, PAIR);
    const kinds = ['context', 'added', 'deleted', 'changed', 'moved-from', 'moved-to'];
    expect(answer.ok && answer.value?.lines.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('counts what changed in characters, where the server counts bytes', async () => {
    const text = 'Zoë’s boatship';
    const highlightRanges = [
      { start: 9, length: 4, type: 1 },
      { start: 13, length: 4, type: 0 },
    ];
    const { wiki } = createBench(() => comparison(line(3, { text, highlightRanges })));
    const answer = await wiki.compare(EN, PAIR);
    const found = (answer.ok && answer.value?.lines[0]?.highlights) || [];
    expect(found.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
      ['boat', 'removed'],
      ['ship', 'added'],
    ]);
  });

  it('says where a paragraph went, and that what is gone has no line', async () => {
    const { wiki } = createBench(() =>
      comparison(
        line(4, {
          lineNumber: undefined,
          offset: { from: 12, to: null },
          moveInfo: { id: 'movedpara_1_0_lhs', linkId: 'movedpara_3_0_rhs', linkDirection: 0 },
        }),
      ),
    );
    expect(await wiki.compare(EN, PAIR)).toMatchObject({
      value: {
        lines: [
          {
            lineNumber: undefined,
            move: { id: 'movedpara_1_0_lhs', other: 'movedpara_3_0_rhs', otherIs: 'lower' },
            bytes: { from: 12, to: undefined },
          },
        ],
      },
    });
  });

  it('is absent where the server cannot compare', async () => {
    const { wiki } = createBench(() => restError(500, 'rest-compare-wikidiff2'));
    expect(await wiki.compare(EN, PAIR)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    [404, 'rest-compare-nonexistent', { code: 'revision-missing', title: 'Earth' }],
    [403, 'rest-compare-inaccessible', { code: 'revision-hidden', title: 'Earth' }],
    [403, 'rest-compare-permission-denied', { code: 'revision-hidden', title: 'Earth' }],
    [400, 'rest-compare-page-mismatch', { code: 'revisions-unrelated' }],
    [400, 'rest-compare-wrong-content', { code: 'revisions-not-text' }],
    [500, 'internal_api_error', { code: 'server-error', status: 500 }],
  ])('fails with %i %s', async (status, key, failure) => {
    const { wiki } = createBench(() => restError(status, key));
    expect(await wiki.compare(EN, PAIR)).toEqual({ ok: false, failure });
  });

  it.each([
    ['diff[1].type', comparison(line(0), line(6))],
    ['diff[0].highlightRanges[0].start', comparison(line(3, { highlightRanges: [{ start: -1, length: 1, type: 0 }] }))],
    ['from', json({ to: { id: 1 }, diff: [] })],
  ])('names a field of another shape: %s', async (field, answer) => {
    const { wiki } = createBench(() => answer);
    const failure = { code: 'unreadable', what: `revision/compare: ${field}` };
    expect(await wiki.compare(EN, PAIR)).toEqual({ ok: false, failure });
  });
});
