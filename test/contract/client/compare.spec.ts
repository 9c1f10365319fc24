import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { client, got, SITE } from './client.ts';

const EARTH = { site: SITE, title: 'Earth' };

contract('the client compares two revisions', (target) => {
  const wiki = client(target);
  const latestPairs = async (count: number) => {
    const { revisions } = got(await wiki.history(EARTH));
    const ids = revisions.map(({ id }) => id);
    return ids.slice(0, count).map((to, index) => ({ title: 'Earth', from: ids[index + 1] ?? 0, to }));
  };

  it('line by line, every place inside its text', async () => {
    for (const pair of await latestPairs(6)) {
      const comparison = got(await wiki.compare(SITE, pair));
      expect(comparison).toMatchObject({ from: { id: pair.from }, to: { id: pair.to } });
      const { lines = [] } = comparison ?? {};
      expect(lines.some(({ kind }) => kind !== 'context')).toBe(true);
      for (const { kind, text, lineNumber, highlights, bytes, move } of lines) {
        const isGone = kind === 'deleted' || kind === 'moved-from';
        expect([kind, lineNumber === undefined, bytes.to === undefined]).toEqual([kind, isGone, isGone]);
        expect([kind, move !== undefined]).toEqual([kind, kind.startsWith('moved')]);
        for (const { start, end } of highlights) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
    }
  });

  it('with the headings of both, and where they are in the source', async () => {
    const [pair] = await latestPairs(1);
    const comparison = got(await wiki.compare(SITE, pair ?? { title: '', from: 0, to: 0 }));
    const source = Buffer.from(got(await wiki.source(EARTH)).source);
    const sections = comparison?.to.sections ?? [];
    expect(sections.map(({ heading, level }) => [heading, level])).toEqual([
      ['== Shape ==', 2],
      ['== Land and sea ==', 2],
      ['== Größe und Gewicht ==', 2],
    ]);
    for (const { heading, byte } of sections) {
      expect(source.subarray(byte, byte + Buffer.byteLength(heading)).toString()).toBe(heading);
    }
  });

  it('that are one and the same, without a difference', async () => {
    const [{ to = 0 } = {}] = await latestPairs(1);
    expect(got(await wiki.compare(SITE, { title: 'Earth', from: to, to }))).toMatchObject({ lines: [] });
  });

  it('not when one of them is not there', async () => {
    const [{ to = 0 } = {}] = await latestPairs(1);
    expect(await wiki.compare(SITE, { title: 'Earth', from: to, to: 99_999_999 })).toEqual({
      ok: false,
      failure: { code: 'revision-missing', title: 'Earth' },
    });
  });

  it('not when they belong to different pages', async () => {
    const [{ to = 0 } = {}] = await latestPairs(1);
    const moon = got(await wiki.page({ site: SITE, title: 'Moon' })).revision;
    expect(await wiki.compare(SITE, { title: 'Earth', from: to, to: moon })).toEqual({
      ok: false,
      failure: { code: 'revisions-unrelated' },
    });
  });
});
