/** Rules about the time before `ready`, each broken in a process of its own that never gets as far as a window. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a main script says that runs `code` before anything else. */
function run(code: string): { readonly status: number | null; readonly said: string } {
  const ended = spawnSync(process.execPath, ['--import', file('register.ts'), file('fixture-app/main.mjs')], {
    encoding: 'utf8',
    env: {
      ...process.env,
      FIXTURE_BREAK_EARLY: code,
      FIXTURE_USER_DATA: folder,
      // Nothing here may get as far as needing one.
      LECTERN_CHROMIUM: '/nonexistent',
    },
  });
  return { status: ended.status, said: ended.stderr };
}

describe('before ready', () => {
  it.each([
    [
      'protocol.handle',
      "electron.protocol.handle('app', () => new Response())",
      'can only be called after app is ready',
    ],
    ['a window', 'new electron.BrowserWindow()', 'Cannot create BrowserWindow before app is ready'],
    ['a session', 'electron.session.defaultSession', 'Session can only be received when app is ready'],
    ['net', "electron.net.request('https://example.org/')", 'net module can only be used after app is ready'],
    [
      'the key store',
      "electron.safeStorage.encryptStringAsync('x').catch((error) => { console.error(error.message); process.exit(1) })",
      'cannot be used before app is ready',
    ],
  ])('%s cannot be used', (_name, code, message) => {
    const { status, said } = run(code);
    expect(said).toContain(message);
    expect(status).not.toBe(0);
  });

  it.each([
    ['the synchronous key store', "electron.safeStorage.encryptString('x')", 'safeStorage.encryptString'],
    ['a module that is not modelled', 'electron.autoUpdater', 'electron.autoUpdater'],
    ['a method that is not modelled', 'electron.app.relaunch()', 'App.relaunch'],
    [
      'a scheme with a privilege that is not modelled',
      "electron.protocol.registerSchemesAsPrivileged([{ scheme: 'x', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, bypassCSP: true } }])",
      'a scheme with bypassCSP',
    ],
  ])('%s throws instead of answering', (_name, code, what) => {
    expect(run(code).said).toContain(`The stand-in does not model ${what}`);
  });

  it('privileged schemes are registered once', () => {
    const privileges = '{ standard: true, secure: true, supportFetchAPI: true, stream: true }';
    const register = `electron.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: ${privileges} }]);`;
    expect(run(register + register).said).toContain('can be called only once');
  });

  it('a folder for the profile must exist', () => {
    expect(run("electron.app.setPath('userData', '/nonexistent/profile')").said).toContain('the directory must exist');
  });

  it('what the package says of the app is known', () => {
    const { said } = run('console.error(electron.app.getName(), electron.app.getVersion()); process.exit(0)');
    expect(said.trim()).toBe('Fixture 1.2.3');
  });

  it('a main script that awaits ready at its top level waits forever', () => {
    const script = join(folder, 'main.mjs');
    writeFileSync(
      script,
      `import { app } from 'electron';
       const launching = new Promise((resolve) => app.once('will-finish-launching', () => resolve('launching')));
       const nothing = new Promise((resolve) => setTimeout(resolve, 300, 'nothing'));
       process.stdout.write(await Promise.race([app.whenReady(), launching, nothing]));
       process.exit();`,
    );
    const env = { ...process.env, LECTERN_CHROMIUM: '/nonexistent' };
    const ended = spawnSync(process.execPath, ['--import', file('register.ts'), script], { encoding: 'utf8', env });
    expect(ended.stdout).toBe('nothing');
  });

  it('a missing import fails when the bundle is linked', () => {
    const ended = spawnSync(
      process.execPath,
      ['--import', file('register.ts'), '--input-type=module', '--eval', "import { autoUpdater } from 'electron'"],
      { encoding: 'utf8' },
    );
    expect(ended.stderr).toContain("does not provide an export named 'autoUpdater'");
  });
});
