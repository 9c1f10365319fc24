import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../main/article/reading-document.ts';
import type { Library } from '../../../main/library/library.ts';
import { createBundles } from '../../../main/reader/bundle/bundles.ts';
import { MOST_LISTS, type VisitId } from '../../../shared/library-models.ts';
import { fail, ok } from '../../../shared/result.ts';
import { siteId } from '../../../shared/site-id.ts';
import { marrow } from '../../article/fixtures/marrow.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { madePage } from '../../library/made-pages.ts';
import { libraryPath } from '../../library/open-side.ts';
import { EN, SITES } from '../../wiki/answers.ts';
import {
  ALL,
  bundleBench,
  engineOf,
  type FullLibrary,
  forged,
  fullAtSecondPage,
  fullLibrary,
  NOW,
} from './bundle-bench.ts';

const EARTH = { site: EN, title: 'Earth' };

/** A library with something of everything. */
async function filled(): Promise<FullLibrary> {
  const library = fullLibrary();
  const html = zstdCompressSync(await engineOf(marrow));
  await library.keep(
    madePage('Earth', 'x', { html, revision: 7, aliases: ['Terra'], description: 'A planet.', fetchedAt: 500 }),
  );
  await library.keep(madePage('Mars', 'x', { html, revision: 3, fetchedAt: 600 }));
  await library.mark({ ...EARTH, is: 'saved', at: 700 });
  const visit = { owner: 'me', language: 'en', direction: 'ltr' } as const;
  const id = (number: number) => number as VisitId;
  await library.history.record({ ...visit, ...EARTH, id: id(1_000_000), at: 1_000 });
  await library.history.record({
    ...visit,
    site: EN,
    title: 'Mars',
    id: id(2_000_000),
    at: 2_000,
    from: id(1_000_000),
  });
  await library.history.record({ ...visit, ...EARTH, owner: 'other', id: id(3_000_000), at: 3_000 });
  await library.history.leave({
    visit: id(2_000_000),
    place: { scroll: 90, heading: { id: 'Moons', top: 4 } },
    progress: 0.4,
    section: 'Moons',
    at: 2_500,
  });
  const named = await library.lists.name({ owner: 'me', name: 'Planets', description: 'Round.', at: 10 });
  if (!(named.ok && named.value.ok)) throw new Error('no list');
  const list = named.value.value.id;
  await library.lists.arrange({
    owner: 'me',
    is: 'filled',
    list,
    pages: [
      { site: EN, title: 'Terra' },
      { site: EN, title: 'Venus' },
    ],
    at: 20,
  });
  await library.lists.name({ owner: 'other', name: 'Secret', at: 30 });
  return library;
}

/** All that a bundle is about, as it is in a library. */
async function seen(library: Library, owner = 'me') {
  const lists = await library.lists.all(owner);
  const first = lists.ok ? lists.value[0] : undefined;
  const pages = first && (await library.lists.pages({ owner, list: first.id }));
  const visits = await library.history.visits({ owner });
  const rows = visits.ok ? visits.value.rows : [];
  const shelf = await library.shelf({ show: 'all', order: 'title' });
  const unfinished = await library.history.unfinished({ owner });
  return {
    lists: lists.ok ? lists.value.map(({ name, description, createdAt }) => ({ name, description, createdAt })) : [],
    pages: pages?.ok ? pages.value?.map(({ title, addedAt }) => ({ title, addedAt })) : undefined,
    visits: rows.map(({ title, at, from }) => ({ title, at, from: rows.find(({ id }) => id === from)?.title })),
    shelf: shelf.ok
      ? shelf.value.rows.map(({ title, revision, description, fetchedAt, readAt, savedAt }) => ({
          title,
          revision,
          description,
          fetchedAt,
          readAt,
          savedAt,
        }))
      : [],
    places: unfinished.ok
      ? unfinished.value.map(({ title, place, progress, section }) => ({ title, place, progress, section }))
      : [],
  };
}

describe('what was exported', () => {
  it('is the same again where it is imported, for whoever imports it', async () => {
    const { path, asked, over } = bundleBench();
    const from = await filled();
    const told = { name: 'out.lectern', lists: 1, visits: 2, pages: 2, pictures: 0, skipped: [] };
    const exported = await over(from).exportTo(ALL);
    const whole = ok({ ...told, bytes: readFileSync(path).length });
    expect(exported).toEqual(whole);
    expect(asked).toEqual(['Lectern 2026-09-01.lectern']);
    const to = fullLibrary();
    expect(await over(to, 'you').importFrom()).toEqual(whole);
    expect(await seen(to, 'you')).toEqual(await seen(from));
    expect(await to.search({ text: 'causeway', limit: 5 })).toMatchObject({ ok: true, value: [{}, {}] });
    const kept = await to.read({ site: EN, title: 'Terra' });
    if (!(kept.ok && kept.value)) throw new Error('It is not there');
    // Nobody's engine: it is fetched anew, or passes the engine again, before it is shown.
    expect(kept.value).toMatchObject({ title: 'Earth', engine: 0, etag: undefined, savedAt: 700 });
    const words = zstdDecompressSync(kept.value.html).toString();
    expect(words).toContain('tidal island');
    expect(words.match(/<h2[^>]*>Earth</)).toBeNull();
  });

  it('changes nothing when it is imported twice, nor where it came from', async () => {
    const { over } = bundleBench();
    const from = await filled();
    await over(from).exportTo(ALL);
    const before = await seen(from);
    await over(from).importFrom();
    expect(await seen(from)).toEqual(before);
    const to = fullLibrary();
    await over(to).importFrom();
    const once = await seen(to);
    expect(await over(to).importFrom()).toMatchObject({ ok: true, value: { skipped: [] } });
    expect(await seen(to)).toEqual(once);
  });

  it('is of nobody but whoever exports it', async () => {
    const { path, over } = bundleBench();
    const from = await filled();
    await from.history.leave({ visit: 3_000_000 as VisitId, place: { scroll: 4 }, progress: 0.3, at: 3_500 });
    await over(from).exportTo({ lists: true, history: true, pages: 'none', pictures: true });
    const lines = zstdDecompressSync(readFileSync(path)).toString().trimEnd().split('\n').slice(1, -1);
    const items = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(items).toMatchObject([
      { kind: 'list', name: 'Planets' },
      { kind: 'visit', title: 'Earth', at: 1_000 },
      { kind: 'visit', title: 'Mars', at: 2_000 },
      { kind: 'place', title: 'Mars', at: 2_500 },
    ]);
  });

  it('is only what was wanted', async () => {
    const { path, over } = bundleBench();
    const library = await filled();
    const kinds = async (what: Parameters<ReturnType<typeof over>['exportTo']>[0]) => {
      await over(library).exportTo(what);
      const lines = zstdDecompressSync(readFileSync(path)).toString().trimEnd().split('\n');
      return lines.slice(1, -1).map((line) => (JSON.parse(line) as { kind: string }).kind);
    };
    expect(await kinds({ lists: true, history: false, pages: 'none', pictures: true })).toEqual(['list']);
    expect(await kinds({ lists: false, history: true, pages: 'none', pictures: true })).toEqual([
      'visit',
      'visit',
      'place',
    ]);
    expect(await kinds({ lists: false, history: false, pages: 'saved', pictures: true })).toEqual(['page']);
    const text = zstdDecompressSync(readFileSync(path)).toString();
    expect(text).not.toContain('Secret');
  });
});

describe('an import', () => {
  it('fills a list of the same name, and leaves what is in it where it is', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo({ lists: true, history: false, pages: 'none', pictures: true });
    const to = fullLibrary();
    const named = await to.lists.name({ owner: 'me', name: 'PLANETS', description: 'Mine.', at: 5 });
    if (!(named.ok && named.value.ok)) throw new Error('no list');
    const list = named.value.value.id;
    await to.lists.arrange({ owner: 'me', is: 'filled', list, pages: [{ site: EN, title: 'Pluto' }], at: 6 });
    await over(to).importFrom();
    expect(await seen(to)).toMatchObject({
      lists: [{ name: 'PLANETS', description: 'Mine.' }],
      pages: [{ title: 'Pluto' }, { title: 'Earth' }, { title: 'Venus' }],
    });
  });

  it('takes no more lists than somebody may have, and says so', async () => {
    const { path, over } = bundleBench();
    await over(fullLibrary()).exportTo({ lists: false, history: false, pages: 'none', pictures: false });
    const line = (name: string) => JSON.stringify({ kind: 'list', name, description: '', createdAt: 1, pages: [] });
    forged(path, ([head = '']) => [head, ...Array.from({ length: MOST_LISTS - 2 }, (_, index) => line(`L${index}`))]);
    const to = fullLibrary();
    for (const name of ['One', 'Two', 'Three']) await to.lists.name({ owner: 'me', name, at: 1 });
    await to.lists.name({ owner: 'other', name: 'Four', at: 1 });
    let asked = 0;
    const counting: FullLibrary = {
      ...to,
      bundle: {
        ...to.bundle,
        importList: (list) => {
          asked++;
          return to.bundle.importList(list);
        },
      },
    };
    const last = `L${MOST_LISTS - 3}`;
    expect(await over(counting).importFrom()).toMatchObject(
      ok({ lists: MOST_LISTS - 3, skipped: [{ what: last, why: 'too-many-lists' }] }),
    );
    expect((await seen(to)).lists.map(({ name }) => name).slice(0, 4)).toEqual(['One', 'Two', 'Three', 'L0']);

    forged(path, ([head = '']) => [head, ...Array.from({ length: 2 * MOST_LISTS }, () => line('L0'))]);
    asked = 0;
    expect(await over(counting).importFrom()).toMatchObject(ok({ lists: MOST_LISTS }));
    expect(asked).toBe(MOST_LISTS);
  }, 60_000);

  it('does not put an older revision in the place of a later one, and says so', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo({ lists: false, history: false, pages: 'all', pictures: true });
    const to = fullLibrary();
    await to.keep(madePage('Earth', 'later words', { revision: 8 }));
    await to.keep(madePage('Mars', 'earlier words', { revision: 2 }));
    expect(await over(to).importFrom()).toMatchObject({
      ok: true,
      value: { pages: 1, skipped: [{ what: 'Earth', why: 'older-than-kept' }] },
    });
    expect((await seen(to)).shelf).toMatchObject([
      { title: 'Earth', revision: 8, savedAt: 700 },
      { title: 'Mars', revision: 3 },
    ]);
  });

  it('passes over what is no line of a bundle, and what is of an unknown wiki, and takes the rest', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo({ lists: true, history: false, pages: 'all', pictures: true });
    const unknown = siteId('nowhere', 'en');
    forged(path, ([head = '', list = '', ...pages]) => [
      head,
      '{"kind":"list","name":7}',
      list.replace(`"${EN}"`, `"${unknown}"`),
      'no JSON',
      ...pages.map((page, index) => (index === 0 ? page.replace(`"${EN}"`, `"${unknown}"`) : page)),
      '{"kind":"page"}',
    ]);
    const to = fullLibrary();
    expect(await over(to).importFrom()).toMatchObject({
      ok: true,
      value: {
        lists: 1,
        pages: 1,
        skipped: [
          { what: 'line 2', why: 'malformed' },
          { what: 'Earth', why: 'unknown-wiki' },
          { what: 'line 4', why: 'malformed' },
          { what: 'line 7', why: 'malformed' },
        ],
      },
    });
    expect(await seen(to)).toMatchObject({ pages: [{ title: 'Venus' }], shelf: [{ title: 'Mars' }] });
  });

  it('believes nothing of a hostile page: no script, no foreign picture, no moment to come', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo({ lists: false, history: false, pages: 'saved', pictures: true });
    forged(path, ([head = '', page = '']) => {
      const html =
        '<!doctype html><html><body><p onclick="x()">Words<script>x()</script><img src="https://evil.example/a.png"><iframe src="//evil.example"></iframe><a href="javascript:x()">b</a></p></body></html>';
      const later = NOW * 2;
      return [
        head,
        JSON.stringify({
          ...(JSON.parse(page) as object),
          html,
          etag: '"x"',
          fetchedAt: later,
          readAt: later,
          savedAt: later,
          engine: 1,
        }),
      ];
    });
    const to = fullLibrary();
    await over(to).importFrom();
    const kept = await to.read(EARTH);
    if (!(kept.ok && kept.value)) throw new Error('It is not there');
    const html = zstdDecompressSync(kept.value.html).toString();
    expect(html).toContain('Words');
    expect(html).not.toMatch(/onclick|<script|javascript:|evil|<iframe/);
    expect(kept.value).toMatchObject({ engine: 0, etag: undefined, fetchedAt: NOW });
    expect((await seen(to)).shelf).toMatchObject([{ title: 'Earth', readAt: NOW, savedAt: NOW }]);
  });

  it('leaves a place where it was left later, and has none of a page that was never visited', async () => {
    const { path, over } = bundleBench();
    const from = await filled();
    await over(from).exportTo({ lists: false, history: true, pages: 'none', pictures: true });
    forged(path, (lines) => [
      ...lines,
      JSON.stringify({ kind: 'place', ...EARTH, title: 'Nowhere', place: { scroll: 5 }, progress: 0.1, at: 9 }),
    ]);
    const here = { visit: 2_000_000 as VisitId, place: { scroll: 7 }, progress: 0.2 };
    await from.history.leave({ ...here, at: 2_499 });
    await over(from).importFrom();
    expect((await seen(from)).places).toMatchObject([{ title: 'Mars', place: { scroll: 90 } }, { title: 'Earth' }]);
    await from.history.leave({ ...here, at: 2_501 });
    await over(from).importFrom();
    expect((await seen(from)).places).toMatchObject([{ title: 'Mars', place: { scroll: 7 } }, { title: 'Earth' }]);
    await from.history.record({
      id: 4_000_000 as VisitId,
      owner: 'me',
      ...EARTH,
      title: 'Nowhere',
      language: 'en',
      direction: 'ltr',
      at: 4_000,
    });
    expect((await seen(from)).places).toMatchObject([{ title: 'Nowhere', progress: 0 }, {}, {}]);
  });

  it('takes no visit of a moment that has no number, and no title that is none: what is there stays readable', async () => {
    const { path, over } = bundleBench();
    await over(fullLibrary()).exportTo({ lists: false, history: false, pages: 'none', pictures: true });
    const visit = { kind: 'visit', site: EN, description: '', language: 'en', direction: 'ltr' };
    const list = { kind: 'list', description: '', createdAt: 1, pages: [] };
    forged(path, ([head = '']) => [
      head,
      JSON.stringify({ ...visit, id: 1, title: 'Late', at: 8.64e15 }),
      JSON.stringify({ ...visit, id: 2, title: 'Later', at: 8.64e15 }),
      JSON.stringify({ ...visit, id: 3, title: 'A\u0000B', at: 5 }),
      JSON.stringify({ ...visit, id: 4, title: 'A|B', at: 5 }),
      JSON.stringify({ ...visit, id: 5, title: 'Red_Sea', at: 5 }),
      JSON.stringify({ ...visit, id: 6, title: 'Moon', at: 9e12, from: 5 }),
      JSON.stringify({ ...list, name: ' \t' }),
    ]);
    const to = fullLibrary();
    expect(await over(to).importFrom()).toMatchObject({ ok: true, value: { visits: 2, lists: 0 } });
    expect(await seen(to)).toMatchObject({
      lists: [],
      visits: [
        { title: 'Moon', at: 9e12, from: 'Red Sea' },
        { title: 'Red Sea', at: 5 },
      ],
    });
  });

  it('may have any number of visits of one moment, and each is there once', async () => {
    const { path, over } = bundleBench();
    await over(fullLibrary()).exportTo({ lists: false, history: false, pages: 'none', pictures: true });
    const visit = { kind: 'visit', site: EN, description: '', language: 'en', direction: 'ltr' };
    const many = Array.from({ length: 2_100 }, (_, index) => ({ ...visit, id: index + 1, title: `P${index}`, at: 7 }));
    forged(path, ([head = '']) => [head, ...many.map((one) => JSON.stringify(one))]);
    const to = fullLibrary();
    await over(to).importFrom();
    await over(to).importFrom();
    const titles = new Set<string>();
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const part = await to.history.visits({ owner: 'me', after });
      if (!part.ok) throw new Error(part.failure.code);
      for (const { title } of part.value.rows) {
        expect(titles).not.toContain(title);
        titles.add(title);
      }
      after = part.value.next;
    }
    expect(titles.size).toBe(many.length);
  });

  it('becomes that of whoever wanted it, though somebody else is active by then', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo({ lists: true, history: true, pages: 'none', pictures: true });
    const to = fullLibrary();
    let active = 'anna';
    const bundles = over(to, () => active);
    const importing = bundles.importFrom();
    // The file was chosen, and is being looked through.
    await Promise.resolve();
    await Promise.resolve();
    active = 'bob';
    await importing;
    expect(await seen(to, 'anna')).toMatchObject({ lists: [{ name: 'Planets' }], visits: [{}, {}] });
    expect(await seen(to, 'bob')).toMatchObject({ lists: [], visits: [] });
  });

  it('takes no more room than what may go is allowed', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo({ lists: false, history: false, pages: 'all', pictures: true });
    const to = fullLibrary(libraryPath(), () => 1);
    expect(await over(to).importFrom()).toMatchObject({ ok: true, value: { pages: 2 } });
    // Behind everybody's back.
    await expect.poll(() => seen(to)).toMatchObject({ shelf: [{ title: 'Earth', savedAt: 700 }] });
  });

  it('takes nothing of a file that is not whole, and says why', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo(ALL);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 40));
    const to = fullLibrary();
    expect(await over(to).importFrom()).toEqual(fail({ code: 'bundle-invalid' }));
    expect(await seen(to)).toMatchObject({ lists: [], visits: [], shelf: [] });
  });

  it('that the library ends is done again, and then all is there once', async () => {
    const { over } = bundleBench();
    const from = await filled();
    await over(from).exportTo(ALL);
    const to = fullLibrary();
    expect(await over(fullAtSecondPage(to)).importFrom()).toEqual(fail({ code: 'library-full' }));
    expect(await over(to).importFrom()).toMatchObject({ ok: true, value: { pages: 2, skipped: [] } });
    expect(await seen(to)).toEqual(await seen(from));
  });
});

it('nothing is done when nobody chooses a file', async () => {
  const none = async () => undefined;
  const library = fullLibrary();
  const bundles = createBundles({
    library,
    media: library.media,
    sites: SITES,
    readArticle,
    whose: () => '',
    madeBy: 'Lectern',
    clock: createFakeClock(),
    dialogs: { save: none, open: none },
    onImported: () => {},
  });
  expect([await bundles.exportTo(ALL), await bundles.importFrom()]).toEqual([ok(null), ok(null)]);
});

describe('what is under way and is ended', () => {
  it('comes to nothing while everything is forgotten, and is over when that has been', async () => {
    const { path, over } = bundleBench();
    const from = await filled();
    await over(from).exportTo(ALL);
    const whole = readFileSync(path);

    const to = fullLibrary();
    let isAnswered = false;
    let forgotten: Promise<void> | undefined;
    const importing = over({
      ...to,
      bundle: {
        ...to.bundle,
        importVisits: async (visits) => {
          forgotten = importing.forget().then(() => expect(isAnswered).toBe(true));
          const answer = await to.bundle.importVisits(visits);
          isAnswered = true;
          return answer;
        },
      },
    });
    expect(await importing.importFrom()).toEqual(ok(null));
    await forgotten;
    expect(await seen(to)).toMatchObject({ shelf: [], places: [{ progress: 0 }, { progress: 0 }] });

    const exporting = over({
      ...from,
      bundle: {
        ...from.bundle,
        exportPage: async () => {
          void exporting.forget();
          return ok(null);
        },
      },
    });
    expect(await exporting.exportTo(ALL)).toEqual(ok(null));
    expect(readFileSync(path)).toEqual(whole);
    expect(readdirSync(dirname(path))).toEqual(['out.lectern']);
  });

  it('leaves no file behind, and the one after it is a new one', async () => {
    const { path, over } = bundleBench();
    const from = await filled();
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    const exporting = over({
      ...from,
      bundle: {
        ...from.bundle,
        exportPage: async (query) => {
          asked.resolve();
          await answered.promise;
          return from.bundle.exportPage(query);
        },
      },
    });
    const exported = exporting.exportTo(ALL);
    await asked.promise;
    // It is opened beside the first question.
    await expect
      .poll(() => readdirSync(dirname(path)))
      .toEqual([expect.stringMatching(/^out\.lectern\.[0-9a-f]+\.part$/)]);
    exporting.cancel();
    answered.resolve();
    expect(await exported).toEqual(ok(null));
    expect(readdirSync(dirname(path))).toEqual([]);
    expect(await exporting.exportTo(ALL)).toMatchObject({ ok: true, value: { pages: 2 } });
  });

  it('keeps what it has taken over, and the rest comes when it is done again', async () => {
    const { over } = bundleBench();
    const from = await filled();
    await over(from).exportTo(ALL);
    const to = fullLibrary();
    const importing = over({
      ...to,
      bundle: {
        ...to.bundle,
        importVisits: async (visits) => {
          importing.cancel();
          return to.bundle.importVisits(visits);
        },
      },
    });
    expect(await importing.importFrom()).toEqual(ok(null));
    expect(await seen(to)).toMatchObject({ lists: [{ name: 'Planets' }], visits: [{}, {}], shelf: [] });
    expect(await over(to).importFrom()).toMatchObject({ ok: true, value: { pages: 2 } });
    expect(await seen(to)).toEqual(await seen(from));
  });

  it('is looked through no further', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo(ALL);
    const to = fullLibrary();
    const importing = over(to);
    const imported = importing.importFrom();
    importing.cancel();
    expect(await imported).toEqual(ok(null));
    expect(await seen(to)).toMatchObject({ lists: [], visits: [], shelf: [] });
  });
});

it('two exports to one file do not write into each other', async () => {
  const { path, over } = bundleBench();
  const bundles = over(await filled());
  const [one, other] = await Promise.all([bundles.exportTo(ALL), bundles.exportTo(ALL)]);
  expect(one).toMatchObject({ ok: true, value: { pages: 2 } });
  expect(other).toEqual(one);
  expect(readdirSync(dirname(path))).toEqual(['out.lectern']);
  expect(await over(fullLibrary()).importFrom()).toMatchObject({ ok: true, value: { pages: 2 } });
});
