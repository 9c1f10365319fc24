import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLibrary, type LibraryNews } from '../../main/library/library.ts';
import type { Role } from '../../main/library/worker/protocol.ts';
import { libraryThreads } from '../../main/library/worker/start.ts';
import type { Port } from '../../main/library/worker/thread.ts';
import type { VisitId } from '../../shared/library-models.ts';
import { createFakeLog } from '../fakes/log.ts';
import { EN, madePage } from './made-pages.ts';
import { libraryPath } from './open-side.ts';

const ENTRY = join(import.meta.dirname, '../../main/library/worker/entry.ts');
const EARTH = { site: EN, title: 'Earth' };

function startedLibrary(path = libraryPath(), bound = 1_000_000) {
  const news: LibraryNews[] = [];
  const { log, entries } = createFakeLog();
  const ports = new Map<Role, Port>();
  const threads = libraryThreads(ENTRY, path);
  const start = (role: Role) => {
    const port = threads(role);
    ports.set(role, port);
    return port;
  };
  let most = bound;
  const library = createLibrary({ start, bound: () => most, log, onNews: (one) => news.push(one) });
  onTestFinished(() => library.close());
  const setBound = (bytes: number) => {
    most = bytes;
  };
  return { library, path, news, ports, entries, setBound };
}

describe('the library in its threads', () => {
  it('keeps, reads and finds', async () => {
    const { library } = startedLibrary();
    expect(await library.read(EARTH)).toEqual({ ok: true, value: undefined });
    expect(await library.keep(madePage('Earth', 'A planet.'))).toEqual({ ok: true, value: null });
    expect(await library.read(EARTH)).toMatchObject({ ok: true, value: { title: 'Earth', revision: 1 } });
    expect(await library.search({ text: 'planet', limit: 5 })).toMatchObject({ ok: true, value: [{ title: 'Earth' }] });
    expect(await library.mark({ ...EARTH, is: 'saved', at: 9 })).toEqual({ ok: true, value: true });
    expect(await library.sizes()).toMatchObject({ ok: true, value: { count: 1, savedCount: 1 } });
    expect(await library.drop(EARTH)).toEqual({ ok: true, value: true });
    expect(await library.titles({ site: EN, titles: ['Earth'] })).toEqual({ ok: true, value: [] });
  });

  it('says when its file is open', async () => {
    const { library } = startedLibrary();
    expect(library.isOpen()).toBe(false);
    await library.read(EARTH);
    expect(library.isOpen()).toBe(true);
  });

  it('has lists and history', async () => {
    const { library } = startedLibrary();
    const made = await library.lists.name({ owner: 'anna', at: 1, name: 'Planets' });
    expect(made).toMatchObject({ ok: true, value: { ok: true, value: { name: 'Planets' } } });
    if (!made.ok || !made.value.ok) return;
    const list = made.value.value.id;
    await library.lists.arrange({ owner: 'anna', at: 2, is: 'filled', list, pages: [EARTH] });
    expect(await library.lists.all('anna')).toMatchObject({ ok: true, value: [{ count: 1 }] });
    expect(await library.lists.pages({ owner: 'anna', list })).toMatchObject({ ok: true, value: [EARTH] });
    expect(await library.lists.of({ owner: 'anna', ...EARTH })).toEqual({ ok: true, value: [list] });
    const visit = 7 as VisitId;
    const { history } = library;
    await history.record({ ...EARTH, id: visit, owner: 'anna', language: 'en', direction: 'ltr', at: 3 });
    expect(await history.leave({ visit, place: { scroll: 4 }, progress: 0.5, at: 4 })).toEqual({
      ok: true,
      value: true,
    });
    expect(await history.visits({ owner: 'anna' })).toMatchObject({ ok: true, value: { rows: [EARTH] } });
    expect(await history.trail({ owner: 'anna', visit })).toMatchObject({ ok: true, value: [EARTH] });
    expect(await history.unfinished({ owner: 'anna' })).toMatchObject({ ok: true, value: [EARTH] });
    expect(await history.past({ owner: 'anna', ...EARTH, visit })).toEqual({
      ok: true,
      value: { place: { scroll: 4 }, visited: true },
    });
    expect(await history.forget({ owner: 'anna', since: 0 })).toEqual({ ok: true, value: 1 });
  });

  it('lets the oldest pages go by itself', async () => {
    const { library } = startedLibrary(libraryPath(), 30_000);
    for (let index = 0; index < 30; index++) {
      await library.keep(madePage(`P${index}`, 'x', { html: Buffer.alloc(10_000, index), fetchedAt: index }));
    }
    const left = async () => library.titles({ site: EN, titles: ['P0', 'P29'] });
    await expect.poll(left, { timeout: 30_000 }).toEqual({ ok: true, value: ['P29'] });
  });

  it('lets the oldest go at once when it may hold less', async () => {
    const { library, setBound } = startedLibrary();
    for (const [at, title] of ['A1', 'B1'].entries())
      await library.keep(madePage(title, 'x', { html: Buffer.alloc(10_000, at), fetchedAt: at }));
    setBound(15_000);
    await library.trim();
    expect(await library.titles({ site: EN, titles: ['A1', 'B1'] })).toEqual({ ok: true, value: ['B1'] });
  });

  it('tells of what has changed, and not of what was only read', async () => {
    const { library } = startedLibrary();
    const told: string[] = [];
    let doing = '';
    const stop = library.onChange(() => told.push(doing));
    const does = async (what: string, work: Promise<unknown>) => {
      doing = what;
      await work;
    };
    await does('keep', library.keep(madePage('Earth')));
    await does('read', library.mark({ ...EARTH, is: 'read', at: 9 }));
    await does('save', library.mark({ ...EARTH, is: 'saved', at: 9 }));
    await does('save nothing', library.mark({ site: EN, title: 'Mars', is: 'saved', at: 9 }));
    await does('drop', library.drop(EARTH));
    await does('drop nothing', library.drop(EARTH));
    stop();
    await does('keep unheard', library.keep(madePage('Earth')));
    expect(told).toEqual(['keep', 'save', 'drop']);
  });

  it('forgets everything, also what was put aside, and goes on', async () => {
    const { library, path } = startedLibrary();
    await library.keep(madePage('Zanzibar', 'Zanzibar is a place with spices.'));
    await library.search({ text: 'spices', limit: 5 });
    for (const name of ['.damaged-2026-01-01', '.before-version-2', '.salvaged', '-journal'])
      writeFileSync(`${path}${name}`, 'Zanzibar');
    mkdirSync(join(dirname(path), 'more'));
    writeFileSync(join(dirname(path), 'more', 'x'), 'Zanzibar');
    const asked = [library.keep(madePage('Zanzibar City')), library.read({ site: EN, title: 'Zanzibar' })];
    const forgotten = library.forget();
    const later = library.keep(madePage('Earth'));
    expect(await forgotten).toEqual({ ok: true, value: null });
    for (const one of await Promise.all(asked)) expect(one.ok).toBe(true);
    expect(await later).toEqual({ ok: true, value: null });
    expect(await library.search({ text: 'zanzibar', limit: 5 })).toEqual({ ok: true, value: [] });
    expect(await library.read(EARTH)).toMatchObject({ ok: true, value: { title: 'Earth' } });
    const left = readdirSync(dirname(path), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(left.length).toBeGreaterThan(0);
    for (const { parentPath, name } of left)
      expect(readFileSync(join(parentPath, name)).includes('Zanzibar'), name).toBe(false);
  });

  it('lets the copy from before a migration go once its file has opened well at a later start', async () => {
    const { library: before, path } = startedLibrary();
    await before.keep(madePage('Earth'));
    await before.close();
    writeFileSync(`${path}.before-version-1`, 'Zanzibar');
    const { library } = startedLibrary(path);
    expect(await library.opened()).toBeUndefined();
    await expect.poll(() => existsSync(`${path}.before-version-1`)).toBe(false);
    expect(await library.read(EARTH)).toMatchObject({ ok: true, value: { title: 'Earth' } });
  });

  it.skipIf(process.getuid?.() === 0)('says why something could not be forgotten, and still works', async () => {
    const { library, path } = startedLibrary();
    await library.keep(madePage('Zanzibar'));
    chmodSync(dirname(path), 0o500);
    const forgotten = await library.forget();
    chmodSync(dirname(path), 0o700);
    expect(forgotten).toEqual({ ok: false, failure: { code: 'library-read-only' } });
    expect(await library.keep(madePage('Earth'))).toEqual({ ok: true, value: null });
  });

  it('says that the file is of a newer version, once, and goes on without it', async () => {
    const path = libraryPath();
    const first = startedLibrary(path);
    await first.library.keep(madePage('Earth'));
    await first.library.close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const { library, news } = startedLibrary(path);
    const failure = { code: 'library-newer' };
    expect(await library.opened()).toEqual(failure);
    expect(await library.keep(madePage('Mars'))).toEqual({ ok: false, failure });
    expect(await library.read(EARTH)).toEqual({ ok: false, failure });
    expect(news).toEqual([{ is: 'trouble', failure }]);
  });

  it('mends a file that is found damaged while it is in use, and answers what was asked', async () => {
    const { library, path, news } = startedLibrary();
    for (let index = 0; index < 20; index++) await library.keep(madePage(`Page ${index}`, 'a word or two'));
    await library.read({ site: EN, title: 'Page 1' });
    const database = new DatabaseSync(path, { defensive: false });
    database.exec("UPDATE text_index_data SET block = x'0badc0de' WHERE id > 10");
    database.close();
    const found = await Promise.all([1, 2, 3].map(() => library.search({ text: 'word', limit: 50 })));
    for (const one of found) expect(one.ok && one.value.length).toBe(20);
    expect(news).toEqual([]);
  });

  it('tells what was salvaged when the file is found damaged at the start', async () => {
    const path = libraryPath();
    writeFileSync(path, 'x'.repeat(10_000));
    const { library, news } = startedLibrary(path);
    expect(await library.keep(madePage('Earth'))).toEqual({ ok: true, value: null });
    const keptAs = readdirSync(dirname(path)).find((name) => name.includes('damaged'));
    expect(news).toEqual([{ is: 'mended', mended: { keptAs, pages: 0 } }]);
  });

  it('starts a thread anew that came to its end', async () => {
    const { library, ports, entries } = startedLibrary();
    await library.keep(madePage('Earth'));
    await library.read(EARTH);
    const lost = ports.get('reader');
    const asked = library.search({ text: 'earth', limit: 1 });
    await lost?.terminate();
    await asked;
    expect(await library.read(EARTH)).toMatchObject({ ok: true, value: { title: 'Earth' } });
    expect(entries.some(({ event }) => event === 'library.thread-lost')).toBe(true);
  });

  it('answers nothing more when it has been closed', async () => {
    const { library } = startedLibrary();
    await library.keep(madePage('Earth'));
    await library.close();
    expect(await library.read(EARTH)).toEqual({ ok: false, failure: { code: 'library-unreachable' } });
  });
});
