import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EN, htmlOf, madePage } from '../made-pages.ts';
import { libraryPath, openSide } from '../open-side.ts';

const COUNT = 60;
const TITLES = Array.from({ length: COUNT }, (_, index) => `Page ${index}`);
const textFor = (title: string) => `${title} speaks of ${'many things '.repeat(200)}`;

/** A library with pages that take several pages of the file each, closed. */
function leftLibrary(): string {
  const { path, must } = openSide();
  for (const [index, title] of TITLES.entries()) {
    const html = zstdCompressSync(`${title} ${randomBytes(9_000).toString('hex')}`);
    must('keep', madePage(title, textFor(title), { html, fetchedAt: index, aliases: [`Alias ${index}`] }));
  }
  must('mark', { site: EN, title: 'Page 3', is: 'saved', at: 77 });
  must('close', null);
  return path;
}

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

/** Where the pages of the file are that hold this table. */
function placesOf(path: string, table: string): readonly number[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno').all(table);
    return rows.map(({ pageno }) => (Number(pageno) - 1) * 4096);
  } finally {
    database.close();
  }
}

const aside = (path: string) =>
  readdirSync(dirname(path)).filter((name) => /^library\.sqlite\.damaged-[\dTZ-]+$/.test(name));

describe('a damaged library', () => {
  it('whose head is gone is kept aside, and a new one begun', () => {
    const path = leftLibrary();
    overwrite(path, 0, Buffer.alloc(4096, 0xff));
    const damaged = readFileSync(path);
    const { must, mended } = openSide(path);
    expect(must('sizes', null).count).toBe(0);
    must('keep', madePage('Earth'));
    expect(mended).toEqual([{ keptAs: aside(path)[0], pages: 0 }]);
    expect(readFileSync(join(dirname(path), aside(path)[0] ?? '')).equals(damaged)).toBe(true);
  });

  it('that is no database at all is kept aside', () => {
    const path = libraryPath();
    writeFileSync(path, 'Dear diary');
    const { must, mended } = openSide(path);
    must('keep', madePage('Earth'));
    expect(mended).toHaveLength(1);
  });

  it('gives up the page that is damaged, and keeps all others as they were', () => {
    const path = leftLibrary();
    const [first, second] = placesOf(path, 'page_html').slice(20);
    overwrite(path, first ?? 0, randomBytes(4096));
    overwrite(path, second ?? 0, randomBytes(4096));
    const { must, ask } = openSide(path);
    const answer = ask('mend', null);
    expect(answer).toMatchObject({ ok: true, value: { keptAs: aside(path)[0] } });
    const left = TITLES.filter((title) => must('read', { site: EN, title }) !== null);
    expect(left.length).toBeGreaterThanOrEqual(COUNT - 4);
    expect(left.length).toBe(must('sizes', null).count);
    for (const title of left) expect(htmlOf(must('read', { site: EN, title }))).toMatch(new RegExp(`^${title} `));
    expect(must('read', { site: EN, title: 'Alias 3' })).toMatchObject({ title: 'Page 3', savedAt: 77 });
    expect(must('search', { text: '"page 59 speaks"', limit: 2 })).toMatchObject([{ title: 'Page 59' }]);
  });

  it.each(['page', 'name', 'page_text', 'sqlite_autoindex_page_1'])(
    'whose %s is damaged in the middle keeps what can be read',
    (table) => {
      const path = leftLibrary();
      const places = placesOf(path, table);
      overwrite(path, places[Math.floor(places.length / 2)] ?? 0, randomBytes(4096));
      const { must, ask } = openSide(path);
      expect(ask('mend', null)).toMatchObject({ ok: true });
      const left = TITLES.filter((title) => must('read', { site: EN, title }) !== null);
      expect(left.length).toBe(must('sizes', null).count);
      expect(left.length).toBeGreaterThanOrEqual(table === 'page' ? 1 : COUNT);
      must('keep', madePage('Earth'));
    },
  );

  it('whose index alone is damaged gets a new index and loses nothing', () => {
    const path = leftLibrary();
    const database = new DatabaseSync(path, { defensive: false });
    database.exec("UPDATE text_index_data SET block = x'0badc0de' WHERE id > 10");
    database.close();
    const { must, ask } = openSide(path);
    expect(ask('search', { text: 'speaks', limit: 90 })).toEqual({ ok: false, failure: { code: 'library-damaged' } });
    expect(ask('mend', null)).toEqual({ ok: true, value: null });
    expect(must('search', { text: 'speaks', limit: 90 })).toHaveLength(COUNT);
    expect(aside(path)).toEqual([]);
  });

  it('gives no page out that is not what was written', () => {
    const path = leftLibrary();
    const database = new DatabaseSync(path);
    database.exec("UPDATE page_html SET html = CAST(x'00' || substr(html, 2) AS BLOB) WHERE page = 5");
    database.close();
    expect(openSide(path).must('read', { site: EN, title: 'Page 4' })).toBeNull();
  });

  it('that has been taken away when the app ends is followed by the new one at the next start', () => {
    const path = leftLibrary();
    overwrite(path, placesOf(path, 'page_html').at(20) ?? 0, randomBytes(4096));
    const before = openSide(path);
    before.must('mend', null);
    before.must('close', null);
    const { count } = before.must('sizes', null);
    before.must('close', null);
    renameSync(path, `${path}.salvaged`);
    // What stood beside the damaged one.
    writeFileSync(`${path}-wal`, randomBytes(5_000));
    const { must } = openSide(path);
    expect(count).toBeGreaterThan(COUNT - 9);
    expect(must('sizes', null).count).toBe(count);
    expect(must('titles', { site: EN, titles: ['Page 3'] })).toEqual(['Page 3']);
    expect(existsSync(`${path}.salvaged`)).toBe(false);
  });

  it('is salvaged anew when the salvage was interrupted', () => {
    const path = leftLibrary();
    writeFileSync(`${path}.salvaged`, 'half');
    overwrite(path, 0, Buffer.alloc(100, 0xff));
    openSide(path).must('keep', madePage('Earth'));
    expect(existsSync(`${path}.salvaged`)).toBe(false);
    expect(statSync(path).size).toBeGreaterThan(4096);
    expect(basename(aside(path)[0] ?? '')).toMatch(/damaged/);
  });
});
