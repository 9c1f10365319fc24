import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EntryFiles, entryFiles } from '../../../main/shell/handler/entry-files.ts';

const ID = 'org.lectern.reader.desktop';
const OURS = '[Desktop Entry]\nName=Lectern\nExec=/opt/lectern %u\nX-Lectern-Wrote-This=true\n';

let folder: string;
let files: EntryFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-entries-'));
  files = entryFiles({ own: join(folder, 'own'), shared: [join(folder, 'a'), join(folder, 'b')] }, ID);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const named = (name: string) => `[Desktop Entry]\nName=${name}\nExec=/opt/${name} %u\n`;

test.skipIf(process.platform === 'win32')(
  'an entry is written whole, for everybody to read, into a folder of one’s own',
  () => {
    const before = process.umask(0o077);
    try {
      files.write(OURS);
    } finally {
      process.umask(before);
    }
    expect(files.own()).toMatchObject({ text: OURS, entry: { ours: true } });
    expect(statSync(join(folder, 'own/applications', ID)).mode & 0o777).toBe(0o644);
    expect(statSync(join(folder, 'own/applications')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'own/applications'))).toEqual([ID]);
  },
);

test('an entry that cannot be written leaves the old one and nothing beside it', () => {
  files.write(OURS);
  const target = join(folder, 'own/applications', ID);
  mkdirSync(`${target}.${process.pid}.new`);
  expect(() => files.write('new')).toThrow();
  expect(readFileSync(target, 'utf8')).toBe(OURS);
  rmSync(target);
  rmSync(`${target}.${process.pid}.new`, { recursive: true });
  put(`own/applications/${ID}/in-the-way`, '');
  expect(() => files.write('new')).toThrow();
  expect(readdirSync(join(folder, 'own/applications'))).toEqual([ID]);
});

test('removing takes away our file and no other', () => {
  put('own/applications/other.desktop', named('other'));
  files.write(OURS);
  files.remove();
  files.remove();
  expect(files.own()).toBeUndefined();
  expect(readdirSync(join(folder, 'own/applications'))).toEqual(['other.desktop']);
});

test('an id means the user’s own entry before everybody’s, and the first of those', () => {
  put('b/applications/x.desktop', named('last'));
  expect(files.find('x.desktop')).toMatchObject({ place: 'shared', entry: { name: 'last' } });
  put('a/applications/x.desktop', named('first'));
  expect(files.find('x.desktop')).toMatchObject({ place: 'shared', entry: { name: 'first' } });
  put('own/applications/x.desktop', named('own'));
  expect(files.find('x.desktop')).toMatchObject({ place: 'own', entry: { name: 'own' } });
  put('a/applications/kde/y.desktop', named('inside'));
  expect(files.find('kde-y.desktop')).toMatchObject({ entry: { name: 'inside' } });
  expect(files.find('../../etc/passwd')).toBeUndefined();
  expect(files.find('none.desktop')).toBeUndefined();
});

test('a package’s entry of our name is seen, whatever the user has', () => {
  files.write(OURS);
  expect(files.installed()).toBe(false);
  put(`b/applications/${ID}`, named('Lectern'));
  expect(files.installed()).toBe(true);
});

test.skipIf(process.platform === 'win32')('a link is nobody’s to replace, whatever it leads to', () => {
  put('elsewhere', OURS);
  mkdirSync(join(folder, 'own/applications'), { recursive: true });
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'own/applications', ID));
  expect(files.own()).toEqual({ text: OURS, entry: undefined });
  rmSync(join(folder, 'elsewhere'));
  expect(files.own()).toEqual({ text: '', entry: undefined });
});

test('without a folder of one’s own there is nothing to write to', () => {
  const homeless = entryFiles({ own: undefined, shared: [] }, ID);
  expect(homeless.own()).toBeUndefined();
  expect(homeless.folder).toBeUndefined();
  expect(() => homeless.write(OURS)).toThrow();
  homeless.remove();
  expect(existsSync(join(folder, 'own'))).toBe(false);
});
