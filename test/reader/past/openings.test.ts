import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { VisitId } from '../../../shared/library-models.ts';
import { bare, EN, parsoid, redirect, restError } from '../../wiki/answers.ts';
import { createReaderBench, type ReaderBench } from '../bench.ts';

const EARTH = { site: EN, title: 'Earth' };
const online = ({ url }: { readonly url: string }) =>
  url.endsWith('/html') ? parsoid('<p>As it is.</p>') : bare(url.split('/').at(-2) ?? '');

async function open({ reader }: ReaderBench, rest: Partial<Parameters<ReaderBench['reader']['open']>[0]> = {}) {
  const opened = await reader.open({ ...EARTH, ...rest });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

describe('a page that opens', () => {
  it('is remembered with where it came from, under the name that its visit has in the answer', async () => {
    const bench = createReaderBench(online);
    const first = await open(bench);
    const second = await open(bench, { title: 'Mars', from: first.visit });
    expect(bench.library.visits).toEqual([
      {
        ...EARTH,
        id: first.visit,
        owner: 'somebody',
        language: 'en',
        direction: 'ltr',
        at: bench.clock.now(),
        from: undefined,
      },
      expect.objectContaining({ title: 'Mars', id: second.visit, from: first.visit }),
    ]);
    expect(second.visit).toBeGreaterThan(first.visit ?? 0);
  });

  it('is remembered by its own name where a redirect led to it', async () => {
    const bench = createReaderBench(({ url }) => {
      if (url.endsWith('Terra/html')) return redirect(307, '/w/rest.php/v1/page/Earth/html?redirect=no');
      return url.includes('/html') ? parsoid() : bare();
    });
    await open(bench, { title: 'Terra' });
    expect(bench.library.visits).toMatchObject([{ title: 'Earth' }]);
  });

  it('is not remembered when it does not open', async () => {
    const bench = createReaderBench(() => restError(404, 'rest-nonexistent-title'));
    expect((await bench.reader.open(EARTH)).ok).toBe(false);
    expect((await bench.reader.open({ ...EARTH, title: '' })).ok).toBe(false);
    expect(bench.library.visits).toEqual([]);
  });

  it('is not remembered by its preview, or by a reload of its frame', async () => {
    const bench = createReaderBench(online);
    await bench.reader.preview(EARTH);
    const { documentPath } = await open(bench);
    await (await bench.get(documentPath)).text();
    await (await bench.get(documentPath)).text();
    expect(bench.library.visits).toHaveLength(1);
  });

  it('twice within a minute by the same way is visited once', async () => {
    const bench = createReaderBench(online);
    const first = await open(bench);
    bench.clock.advance(59_000);
    expect((await open(bench)).visit).toBe(first.visit);
    const linked = await open(bench, { from: 7 as VisitId });
    expect(linked.visit).not.toBe(first.visit);
    bench.clock.advance(1_000);
    expect((await open(bench)).visit).not.toBe(first.visit);
    expect(bench.library.visits).toHaveLength(3);
  });

  it('is visited anew when its visit was forgotten a moment ago', async () => {
    const bench = createReaderBench(online);
    const { visit } = await open(bench);
    await bench.past.history.forget({ since: 0 });
    expect((await open(bench)).visit).not.toBe(visit);
    expect(bench.library.visits).toHaveLength(2);
  });

  it('is not remembered when everything was forgotten while it was on its way', async () => {
    const bench = createReaderBench(online);
    const opening = open(bench);
    bench.past.history.forgetPending();
    expect((await opening).visit).toBeUndefined();
    expect(bench.library.visits).toEqual([]);
    expect((await open(bench)).visit).toBeDefined();
  });

  it('is remembered though it is an older revision', async () => {
    const bench = createReaderBench(({ url }) =>
      url.endsWith('/html') ? parsoid('', { 'content-revision-id': '12' }) : bare(),
    );
    await open(bench, { revision: 12 });
    expect(bench.library.visits).toHaveLength(1);
  });

  it('goes on with its visit, however much later', async () => {
    const bench = createReaderBench(online);
    const { visit } = await open(bench);
    bench.clock.advance(3_600_000);
    expect((await open(bench, { visit })).visit).toBe(visit);
    expect(bench.library.visits).toHaveLength(1);
  });

  it('is a visit of its own where the one to go on with is forgotten or somebody else’s', async () => {
    const bench = createReaderBench(online);
    const gone = 7 as VisitId;
    const opened = await open(bench, { visit: gone });
    expect(opened.visit).not.toBe(gone);
    expect(bench.library.visits).toMatchObject([{ id: opened.visit, from: undefined }]);
  });

  it('says where it was left', async () => {
    const bench = createReaderBench(online);
    expect((await open(bench)).place).toBeUndefined();
    const place = { scroll: 900, heading: { id: 'Tides', top: 12 } };
    bench.library.leftAt(place);
    expect((await open(bench)).place).toEqual(place);
  });

  it('does not wait for a library that does not answer, and believes that its visit is there', async () => {
    const bench = createReaderBench(online);
    bench.library.hangs();
    const opening = open(bench, { visit: 5 as VisitId });
    await bench.clock.untilWaiting();
    bench.clock.advance(400);
    expect(await opening).toMatchObject({ visit: 5, place: undefined });
  });

  it('opens though nothing can be remembered', async () => {
    const bench = createReaderBench(online);
    bench.library.breaks({ code: 'library-full' });
    expect(await open(bench)).toMatchObject({ title: 'Earth', place: undefined });
  });

  it('is remembered by whoever was active when it was asked for', async () => {
    let owner = 'anna';
    const bench = createReaderBench(online, undefined, undefined, () => owner);
    const opening = open(bench);
    owner = 'bob';
    await opening;
    expect(bench.library.visits).toMatchObject([{ owner: 'anna' }]);
    await open(bench);
    expect(bench.library.visits).toMatchObject([{ owner: 'anna' }, { owner: 'bob' }]);
  });
});

describe('whoever follows the history', () => {
  it('is told of pages that were opened, left and forgotten, and when it is somebody else’s', async () => {
    let owner = 'anna';
    const bench = createReaderBench(online, undefined, undefined, () => owner);
    let told = 0;
    bench.past.history.onChange(() => {
      told++;
    });
    const { visit } = await open(bench);
    await setImmediate();
    expect(told).toBe(1);
    if (visit === undefined) throw new Error('not remembered');
    await bench.past.history.leave({ visit, place: { scroll: 1 }, progress: 0.1 });
    expect(told).toBe(2);
    await bench.past.history.forget({ visit });
    expect(told).toBe(3);
    owner = 'bob';
    bench.past.ownerMayHaveChanged();
    bench.past.ownerMayHaveChanged();
    expect(told).toBe(4);
  });

  it('is not told of what was not kept', async () => {
    const bench = createReaderBench(online);
    bench.library.breaks({ code: 'library-full' });
    let told = 0;
    bench.past.history.onChange(() => {
      told++;
    });
    await open(bench);
    const failed = { ok: false, failure: { code: 'library-full' } };
    const { history } = bench.past;
    expect(await history.leave({ visit: 1 as VisitId, place: { scroll: 1 }, progress: 0 })).toEqual(failed);
    expect(await history.forget({ since: 0 })).toEqual(failed);
    expect(await history.unfinished()).toEqual(failed);
    await setImmediate();
    expect(told).toBe(0);
  });
});
