import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entryFiles } from '../../../main/shell/handler/entry-files.ts';
import type { RunTool, ToolTrouble } from '../../../main/shell/handler/tool.ts';
import { createXdgHandler } from '../../../main/shell/handler/xdg-handler.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createFakeLog } from '../../fakes/log.ts';

const ID = 'org.lectern.reader.desktop';
const TYPE = 'x-scheme-handler/org.lectern.reader';
const PROGRAM = '/opt/Lectern.AppImage';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-handler-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ownEntry = () => join(folder, 'own/applications', ID);

function put(path: string, name: string, exec: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `[Desktop Entry]\nType=Application\nName=${name}\nExec=${exec}\n`);
}

/** A system that names whoever was made the choice last, and in which programs may be missing or fail. */
function system(chosen = '', troubles: Partial<Record<string, ToolTrouble>> = {}) {
  const calls: string[] = [];
  const state = { chosen, troubles, obeys: true };
  const run: RunTool = async (name, args) => {
    const call = [name, ...args].join(' ');
    calls.push(call);
    const trouble = Object.entries(state.troubles).find(([start]) => call.startsWith(start))?.[1];
    if (trouble) return fail(trouble);
    if (args[0] === 'default' && state.obeys) state.chosen = args[1] ?? '';
    return ok(args[0] === 'query' ? state.chosen : '');
  };
  return { run, calls, state };
}

function handler(run: RunTool, command: readonly string[] = [PROGRAM]) {
  const log = createFakeLog();
  const files = entryFiles({ own: join(folder, 'own'), shared: [join(folder, 'shared')] }, ID);
  const about = { scheme: 'org.lectern.reader', id: ID, productName: 'Lectern', comment: 'A reader', icon: 'lectern' };
  return { handler: createXdgHandler({ ...about, command, files, run, log: log.log }), log };
}

describe('who has the scheme', () => {
  test('nobody, where the system names nobody, or an entry of ours that has gone', async () => {
    expect(await handler(system().run).handler.view()).toEqual({
      scheme: 'org.lectern.reader',
      owner: { kind: 'nobody' },
      removable: false,
      quoted: false,
    });
    expect(await handler(system(ID).run).handler.view()).toMatchObject({ owner: { kind: 'nobody' } });
    // KDE's answer where nothing was chosen.
    const kde = system('', { 'xdg-mime query': 'tool-failed' });
    expect(await handler(kde.run).handler.view()).toMatchObject({ owner: { kind: 'nobody' } });
  });

  test('this copy, whoever wrote the entry, under whatever name, and whatever links lead to the program', async () => {
    put('own/applications/launcher-Lectern.desktop', 'Lectern', `env ${PROGRAM} %U`);
    put('shared/applications/linked.desktop', 'Lectern', `${join(folder, 'link')} %u`);
    symlinkSync(process.execPath, join(folder, 'link'));
    const integrated = handler(system('launcher-Lectern.desktop').run, ['env', PROGRAM]);
    expect(await integrated.handler.view()).toMatchObject({ owner: { kind: 'this' }, removable: false });
    const linked = handler(system('linked.desktop').run, [process.execPath]);
    expect(await linked.handler.view()).toMatchObject({ owner: { kind: 'this' }, removable: false });
  });

  test('the installed Lectern, where a package’s entry starts another copy than this', async () => {
    put(`shared/applications/${ID}`, 'Lectern', '/opt/Lectern/lectern %U');
    expect(await handler(system(ID).run).handler.view()).toMatchObject({ owner: { kind: 'installed' } });
    const itself = handler(system(ID).run, ['/opt/Lectern/lectern']);
    expect(await itself.handler.view()).toMatchObject({ owner: { kind: 'this' } });
  });

  test('another copy, where the entry starts Lectern from another place or with other arguments', async () => {
    put(`own/applications/${ID}`, 'Lectern', '/old/Lectern.AppImage %u');
    put('own/applications/launcher-Lectern.desktop', 'Lectern', `${PROGRAM} --other %u`);
    for (const id of [ID, 'launcher-Lectern.desktop']) {
      expect(await handler(system(id).run).handler.view()).toMatchObject({ owner: { kind: 'another-copy' } });
    }
  });

  test('another program, by the name that it gives itself, made fit for a sentence', async () => {
    put('shared/applications/mail.desktop', `Ma\u202eil\u200b  of ${'x'.repeat(100)}`, '/usr/bin/mail %u');
    const { owner } = await handler(system('mail.desktop').run).handler.view();
    expect(owner).toEqual({ kind: 'other', name: expect.stringMatching(/^Ma il of x{40,}…$/) });
    expect(await handler(system('unseen.desktop').run).handler.view()).toMatchObject({
      owner: { kind: 'other', name: 'unseen' },
    });
  });

  test.each<[ToolTrouble, string | undefined]>([
    ['tools-missing', 'tools-missing'],
    ['timed-out', undefined],
  ])('unknown, where the system does not say: %s', async (trouble, obstacle) => {
    const { handler: asked } = handler(system('', { 'xdg-mime query': trouble }).run);
    const view = await asked.view();
    expect(view.owner).toEqual({ kind: 'unknown' });
    expect(view.obstacle).toBe(obstacle);
  });
});

describe('asking for the scheme', () => {
  test('writes an entry, tells the desktop and makes it the choice, in this order', async () => {
    const { run, calls } = system();
    const { handler: asked } = handler(run);
    expect(await asked.take()).toEqual(
      ok({ scheme: 'org.lectern.reader', owner: { kind: 'this' }, removable: true, quoted: false }),
    );
    expect(readFileSync(ownEntry(), 'utf8')).toContain(`\nExec=${PROGRAM} %u\n`);
    expect(calls.filter((call) => !call.includes('query'))).toEqual([
      `update-desktop-database ${join(folder, 'own/applications')}`,
      `xdg-mime default ${ID} ${TYPE}`,
    ]);
  });

  test('before it, nothing is written and nobody’s choice is changed', async () => {
    const { run, calls } = system('other.desktop');
    await handler(run).handler.view();
    expect(calls).toEqual([`xdg-mime query default ${TYPE}`]);
    expect(existsSync(join(folder, 'own'))).toBe(false);
  });

  test('takes it from another program, and remembers which', async () => {
    put('own/applications/other.desktop', 'Other', '/usr/bin/other %u');
    const { run, state } = system('other.desktop');
    const { handler: asked } = handler(run);
    expect(await asked.take()).toMatchObject({ ok: true });
    // Once more, as somebody who moved it does: what was there at first is still known.
    expect(await handler(run, ['/new/Lectern.AppImage']).handler.take()).toMatchObject({ ok: true });
    expect(await asked.remove()).toMatchObject({
      value: { owner: { kind: 'other', name: 'Other' }, removable: false },
    });
    expect(state.chosen).toBe('other.desktop');
    expect(existsSync(ownEntry())).toBe(false);
  });

  test('never writes over a package’s entry, and takes what Lectern wrote before out of its way', async () => {
    const { run } = system();
    await handler(run).handler.take();
    put(`shared/applications/${ID}`, 'Lectern', '/opt/Lectern/lectern %U');
    expect(await handler(run, ['/opt/Lectern/lectern']).handler.view()).toMatchObject({
      owner: { kind: 'another-copy' },
    });
    const after = await handler(run, ['/opt/Lectern/lectern']).handler.take();
    expect(after).toMatchObject({ value: { owner: { kind: 'this' }, removable: false } });
    expect(existsSync(ownEntry())).toBe(false);
  });

  test('never writes over an entry of our name that somebody else wrote; one that starts this copy will do', async () => {
    put(`own/applications/${ID}`, 'Mine', '/usr/local/bin/mine %u');
    const before = readFileSync(ownEntry(), 'utf8');
    const { run, calls } = system();
    const { handler: asked } = handler(run);
    expect(await asked.view()).toMatchObject({ obstacle: 'entry-foreign', removable: false });
    expect(await asked.take()).toEqual(fail({ code: 'handler-not-changed', why: 'entry-foreign' }));
    expect(await asked.remove()).toMatchObject({ ok: true });
    expect(readFileSync(ownEntry(), 'utf8')).toBe(before);
    expect(calls.filter((call) => !call.includes('query'))).toEqual([]);

    const mine = handler(run, ['/usr/local/bin/mine']).handler;
    expect(await mine.take()).toMatchObject({ value: { owner: { kind: 'this' }, removable: false } });
    expect(readFileSync(ownEntry(), 'utf8')).toBe(before);
  });

  test('says why not, where no entry can hold the path, and where a plain desktop may stumble over it', async () => {
    const unusable = handler(system().run, ['/home/me/a=b/Lectern']).handler;
    expect(await unusable.view()).toMatchObject({ obstacle: 'path-unusable' });
    expect(await unusable.take()).toEqual(fail({ code: 'handler-not-changed', why: 'path-unusable' }));
    const quoted = handler(system().run, ['/home/me/My Apps/Lectern']).handler;
    expect(await quoted.take()).toMatchObject({ value: { owner: { kind: 'this' }, quoted: true } });
  });

  test.each<[string, ToolTrouble]>([
    ['xdg-mime default', 'tool-failed'],
    ['xdg-mime default', 'timed-out'],
    ['xdg-mime', 'tools-missing'],
  ])('leaves everything as it was where %s ends with %s', async (call, why) => {
    put('own/applications/other.desktop', 'Other', '/usr/bin/other %u');
    const { run, state } = system('other.desktop', { [call]: why });
    expect(await handler(run).handler.take()).toEqual(fail({ code: 'handler-not-changed', why }));
    expect(existsSync(ownEntry())).toBe(false);
    // And brings back an entry that was there.
    state.troubles = {};
    await handler(run).handler.take();
    const before = readFileSync(ownEntry(), 'utf8');
    state.troubles = { [call]: why };
    await handler(run, ['/new/Lectern.AppImage']).handler.take();
    expect(readFileSync(ownEntry(), 'utf8')).toBe(before);
  });

  test('does without a cache where the program for it is missing, and says so in the log', async () => {
    const { run } = system('', { 'update-desktop-database': 'tools-missing' });
    const { handler: asked, log } = handler(run);
    expect(await asked.take()).toMatchObject({ ok: true });
    expect(log.entries).toEqual([
      { level: 'warn', event: 'handler.cache-not-updated', data: { why: 'tools-missing' } },
      { level: 'info', event: 'handler.take', data: { owner: 'this' } },
    ]);
  });

  test('is said where it cannot be written', async () => {
    writeFileSync(join(folder, 'own'), 'a file where a folder should be');
    expect(await handler(system().run).handler.take()).toEqual(
      fail({ code: 'handler-not-changed', why: 'not-written' }),
    );
  });

  test('is said where the system does everything and still names another', async () => {
    const { run, state } = system('other.desktop');
    state.obeys = false;
    const { handler: asked, log } = handler(run);
    expect(await asked.take()).toEqual(fail({ code: 'handler-not-changed', why: 'refused' }));
    expect(log.entries).toEqual([{ level: 'warn', event: 'handler.take', data: { why: 'refused' } }]);
  });

  test('twice at once does it once after the other', async () => {
    const { run, calls } = system();
    const { handler: asked } = handler(run);
    const answers = await Promise.all([asked.take(), asked.remove(), asked.take()]);
    expect(answers.map((answer) => answer.ok && answer.value.owner.kind)).toEqual(['this', 'nobody', 'this']);
    expect(calls.filter((call) => call.startsWith('update'))).toHaveLength(3);
  });
});

describe('taking it back', () => {
  test('gives it to nobody whose program has gone, and not away where it is another’s by now', async () => {
    put('own/applications/other.desktop', 'Other', '/usr/bin/other %u');
    put('own/applications/third.desktop', 'Third', '/usr/bin/third %u');
    const { run, state, calls } = system('other.desktop');
    const { handler: asked } = handler(run);
    await asked.take();
    state.chosen = 'third.desktop';
    await asked.remove();
    expect(state.chosen).toBe('third.desktop');

    state.chosen = 'other.desktop';
    await asked.take();
    rmSync(join(folder, 'own/applications/other.desktop'));
    expect(await asked.remove()).toMatchObject({ value: { owner: { kind: 'nobody' }, removable: false } });
    expect(calls).not.toContain(`xdg-mime default other.desktop ${TYPE}`);
  });

  test('is said where the program before cannot be made the choice again', async () => {
    put('own/applications/other.desktop', 'Other', '/usr/bin/other %u');
    const { run, state } = system('other.desktop');
    const { handler: asked } = handler(run);
    await asked.take();
    state.troubles = { 'xdg-mime default': 'tool-failed' };
    expect(await asked.remove()).toEqual(fail({ code: 'handler-not-changed', why: 'tool-failed' }));
    expect(existsSync(ownEntry())).toBe(false);
  });
});
