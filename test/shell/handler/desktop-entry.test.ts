import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { desktopEntry, type EntryOptions, readDesktopEntry } from '../../../main/shell/handler/desktop-entry.ts';

const OPTIONS: EntryOptions = {
  name: 'Lectern',
  comment: 'A reader for Wikipedia',
  command: ['/opt/lectern'],
  icon: 'lectern',
  windowClass: 'org.lectern.reader',
  scheme: 'org.lectern.reader',
};
const URL = 'org.lectern.reader:/oauth/callback?code=a%20b&state=$c`d';

/** Folder names that mean something to a shell, to a desktop entry or to whoever reads one. */
const ODD = [
  'a b',
  "it's",
  'say "x"',
  '100%',
  '%u',
  '$HOME',
  '`id`',
  'back\\slash',
  'Жёлтый',
  'name 名',
  '~',
  'a;b|c&d',
  '#x',
  '(y)',
  '*?',
];

const folder = mkdtempSync(join(tmpdir(), 'lectern-entry-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether one of the system's programs is here. */
function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

describe('an entry', () => {
  test('is the choice for the scheme, in no menu, and says whose it is', () => {
    expect(desktopEntry({ ...OPTIONS, command: ['/o p/x'], previous: 'other.desktop' })).toBe(`[Desktop Entry]
Type=Application
Name=Lectern
Comment=A reader for Wikipedia
Exec=/usr/bin/env "/o p/x" %u
TryExec=/o p/x
Icon=lectern
StartupWMClass=org.lectern.reader
Terminal=false
NoDisplay=true
MimeType=x-scheme-handler/org.lectern.reader;
X-Lectern-Wrote-This=true
X-Lectern-Previous=other.desktop
`);
  });

  test('is none where no entry can hold the command', () => {
    expect(desktopEntry({ ...OPTIONS, command: ['/opt/a\nb'] })).toBeUndefined();
  });

  test('is read back, and no value can pass for another key', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '=', '\n', '\r', '\t', '\\', '[', 'é'), minLength: 1 });
    fc.assert(
      fc.property(text, text, (name, previous) => {
        const [given, before] = [`x${name}`, `x${previous}`];
        const entry = readDesktopEntry(desktopEntry({ ...OPTIONS, name: given, previous: before }) ?? '');
        expect(entry).toEqual({ name: given, command: OPTIONS.command, ours: true, previous: before });
      }),
    );
  });

  test.skipIf(!has('desktop-file-validate'))('is valid, wherever the program lies', () => {
    const paths = ODD.map((odd, index) => {
      const path = join(folder, `valid-${index}.desktop`);
      const command = [`/opt/${odd}/lectern`, odd];
      writeFileSync(path, desktopEntry({ ...OPTIONS, command, previous: 'other.desktop' }) ?? '');
      return path;
    });
    const answer = spawnSync('desktop-file-validate', paths, { encoding: 'utf8' });
    expect(answer.stdout + answer.stderr).toBe('');
    expect(answer.status).toBe(0);
  });

  test.skipIf(!has('gio'))('is launched by GLib as it was meant, wherever the program lies', async () => {
    for (const [index, odd] of ODD.entries()) {
      const program = join(folder, `launch-${index}`, odd, 'program');
      const said = join(folder, `launch-${index}`, 'said');
      const path = join(folder, `launch-${index}.desktop`);
      mkdirSync(dirname(program), { recursive: true });
      writeFileSync(program, `#!/bin/sh\nprintf '%s\\0' "$0" "$@" > '${said}.new' && mv '${said}.new' '${said}'\n`);
      chmodSync(program, 0o755);
      writeFileSync(path, desktopEntry({ ...OPTIONS, command: [program, odd] }) ?? '');
      const answer = spawnSync('gio', ['launch', path, URL], { encoding: 'utf8' });
      expect(answer.stderr, odd).toBe('');
      await expect.poll(() => wordsIn(said)).toEqual([program, odd, URL]);
    }
  });
});

function wordsIn(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

describe('an entry that somebody else wrote', () => {
  test('is not taken for one of ours', () => {
    const text = `# A comment
[Desktop Entry]
Name=Other Reader
Name[de]=Anderer Leser
Exec = /opt/other %U
X-Other=true

[Desktop Action new]
Name=New Window
Exec=/opt/other --new
X-Lectern-Wrote-This=true
`;
    expect(readDesktopEntry(text)).toEqual({
      name: 'Other Reader',
      command: ['/opt/other'],
      ours: false,
      previous: undefined,
    });
  });

  test.each([
    ['is no entry', 'just text'],
    ['begins with another group', '[Desktop Action x]\nName=x\n[Desktop Entry]\nName=y\n'],
    ['was deleted', '[Desktop Entry]\nName=x\nHidden=true\n'],
    ['is empty', ''],
  ])('counts for nothing where it %s', (_what, text) => {
    expect(readDesktopEntry(text)).toBeUndefined();
  });
});
