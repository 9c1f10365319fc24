/** The choice for the scheme by the system's own programs, in folders that are nobody's. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entryFiles } from '../../../main/shell/handler/entry-files.ts';
import { systemTools } from '../../../main/shell/handler/tool.ts';
import { dataFolders } from '../../../main/shell/handler/xdg.ts';
import { createXdgHandler } from '../../../main/shell/handler/xdg-handler.ts';
import { systemClock } from '../../../main/shell/system.ts';
import { createFakeLog } from '../../fakes/log.ts';

const ID = 'org.lectern.reader.desktop';
const TYPE = 'x-scheme-handler/org.lectern.reader';
const PROGRAMS = ['xdg-mime', 'update-desktop-database', 'gio'];
const missing = PROGRAMS.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error !== undefined);

let folder: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-xdg-'));
  env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_DIRS: join(folder, 'shared'),
    XDG_CONFIG_DIRS: join(folder, 'shared-config'),
    LC_ALL: 'C.UTF-8',
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

function handler(command: readonly string[]) {
  const about = { scheme: 'org.lectern.reader', id: ID, productName: 'Lectern', comment: 'A reader', icon: 'lectern' };
  const files = entryFiles(dataFolders(env), ID);
  return createXdgHandler({
    ...about,
    command,
    files,
    run: systemTools(env, systemClock),
    log: createFakeLog().log,
  });
}

/** A program that may be started, so that nobody takes its entry for a dead one. */
function program(path: string): string {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, '#!/bin/sh\n', { mode: 0o755 });
  return target;
}

/** A package's entry, in everybody's folder. */
function install(id: string, name: string, exec: string): void {
  const applications = join(folder, 'shared/applications');
  mkdirSync(applications, { recursive: true });
  const text = `[Desktop Entry]\nType=Application\nName=${name}\nExec=${exec} %U\nMimeType=${TYPE};\n`;
  writeFileSync(join(applications, id), text);
  said('update-desktop-database', applications);
}

/** What GLib's desktops start: `other.desktop`, or nothing. */
function byGlib(): string | undefined {
  return /: (\S+\.desktop)$/m.exec(said('gio', 'mime', TYPE))?.[1];
}

function said(name: string, ...args: readonly string[]): string {
  return spawnSync(name, args, { env, encoding: 'utf8' }).stdout.trim();
}

describe.skipIf(missing.length > 0)('by the system’s own programs', () => {
  test.each(['plain/lectern', 'My Apps/Lectern 1.0', '100%/lectern', "it's/$HOME/`id`/lectern"])(
    'nobody’s scheme becomes ours, at %s, and nobody’s again',
    async (path) => {
      const ours = handler([program(path)]);
      expect((await ours.view()).owner).toEqual({ kind: 'nobody' });
      expect(await ours.take()).toMatchObject({ ok: true, value: { owner: { kind: 'this' } } });
      expect(said('xdg-mime', 'query', 'default', TYPE)).toBe(ID);
      expect(byGlib()).toBe(ID);
      expect(await ours.remove()).toMatchObject({ ok: true, value: { owner: { kind: 'nobody' } } });
      expect(said('xdg-mime', 'query', 'default', TYPE)).toBe('');
      expect(byGlib()).toBeUndefined();
    },
  );

  test('another program’s becomes ours when asked for, and is that program’s again', async () => {
    install('other.desktop', 'Other Reader', program('other'));
    const ours = handler([program('lectern')]);
    expect((await ours.view()).owner).toEqual({ kind: 'other', name: 'Other Reader' });
    expect(await ours.take()).toMatchObject({ ok: true });
    expect([said('xdg-mime', 'query', 'default', TYPE), byGlib()]).toEqual([ID, ID]);
    expect(await ours.remove()).toMatchObject({ value: { owner: { kind: 'other' } } });
    expect([said('xdg-mime', 'query', 'default', TYPE), byGlib()]).toEqual(['other.desktop', 'other.desktop']);
  });

  test('an installed package needs nothing; where another program is the choice, it is made the choice again', async () => {
    const installed = program('lectern');
    install(ID, 'Lectern', installed);
    const ours = handler([installed]);
    expect((await ours.view()).owner).toEqual({ kind: 'this' });
    install('other.desktop', 'Other Reader', program('other'));
    said('xdg-mime', 'default', 'other.desktop', TYPE);
    expect((await ours.view()).owner).toMatchObject({ kind: 'other' });
    expect(await ours.take()).toMatchObject({ value: { owner: { kind: 'this' }, removable: false } });
    expect(byGlib()).toBe(ID);
  });

  test('a copy that was moved is another copy until it asks again', async () => {
    const before = program('old/lectern');
    await handler([before]).take();
    rmSync(before);
    const moved = handler([program('new/lectern')]);
    expect((await moved.view()).owner).toMatchObject({ kind: 'another-copy' });
    expect(await moved.take()).toMatchObject({ value: { owner: { kind: 'this' } } });
    expect(byGlib()).toBe(ID);
  });
});
