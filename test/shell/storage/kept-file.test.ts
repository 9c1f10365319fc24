import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptFileError, type KeptFileOptions, openKeptFile } from '../../../main/shell/storage/kept-file.ts';
import { STORE_OPTIONS } from '../../../main/shell/storage/store-options.ts';
import type { StorageNotice } from '../../../shared/models.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLog } from '../../fakes/log.ts';

/** What syncing a folder answers, when it does not do it. */
const sync = vi.hoisted((): { fails: Error | undefined } => ({ fails: undefined }));
vi.mock(import('node:fs'), async (importOriginal) => {
  const fs = await importOriginal();
  const fsyncSync: typeof fs.fsyncSync = (handle) => {
    if (sync.fails) throw sync.fails;
    fs.fsyncSync(handle);
  };
  return { ...fs, fsyncSync };
});

let folder: string;
beforeEach(() => {
  sync.fails = undefined;
  folder = mkdtempSync(join(tmpdir(), 'lectern-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** electron-store is this class with the app's folder filled in. */
const openConf: KeptFileOptions['open'] = (cwd, configName) => new Conf({ ...STORE_OPTIONS, cwd, configName });

function open(overrides: Partial<KeptFileOptions> = {}) {
  const notices: StorageNotice[] = [];
  const log = createFakeLog();
  const file = openKeptFile({
    folder,
    name: 'settings',
    version: 1,
    open: openConf,
    clock: createFakeClock(Date.UTC(2026, 8, 1, 12)),
    log: log.log,
    notice: (notice) => notices.push(notice),
    ...overrides,
  });
  return { file, notices, log };
}

const path = (name = 'settings.json'): string => join(folder, name);
const onDisk = (): unknown => JSON.parse(readFileSync(path(), 'utf8'));

test('a value is on disk when set returns, and there at the next start', () => {
  const { file, notices } = open();
  file.set('site', 'wikipedia:de');
  expect(onDisk()).toEqual({ version: 1, site: 'wikipedia:de' });
  expect(open().file.get('site')).toBe('wikipedia:de');
  expect(notices).toEqual([]);
});

test('a deleted value is gone from disk', () => {
  const { file } = open();
  file.set('a', 1);
  file.delete('a');
  expect(onDisk()).toEqual({ version: 1 });
  expect(file.get('a')).toBeUndefined();
});

test('the file can be read by its user alone, also when it was open before', () => {
  writeFileSync(path(), '{"version":1}', { mode: 0o644 });
  chmodSync(path(), 0o644);
  open().file.set('a', 1);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});

test('values that this version does not know stay', () => {
  writeFileSync(path(), '{"version":1,"later":{"x":[1]},"a.b":2}');
  open().file.set('site', 'wikipedia:de');
  expect(onDisk()).toMatchObject({ later: { x: [1] }, 'a.b': 2 });
});

test.each(['{"site": "wikip', '', '[]', 'null', '"text"', '\0\0\0\0'])(
  'a damaged file (%j) is moved aside whole, said, and replaced',
  (text) => {
    writeFileSync(path(), text);
    const { file, notices } = open();
    const keptAs = 'settings.corrupt-2026-09-01T12-00-00-000Z.json';
    expect(notices).toEqual([{ code: 'settings-corrupt', keptAs }]);
    expect(readFileSync(path(keptAs), 'utf8')).toBe(text);
    file.set('site', 'wikipedia:de');
    expect(onDisk()).toEqual({ version: 1, site: 'wikipedia:de' });
  },
);

test('a file from a newer version is read, said, and left exactly as it is', () => {
  const text = '{"version":2,"site":"wikipedia:fr"}';
  writeFileSync(path(), text);
  const { file, notices } = open();
  expect(file.get('site')).toBe('wikipedia:fr');
  expect(() => file.set('site', 'wikipedia:de')).toThrow(new KeptFileError('newer'));
  expect(() => file.delete('site')).toThrow(new KeptFileError('newer'));
  expect(notices).toEqual([{ code: 'settings-newer' }]);
  expect(readFileSync(path(), 'utf8')).toBe(text);
});

test('a file that cannot be written is said, and what was kept stands', () => {
  writeFileSync(path(), '{"version":1,"site":"wikipedia:fr"}');
  const { file, notices } = open({
    open: () => ({
      set: () => {
        throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
      },
      delete: () => {},
    }),
  });
  expect(() => file.set('site', 'wikipedia:de')).toThrow(new KeptFileError('unwritable'));
  expect(file.get('site')).toBe('wikipedia:fr');
  expect(notices).toEqual([{ code: 'settings-unwritable' }]);
});

test('a file system that cannot sync a folder keeps the value all the same', () => {
  // What CIFS and some FUSE file systems answer.
  sync.fails = Object.assign(new Error('EINVAL: invalid argument, fsync'), { code: 'EINVAL' });
  const { file, notices } = open();
  file.set('site', 'wikipedia:de');
  expect(file.get('site')).toBe('wikipedia:de');
  expect(notices).toEqual([]);
});

test('a disk that fails while the folder is synced is said', () => {
  sync.fails = Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  const { file, notices } = open();
  expect(() => file.set('site', 'wikipedia:de')).toThrow(new KeptFileError('unwritable'));
  expect(notices).toEqual([{ code: 'settings-unwritable' }]);
});

test('a folder that cannot be used leaves an app that works without keeping', () => {
  writeFileSync(path('file-in-the-way'), '');
  const { file, notices } = open({ folder: path('file-in-the-way') });
  expect(file.get('site')).toBeUndefined();
  expect(() => file.set('site', 'wikipedia:de')).toThrow(new KeptFileError('unwritable'));
  expect(notices).toEqual([{ code: 'settings-unwritable' }]);
});

test('nothing but the file itself is left behind by writing', () => {
  const { file } = open();
  for (let index = 0; index < 20; index += 1) file.set('n', index);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('no value reaches the log', () => {
  writeFileSync(path(), '{"secret-value": ');
  expect(open().log.text()).not.toContain('secret-value');
});
