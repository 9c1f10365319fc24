import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLibrary, type LibraryNews } from '../../main/library/library.ts';
import type { Role } from '../../main/library/worker/protocol.ts';
import { libraryThreads } from '../../main/library/worker/start.ts';
import type { Port } from '../../main/library/worker/thread.ts';
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
  const library = createLibrary({ start, bound: () => bound, log, onNews: (one) => news.push(one) });
  onTestFinished(() => library.close());
  return { library, path, news, ports, entries };
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

  it('lets the oldest pages go by itself', async () => {
    const { library } = startedLibrary(libraryPath(), 30_000);
    for (let index = 0; index < 30; index++) {
      await library.keep(madePage(`P${index}`, 'x', { html: Buffer.alloc(10_000, index), fetchedAt: index }));
    }
    const left = async () => library.titles({ site: EN, titles: ['P0', 'P29'] });
    await expect.poll(left, { timeout: 30_000 }).toEqual({ ok: true, value: ['P29'] });
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
