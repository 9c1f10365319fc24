import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backupPath } from '../../../main/library/database/copies.ts';
import { MIGRATIONS, type Migration } from '../../../main/library/database/schema.ts';
import { EN, htmlOf, madePage } from '../made-pages.ts';
import { libraryPath, openSide } from '../open-side.ts';

const EARTH = { site: EN, title: 'Earth' };
const CHANGED: Migration = (database) => database.exec('ALTER TABLE page ADD COLUMN colour TEXT');
const FAILING: Migration = (database) => {
  database.exec('DELETE FROM page');
  throw new Error('A bug in a migration');
};

/** Leaves a library with one page, closed. */
function leftLibrary(): string {
  const { path, must } = openSide();
  must('keep', madePage('Earth', 'A planet.'));
  must('close', null);
  return path;
}

describe('the library on disk', () => {
  it('is made with its folder, for nobody else to read', () => {
    const path = libraryPath();
    const { must } = openSide(`${dirname(path)}/deep/library.sqlite`);
    must('keep', madePage('Earth'));
    const mode = (name: string) => statSync(`${dirname(path)}/deep${name}`).mode & 0o777;
    expect(mode('')).toBe(0o700);
    for (const name of readdirSync(`${dirname(path)}/deep`)) expect(mode(`/${name}`)).toBe(0o600);
  });

  it('is there again when it is opened again', () => {
    const { must } = openSide(leftLibrary());
    expect(htmlOf(must('read', EARTH))).toContain('A planet.');
  });

  it('does not keep the document of what was removed', () => {
    const path = leftLibrary();
    const { must } = openSide(path);
    must('keep', madePage('Secret', 'x', { html: Buffer.from('unmistakable '.repeat(2_000)) }));
    must('close', null);
    expect(readFileSync(path).includes('unmistakable')).toBe(true);
    must('drop', { site: EN, title: 'Secret' });
    must('close', null);
    expect(readFileSync(path).includes('unmistakable')).toBe(false);
  });

  it('is read by one side while the other is in the middle of writing', () => {
    const path = leftLibrary();
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE; DELETE FROM page');
    const { must } = openSide(path, 'reader');
    expect(must('read', EARTH)?.title).toBe('Earth');
    expect(must('search', { text: 'planet', limit: 3 })).toHaveLength(1);
    other.close();
  });

  it('cannot be written by the side that reads', () => {
    expect(openSide(leftLibrary(), 'reader').ask('keep', madePage('Mars'))).toEqual({
      ok: false,
      failure: { code: 'library-read-only' },
    });
  });
});

describe('a library of an older version', () => {
  it('is taken forward, and kept beside as it was', () => {
    const path = leftLibrary();
    const { must } = openSide(path, 'writer', { migrations: [...MIGRATIONS, CHANGED] });
    expect(must('read', EARTH)?.title).toBe('Earth');
    must('close', null);
    const backup = openSide(backupPath(path, MIGRATIONS.length));
    expect(htmlOf(backup.must('read', EARTH))).toContain('A planet.');
    expect(openSide(path).ask('read', EARTH)).toEqual({ ok: false, failure: { code: 'library-newer' } });
  });

  it('is as it was when a step fails', () => {
    const path = leftLibrary();
    const migrations = [...MIGRATIONS, CHANGED, FAILING];
    expect(() => openSide(path, 'writer', { migrations }).ask('read', EARTH)).toThrow('A bug in a migration');
    expect(openSide(path).must('read', EARTH)?.title).toBe('Earth');
  });

  it('is not read before it has been taken forward', () => {
    const migrations = [...MIGRATIONS, CHANGED];
    expect(openSide(leftLibrary(), 'reader', { migrations }).ask('read', EARTH)).toEqual({
      ok: false,
      failure: { code: 'library-unreachable' },
    });
  });
});

describe('a library of a newer version', () => {
  it('is left alone to the byte, and said', () => {
    const path = leftLibrary();
    const newer = openSide(path, 'writer', { migrations: [...MIGRATIONS, CHANGED] });
    newer.must('read', EARTH);
    newer.must('close', null);
    const before = readFileSync(path);
    for (const role of ['writer', 'reader'] as const) {
      expect(openSide(path, role).ask('keep', madePage('Mars'))).toEqual({
        ok: false,
        failure: { code: 'library-newer' },
      });
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('when the disk or another program is in the way', () => {
  it('another program that writes is waited for a while and then named; nothing is lost', () => {
    const path = leftLibrary();
    const { ask, must } = openSide(path);
    must('read', EARTH);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(ask('keep', madePage('Mars'))).toEqual({ ok: false, failure: { code: 'library-locked' } });
    expect(must('read', EARTH)?.title).toBe('Earth');
    other.exec('ROLLBACK');
    other.close();
    must('keep', madePage('Mars'));
  });

  it('a full disk is named; what was there stays, and keeping goes on when there is room', () => {
    const path = leftLibrary();
    let database: DatabaseSync | undefined;
    const { ask, must } = openSide(path, 'writer', {
      canSearch: (one) => {
        database = one;
        return true;
      },
    });
    must('read', EARTH);
    const pages = database?.prepare('PRAGMA page_count').get()?.['page_count'];
    database?.exec(`PRAGMA max_page_count = ${Number(pages) + 2}`);
    const large = madePage('Mars', 'x', { html: Buffer.alloc(100_000, 1) });
    expect(ask('keep', large)).toEqual({ ok: false, failure: { code: 'library-full' } });
    expect(must('read', EARTH)?.title).toBe('Earth');
    expect(must('read', { site: EN, title: 'Mars' })).toBeNull();
    expect(must('search', { text: 'mars', limit: 3 })).toEqual([]);
    database?.exec('PRAGMA max_page_count = 1000000');
    must('keep', large);
    expect(must('read', { site: EN, title: 'Mars' })?.title).toBe('Mars');
  });

  it('a disk that may not be written is named', () => {
    const path = leftLibrary();
    const { ask, must } = openSide(path, 'writer', {
      canSearch: (database) => {
        database.exec('PRAGMA query_only = ON');
        return true;
      },
    });
    expect(ask('keep', madePage('Mars'))).toEqual({ ok: false, failure: { code: 'library-read-only' } });
    expect(must('read', EARTH)?.title).toBe('Earth');
  });

  it('a place where no file can be is named', () => {
    const path = libraryPath();
    mkdirSync(path);
    expect(openSide(path).ask('read', EARTH)).toEqual({ ok: false, failure: { code: 'library-unreachable' } });
  });

  it('a build without full-text search is named, and nothing is made', () => {
    const { ask, path } = openSide(libraryPath(), 'writer', { canSearch: () => false });
    expect(ask('read', EARTH)).toEqual({ ok: false, failure: { code: 'library-unsupported' } });
    expect(statSync(path).size).toBeLessThan(8192);
  });

  it('an end before the first table was made is nothing to speak of', () => {
    const path = libraryPath();
    writeFileSync(path, '');
    openSide(path).must('keep', madePage('Earth'));
    const begun = libraryPath();
    const database = new DatabaseSync(begun);
    database.exec('PRAGMA journal_mode = WAL');
    database.close();
    openSide(begun).must('keep', madePage('Earth'));
  });
});
