import { describe, expect, it } from 'vitest';
import { getJson, startWiki } from './support.ts';

const PAGE = '/v1/page/Tidal_island_of_Marrow';
type Revision = { readonly id: number; readonly size: number; readonly delta: number | null; readonly minor: boolean };
const revisions = (body: Readonly<Record<string, unknown>>) => body['revisions'] as readonly Revision[];
type Line = {
  readonly type: number;
  readonly text: string;
  readonly offset: { from: number | null; to: number | null };
} & {
  readonly lineNumber?: number;
  readonly highlightRanges?: readonly { readonly start: number; readonly length: number; readonly type: number }[];
  readonly moveInfo?: { readonly id: string; readonly linkId: string; readonly linkDirection: number };
};
const lines = (body: Readonly<Record<string, unknown>>) => body['diff'] as readonly Line[];

describe('a history', () => {
  it('can be of one kind of edit, and its counts agree with it', async () => {
    const wiki = await startWiki();
    for (const kind of ['anonymous', 'bot', 'reverted', 'minor']) {
      const seen: Revision[] = [];
      let path: unknown = `${PAGE}/history?filter=${kind}`;
      while (typeof path === 'string') {
        const { body } = await getJson(wiki, path.replace(wiki.restBase, ''));
        seen.push(...revisions(body));
        path = body['older'];
      }
      expect(seen.length, kind).toBeGreaterThan(0);
      expect((await getJson(wiki, `${PAGE}/history/counts/${kind}`)).body).toEqual({
        count: seen.length,
        limit: false,
      });
      if (kind === 'minor') expect(seen.every(({ minor }) => minor)).toBe(true);
    }
    expect((await getJson(wiki, `${PAGE}/history/counts/edits`)).body['count']).toBe(47);
  });

  it('leads back to newer pages with the same filter', async () => {
    const wiki = await startWiki();
    const first = await getJson(wiki, `${PAGE}/history`);
    const second = await getJson(wiki, String(first.body['older']).replace(wiki.restBase, ''));
    const back = await getJson(wiki, String(second.body['newer']).replace(wiki.restBase, ''));
    expect(revisions(back.body)).toEqual(revisions(first.body));
    expect([first.body['newer'], back.body['newer']]).toEqual([undefined, undefined]);
    const minor = await getJson(wiki, `${PAGE}/history?filter=minor&older_than=${revisions(first.body)[4]?.id}`);
    expect(minor.body['newer']).toMatch(/\?filter=minor&newer_than=\d+$/);
  });

  it('has sizes and differences that are those of the sources', async () => {
    const wiki = await startWiki();
    const { body } = await getJson(wiki, `${PAGE}/history`);
    const [latest, before] = revisions(body);
    const source = String((await getJson(wiki, PAGE)).body['source']);
    expect(latest?.size).toBe(Buffer.byteLength(source));
    expect(latest?.delta).toBe((latest?.size ?? 0) - (before?.size ?? 0));
  });

  it.each([
    ['history?filter=good', 400, { name: 'filter', failureCode: 'badvalue' }],
    ['history?older_than=48200&newer_than=48180', 400, { errorKey: 'rest-pagehistory-incompatible-params' }],
    ['history?older_than=39000', 404, { errorKey: 'rest-nonexistent-title-revision' }],
    ['history/counts/words', 400, { name: 'type', failureCode: 'badvalue' }],
  ])('refuses %s with %i', async (tail, status, problem) => {
    const answer = await getJson(await startWiki(), `${PAGE}/${tail}`);
    expect([answer.status, answer.body]).toMatchObject([status, problem]);
  });

  it('counts under the right spelling only, and forgets to say what', async () => {
    const wiki = await startWiki();
    const answer = await fetch(`${wiki.apiBase}/page/tide/history/counts/edits`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      '/w/rest.php/v1/page/Tide/history/counts/{type}',
    ]);
  });
});

describe('a comparison', () => {
  it('leads from the one source to the other, its places counted in bytes', async () => {
    const wiki = await startWiki();
    const kinds = new Set<number>();
    for (let id = 48_205; id < 48_213; id += 1) {
      const { body } = await getJson(wiki, `/v1/revision/${id}/compare/${id + 1}`);
      const source = Buffer.from(String((await getJson(wiki, PAGE)).body['source']));
      expect(lines(body).length).toBeGreaterThan(0);
      for (const line of lines(body)) {
        kinds.add(line.type);
        expect(line.lineNumber === undefined, `${line.type}`).toBe(line.offset.to === null);
        if (id + 1 < 48_213 || line.offset.to === null || line.type === 3) continue;
        const { to } = line.offset;
        expect(source.subarray(to, to + Buffer.byteLength(line.text)).toString()).toBe(line.text);
      }
    }
    expect([...kinds].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('marks words that were added and removed', async () => {
    const wiki = await startWiki();
    const { body } = await getJson(wiki, '/v1/revision/48211/compare/48212');
    const changed = lines(body).find(({ type }) => type === 3);
    const text = Buffer.from(changed?.text ?? '');
    const marked = (changed?.highlightRanges ?? []).map(({ start, length, type }) => [
      type,
      text.subarray(start, start + length).toString(),
    ]);
    expect(marked).toContainEqual([1, expect.stringContaining('as Zoë had it')]);
  });

  it('links the two places of what was moved', async () => {
    const wiki = await startWiki();
    const { body } = await getJson(wiki, '/v1/revision/48210/compare/48211');
    const [one, other] = lines(body).flatMap(({ moveInfo }) => moveInfo ?? []);
    expect([one?.id, one?.linkDirection]).toEqual([other?.linkId, 1 - (other?.linkDirection ?? 0)]);
  });

  it.each([
    ['48213/compare/1', 404, 'rest-compare-nonexistent'],
    ['1/compare/48213', 404, 'rest-compare-nonexistent'],
    ['48213/compare/44190', 400, 'rest-compare-page-mismatch'],
    ['48213/compare/x', 400, 'badinteger'],
  ])('refuses %s with %i %s', async (path, status, errorKey) => {
    const answer = await getJson(await startWiki(), `/v1/revision/${path}`);
    expect([answer.status, answer.body]).toMatchObject([status, { errorKey }]);
  });

  it('of a revision with itself is empty', async () => {
    const { body } = await getJson(await startWiki(), '/v1/revision/48213/compare/48213');
    expect(body).toMatchObject({ from: { id: 48_213, slot_role: 'main' }, diff: [] });
    const sections = (body['to'] as { readonly sections: readonly unknown[] }).sections;
    expect(sections[0]).toEqual({ level: 2, heading: expect.stringMatching(/^== .+ ==$/), offset: expect.any(Number) });
  });
});
