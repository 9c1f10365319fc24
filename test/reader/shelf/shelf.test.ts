import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { mediaPath } from '../../../main/reader/paths.ts';
import type { ListId } from '../../../shared/library-models.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createFakeLibrary } from '../../fakes/library.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { createFakeShelf } from '../../fakes/shelf.ts';
import { EN, madePage } from '../../library/made-pages.ts';

test('a bound holds at once, for pages and for pictures', async () => {
  const trimmed: string[] = [];
  const shelf = createFakeShelf({
    library: { ...createFakeLibrary(), trim: async () => void trimmed.push('pages') },
    mediaCache: { size: async () => 70, trim: async () => void trimmed.push('media'), drop: () => {} },
  });
  expect(shelf.setBound(500)).toMatchObject({ ok: true, value: { libraryBound: 500 } });
  expect(trimmed).toEqual(['pages', 'media']);
  expect(await shelf.sizes()).toMatchObject({ ok: true, value: { bound: 500, readMedia: 70 } });
});

test('sizes tell what is saved from what may go', async () => {
  const library = createFakeLibrary();
  const sizes = {
    count: 5,
    savedCount: 2,
    pages: 90,
    saved: 40,
    savedMedia: 11,
    damaged: { count: 1, bytes: 3 },
    largest: [],
  };
  const shelf = createFakeShelf({
    library: { ...library, sizes: async () => ok(sizes) },
    mediaCache: { size: async () => 7, trim: async () => {}, drop: () => {} },
  });
  shelf.setBound(9);
  expect(await shelf.sizes()).toEqual(
    ok({
      ...{ saved: 40, savedCount: 2, read: 50, readCount: 3, savedMedia: 11, readMedia: 7 },
      ...{ damaged: { count: 1, bytes: 3 }, bound: 9, largest: [] },
    }),
  );
  library.breaks({ code: 'library-locked' });
  expect(await createFakeShelf({ library }).sizes()).toEqual(fail({ code: 'library-locked' }));
});

test('pages are forgotten one by one, and a failure is said', async () => {
  const library = createFakeLibrary();
  let scrubbed = 0;
  const shelf = createFakeShelf({ library: { ...library, scrub: async () => void scrubbed++ } });
  library.put(madePage('Earth'));
  library.put(madePage('Mars'));
  expect(await shelf.drop([{ site: EN, title: 'Earth' }])).toEqual(ok(null));
  expect(await shelf.titles(EN, ['Earth', 'Mars'])).toEqual(ok(['Mars']));
  library.breaks({ code: 'library-full' });
  expect(await shelf.drop([{ site: EN, title: 'Mars' }])).toEqual(fail({ code: 'library-full' }));
  expect(scrubbed).toBe(2);
});

test('a list is searched as one of whoever is active', async () => {
  const library = createFakeLibrary();
  const shelf = createFakeShelf({ library, whose: () => 'anna' });
  await shelf.search({ text: 'sea', filter: { list: 7 as ListId, saved: true }, limit: 3 });
  expect(library.searched).toEqual([
    { text: 'sea', filter: { list: { owner: 'anna', id: 7 }, saved: true }, limit: 3 },
  ]);
});

test('everything is forgotten in order, and whoever shows it is told when all of it is gone', async () => {
  const done: string[] = [];
  const shelf = createFakeShelf({
    everything: [
      { name: 'session', forget: () => void done.push('session') },
      { name: 'library', forget: async () => ok(done.push('library')) },
    ],
    onForgotten: () => done.push('told'),
  });
  expect(await shelf.deleteEverything()).toEqual(ok(null));
  expect(done).toEqual(['session', 'library', 'told']);
});

test('what cannot be forgotten keeps nothing else, and the first failure is said', async () => {
  const done: string[] = [];
  const { log, entries } = createFakeLog();
  const denied = Object.assign(new Error('EACCES: permission denied'), { syscall: 'unlink', code: 'EACCES' });
  const shelf = createFakeShelf({
    everything: [
      {
        name: 'session',
        forget() {
          throw new Error('Not kept', { cause: denied });
        },
      },
      { name: 'library', forget: async () => fail({ code: 'library-locked' }) },
      { name: 'media', forget: () => Promise.reject(new Error('a bug')) },
      { name: 'accounts', forget: async () => void done.push('accounts') },
    ],
    onForgotten: () => done.push('told'),
    log,
  });
  expect(await shelf.deleteEverything()).toEqual(fail({ code: 'library-read-only' }));
  expect(done).toEqual(['accounts']);
  expect(entries.map(({ data }) => data)).toEqual([
    { what: 'session', code: 'library-read-only' },
    { what: 'library', code: 'library-locked' },
    { what: 'media', code: 'library-unreachable' },
  ]);
});

test('with a page go the pictures that were read with it', async () => {
  const library = createFakeLibrary();
  const gone: string[] = [];
  const shelf = createFakeShelf({
    library,
    mediaCache: { size: async () => 0, trim: async () => {}, drop: (address) => void gone.push(address) },
  });
  const at = (width: number) => `https://upload.wikimedia.org/thumb/a/aa/A_b.png/${width}px-A_b.png?x=1&y=2`;
  const path = (width: number) => mediaPath(EN, at(width), false).replaceAll('&', '&amp;');
  const picture = `<img src="${path(250)}" srcset="${path(500)} 2x, ${path(960)} 3x" alt="/media/">`;
  library.put(madePage('Earth', 'x', { html: zstdCompressSync(`<p>${picture}${picture}</p>`) }));
  await shelf.drop([{ site: EN, title: 'Earth' }]);
  expect(gone).toEqual([at(250), at(500), at(960)]);
});
