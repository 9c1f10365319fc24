import { expect, test } from 'vitest';
import { launchCommand, type ProcessFacts } from '../../../main/shell/handler/launch-command.ts';

const PACKAGED: ProcessFacts = {
  packaged: true,
  execPath: '/opt/Lectern/lectern',
  execArgv: [],
  argv: ['/opt/Lectern/lectern', '--no-sandbox', 'org.lectern.reader:/oauth/callback?code=x'],
  appPath: '/opt/Lectern/resources/app.asar',
  env: {},
};
const MOUNTED = '/tmp/.mount_LecterAbc';
const FILE = '/home/me/Lectern.AppImage';

test('a packaged copy is started by its executable, without what this launch was given', () => {
  expect(launchCommand(PACKAGED)).toEqual(['/opt/Lectern/lectern']);
});

test('an AppImage is started by its file: what is mounted goes with the program', () => {
  const env = { APPIMAGE: FILE, APPDIR: MOUNTED };
  expect(launchCommand({ ...PACKAGED, execPath: `${MOUNTED}/lectern`, env })).toEqual([FILE]);
});

test.each([
  ['another AppImage', { APPIMAGE: '/home/me/Terminal.AppImage', APPDIR: '/tmp/.mount_Termin' }],
  ['one whose folder’s name only begins alike', { APPIMAGE: FILE, APPDIR: MOUNTED.slice(0, -1) }],
  ['half a set of variables', { APPIMAGE: FILE }],
  ['a relative path', { APPIMAGE: 'Lectern.AppImage', APPDIR: MOUNTED }],
])('a program that was started out of %s is not taken for it', (_what, env) => {
  const execPath = `${MOUNTED}/lectern`;
  expect(launchCommand({ ...PACKAGED, execPath, env })).toEqual([execPath]);
});

test('a development run is started by Electron, with the app’s folder and whether there is a sandbox', () => {
  const facts: ProcessFacts = {
    packaged: false,
    execPath: '/src/electron',
    execArgv: ['--import', '/src/register.ts'],
    argv: ['/src/electron', '--inspect=0', '--no-sandbox', '/src', '--some-switch'],
    appPath: '/src',
    env: { APPIMAGE: FILE, APPDIR: '/src' },
  };
  expect(launchCommand(facts)).toEqual(['/src/electron', '--import', '/src/register.ts', '--no-sandbox', '/src']);
});
