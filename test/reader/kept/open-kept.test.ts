import { setImmediate } from 'node:timers/promises';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PageToKeep } from '../../../main/library/pages/kept-page.ts';
import type { PageFreshness } from '../../../shared/models.ts';
import type { Answer } from '../../fakes/http.ts';
import { bare, EN, parsoid, pieces, redirect, restError } from '../../wiki/answers.ts';
import { createReaderBench, ENGINE, type ReaderBench } from '../bench.ts';

const EARTH = { site: EN, title: 'Earth' };
const LONG_AGO = Date.UTC(2026, 7, 1);
const DOCUMENT = '<!doctype html><html><body><p>As it was.</p></body></html>';
const CONTENTS = {
  complete: true,
  outline: [],
  references: [],
  media: [],
  firstSentence: 'As it was.',
  languages: ['en'],
  direction: 'ltr',
};
const online: Answer = ({ url }) => (url.endsWith('/html') ? parsoid('<p>As it is.</p>') : bare());
const unchanged: Answer = ({ url, headers }) =>
  url.endsWith('/html') && headers['if-none-match'] === '"old"' ? new Response(null, { status: 304 }) : bare();
const offline: Answer = () => 'offline';

function page(rest: Partial<PageToKeep> = {}): PageToKeep {
  return {
    ...EARTH,
    aliases: ['Terra'],
    revision: 30,
    etag: '"old"',
    editedAt: '2026-07-01T10:00:00Z',
    language: 'en',
    direction: 'ltr',
    description: 'As it was.',
    licence: { title: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    fetchedAt: LONG_AGO,
    engine: ENGINE,
    html: zstdCompressSync(DOCUMENT),
    contents: JSON.stringify(CONTENTS),
    text: 'As it was.',
    headings: [],
    ...rest,
  };
}

function benchWith(answer: Answer, kept: PageToKeep | 'nothing' = page()) {
  const bench = createReaderBench(answer);
  if (kept !== 'nothing') bench.library.put(kept);
  const freshness: PageFreshness[] = [];
  bench.reader.onFreshness((one) => freshness.push(one));
  return { ...bench, freshness };
}

async function open({ reader }: Pick<ReaderBench, 'reader'>, title = 'Earth') {
  const opened = await reader.open({ ...EARTH, title });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

describe('a page that was read before', () => {
  it('opens as it was kept, with nobody to ask', async () => {
    const bench = benchWith(offline);
    const opened = await open(bench);
    expect(opened).toMatchObject({
      title: 'Earth',
      revision: 30,
      editedAt: '2026-07-01T10:00:00Z',
      freshness: 'kept',
      fetchedAt: LONG_AGO,
      licence: { title: 'CC BY-SA 4.0' },
      sourceUrl: 'https://en.wikipedia.org/wiki/Earth',
    });
    const response = await bench.get(opened.documentPath);
    expect(response.status).toBe(200);
    // The bench paints in sepia.
    expect((await response.text()).replace(' data-theme="sepia"', '')).toBe(DOCUMENT);
  });

  it('opens under every name that led to it, and says so', async () => {
    const bench = benchWith(offline);
    expect(await open(bench, 'Terra')).toMatchObject({ title: 'Earth', redirectedFrom: 'Terra' });
    expect((await open(bench)).redirectedFrom).toBeUndefined();
  });

  it('tells its outline at once', async () => {
    const bench = benchWith(offline);
    const told: unknown[] = [];
    bench.reader.onContents((contents) => told.push(contents));
    const { documentPath } = await open(bench);
    await (await bench.get(documentPath)).text();
    expect(told).toEqual([{ documentPath, ...CONTENTS }]);
  });

  it('is taken as kept again when the frame is reloaded', async () => {
    const bench = benchWith(offline);
    const { documentPath } = await open(bench);
    await (await bench.get(documentPath)).text();
    expect(await (await bench.get(documentPath)).text()).toContain('As it was.');
  });

  it('counts as read now', async () => {
    const bench = benchWith(offline);
    await open(bench);
    expect(bench.library.marks).toContainEqual({ ...EARTH, is: 'read', at: bench.clock.now() });
  });

  it('is not waited for when the library does not answer', async () => {
    const bench = benchWith(online);
    bench.library.hangs();
    const opening = open(bench);
    await bench.clock.untilWaiting();
    bench.clock.advance(400);
    expect(await opening).toMatchObject({ revision: 37, freshness: 'live' });
  });

  it('is waited for a little longer while the library opens its file', async () => {
    const bench = benchWith(online);
    bench.library.opens();
    const answers = bench.library.hangs();
    const opening = open(bench);
    await bench.clock.untilWaiting();
    bench.clock.advance(1_400);
    answers();
    expect(await opening).toMatchObject({ revision: 30, freshness: 'kept' });
  });

  it('is waited for when the wiki cannot be asked and the library is only just starting', async () => {
    const bench = benchWith(offline);
    const answers = bench.library.hangs();
    const opening = open(bench);
    await bench.clock.untilWaiting();
    bench.clock.advance(400);
    await expect.poll(() => bench.http.sent.length).toBeGreaterThan(0);
    answers();
    expect(await opening).toMatchObject({ revision: 30, freshness: 'kept' });
  });

  it.each(['library-locked', 'library-newer', 'library-damaged'] as const)(
    'is read from the wiki where there is %s',
    async (code) => {
      const bench = benchWith(online);
      bench.library.breaks({ code });
      const opened = await open(bench);
      expect(opened.freshness).toBe('live');
      expect(await (await bench.get(opened.documentPath)).text()).toContain('As it is.');
    },
  );

  it('is not given in place of another revision', async () => {
    const bench = benchWith(({ url }) =>
      url.endsWith('/html') ? parsoid('<p>Then.</p>', { 'content-revision-id': '12' }) : bare(),
    );
    const opened = await bench.reader.open({ ...EARTH, revision: 12 });
    expect(opened).toMatchObject({ ok: true, value: { revision: 12, freshness: 'live' } });
  });
});

describe('behind a page that opened as it was kept', () => {
  it('the wiki is asked whether it has changed; when it has not, it is current', async () => {
    const bench = benchWith(unchanged);
    const { documentPath } = await open(bench);
    await expect.poll(() => bench.freshness).toEqual([{ documentPath, is: 'current' }]);
    expect(bench.library.marks).toContainEqual({ ...EARTH, is: 'current', at: bench.clock.now() });
    expect(bench.library.kept).toEqual([]);
  });

  it('a newer revision is kept and offered; the page that is shown stays', async () => {
    const bench = benchWith(online);
    const { documentPath } = await open(bench);
    await expect.poll(() => bench.freshness).toEqual([{ documentPath, is: 'newer' }]);
    expect(bench.library.kept).toMatchObject([
      { title: 'Earth', revision: 37, editedAt: '2026-08-01T10:00:00Z', engine: ENGINE, inPlace: true },
    ]);
    expect(await (await bench.get(documentPath)).text()).toContain('As it was.');
    const again = await open(bench);
    expect(again).toMatchObject({ revision: 37, freshness: 'live' });
    expect(await (await bench.get(again.documentPath)).text()).toContain('As it is.');
  });

  it('a newer rendering of the same revision is kept without a word', async () => {
    const bench = benchWith(online, page({ revision: 37 }));
    const { documentPath } = await open(bench);
    await expect.poll(() => bench.freshness).toEqual([{ documentPath, is: 'current' }]);
    expect(bench.library.kept).toHaveLength(1);
  });

  it('a newer revision that breaks off is not kept, and not offered', async () => {
    const bench = benchWith(({ url }) =>
      url.endsWith('/html') ? parsoid(pieces(['<p id="lectern-truncated">'])) : bare(),
    );
    const { documentPath } = await open(bench);
    await expect.poll(() => bench.freshness).toEqual([{ documentPath, is: 'current' }]);
    expect(bench.library.kept).toEqual([]);
    expect(bench.library.marks).toContainEqual({ ...EARTH, is: 'outdated', at: bench.clock.now(), revision: 37 });
  });

  it('a page that was moved takes the place of what was kept', async () => {
    const bench = benchWith(({ url }) => {
      if (url.endsWith('Earth/html')) return redirect(307, '/w/rest.php/v1/page/Blue_planet/html?redirect=no');
      return url.includes('/html') ? parsoid() : bare('Blue planet');
    });
    await open(bench);
    await expect.poll(() => bench.freshness.length).toBe(1);
    expect(bench.library.kept).toMatchObject([{ title: 'Blue planet', movedFrom: 'Earth' }]);
  });

  it('another page that a name leads to by now is kept under that name, and offered; what was kept stays', async () => {
    const bench = benchWith(({ url }) => {
      if (url.endsWith('Terra/html')) return parsoid('<p>A goddess.</p>');
      return url.endsWith('/html') ? unchanged({ url, headers: { 'if-none-match': '"old"' } } as never) : bare('Terra');
    });
    const { documentPath } = await open(bench, 'Terra');
    await expect.poll(() => bench.freshness).toEqual([{ documentPath, is: 'newer' }]);
    expect(bench.library.kept).toMatchObject([{ title: 'Terra', aliases: ['Terra'], revision: 37 }]);
    expect(bench.library.kept[0]?.movedFrom).toBeUndefined();
    expect(bench.library.marks.filter(({ is }) => is === 'outdated')).toEqual([]);
    const again = await open(bench, 'Terra');
    expect(again).toMatchObject({ title: 'Terra', redirectedFrom: undefined, revision: 37 });
    expect(await open(bench)).toMatchObject({ title: 'Earth', revision: 30 });
  });

  it('a redirect that is still one, or that is gone, changes nothing', async () => {
    for (const redirected of [
      () => redirect(307, '/w/rest.php/v1/page/Earth/html?redirect=no'),
      () => restError(404, 'rest-nonexistent-title'),
    ]) {
      const bench = benchWith((request) =>
        request.url.endsWith('Terra/html')
          ? redirected()
          : unchanged({ ...request, url: request.url.replace('?redirect=no', '') }),
      );
      const { documentPath } = await open(bench, 'Terra');
      await expect.poll(() => bench.freshness).toEqual([{ documentPath, is: 'current' }]);
      expect(bench.library.kept).toEqual([]);
    }
  });

  it('nobody is told more than that the wiki cannot be asked, when it cannot', async () => {
    const bench = benchWith(() => restError(404, 'rest-nonexistent-title'));
    const { documentPath } = await open(bench);
    await expect.poll(() => bench.freshness).toEqual([{ documentPath, is: 'unknown' }]);
  });

  it('nobody is asked about what came a moment ago', async () => {
    const bench = benchWith(online, 'nothing');
    bench.library.put(page({ fetchedAt: bench.clock.now() - 59_000 }));
    expect((await open(bench)).freshness).toBe('live');
    await setImmediate();
    expect(bench.http.sent).toEqual([]);
  });
});

describe('a page that is read for the first time', () => {
  it('is kept when it has come to its end, as what was shown', async () => {
    const bench = benchWith(online, 'nothing');
    const { documentPath } = await open(bench, 'earth');
    const shown = (await (await bench.get(documentPath)).text()).replace(' data-theme="sepia"', '');
    await expect.poll(() => bench.library.kept.length).toBe(1);
    const [kept] = bench.library.kept;
    expect(kept).toMatchObject({
      ...EARTH,
      aliases: ['earth'],
      revision: 37,
      etag: 'W/"37/view/html"',
      engine: ENGINE,
      description: 'First of Earth.',
      text: '<p>As it is.</p>',
      fetchedAt: bench.clock.now(),
    });
    expect(zstdDecompressSync(kept?.html ?? new Uint8Array()).toString()).toBe(shown);
  });

  it('is not kept when nobody reads it to its end', async () => {
    const bench = benchWith(
      ({ url }) => (url.endsWith('/html') ? parsoid(pieces(['<head></head><p>', 'a'], 'hang')) : bare()),
      'nothing',
    );
    const reader = (await bench.get((await open(bench)).documentPath)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await setImmediate();
    expect(bench.library.kept).toEqual([]);
  });

  it('is shown whatever becomes of the library', async () => {
    const bench = benchWith(online, 'nothing');
    const { documentPath } = await open(bench);
    bench.library.breaks({ code: 'library-full' });
    expect(await (await bench.get(documentPath)).text()).toContain('As it is.');
  });

  it('is not kept when it is a page of the past', async () => {
    const bench = benchWith(
      ({ url }) => (url.endsWith('/html') ? parsoid('', { 'content-revision-id': '12' }) : bare()),
      'nothing',
    );
    const opened = await bench.reader.open({ ...EARTH, revision: 12 });
    if (opened.ok) await (await bench.get(opened.value.documentPath)).text();
    await setImmediate();
    expect(bench.library.kept).toEqual([]);
  });
});

describe('a page that an older engine made', () => {
  it('comes from the wiki when that can be asked', async () => {
    const bench = benchWith(online, page({ engine: ENGINE - 1 }));
    expect(await open(bench)).toMatchObject({ revision: 37, freshness: 'live' });
  });

  it('passes the engine again when it cannot', async () => {
    const bench = benchWith(offline, page({ engine: ENGINE - 1 }));
    const opened = await open(bench);
    expect(opened.freshness).toBe('kept');
    const [told = '', ...rest] = (await (await bench.get(opened.documentPath)).text()).split('\n');
    expect(JSON.parse(told)).toMatchObject({ title: 'Earth' });
    expect(rest.join('\n')).toBe(DOCUMENT);
  });

  it('is not shown in place of a page that the wiki says is gone', async () => {
    const bench = benchWith(() => restError(404, 'rest-nonexistent-title'), page({ engine: ENGINE - 1 }));
    expect(await bench.reader.open(EARTH)).toMatchObject({ ok: false, failure: { code: 'page-missing' } });
  });
});
