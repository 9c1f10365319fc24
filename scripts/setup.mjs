// Sets up what a command needs on a fresh machine. Node built-ins only, Node 18 or newer: it runs before anything is installed.
// What is already there is left alone and not talked about.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const packagesMark = join(modules, '.lectern-packages');
const electronMark = join(modules, '.lectern-electron-refused');

/** Debian's names. Chromium brings the libraries that Electron needs; the fonts cover Arabic, Greek, Cyrillic and mathematics. */
const DEBIAN_PACKAGES = [
  'chromium',
  'fonts-dejavu-core',
  'fonts-noto-mono',
  'libgtk-3-0',
  'libsecret-1-0',
  'xdg-utils',
];

/** What the tests of the desktop entry ask: whether it is valid, who is the choice, and to open an address. */
const DESKTOP_PACKAGES = ['desktop-file-utils', 'libglib2.0-bin', 'xdg-utils'];
const DESKTOP_PROGRAMS = ['desktop-file-validate', 'update-desktop-database', 'gio', 'xdg-mime', 'xdg-open'];

/**
 * @param {{ electron?: boolean, chromium?: boolean, desktop?: boolean }} needs what the command needs besides the npm packages:
 *   `electron` asks for Electron's binary and falls back to Chromium for the preview; `chromium` asks for Chromium;
 *   `desktop` for freedesktop's programs, where the system has such.
 * @returns {{ node: string, electron: boolean }} the Node to run on and whether Electron's binary is there
 */
export function setUp(needs) {
  installPackages();
  const electron = needs.electron ? installElectron() : hasElectron();
  if (needs.chromium || (needs.electron && !electron)) installChromium();
  if (needs.desktop) installDesktopPrograms();
  return { node: projectNode(), electron };
}

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(packagesMark) && readFileSync(packagesMark, 'utf8') === lock && existsSync(projectNode())) return;
  say('Installing the packages of package-lock.json …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0)
    stop('The packages could not be installed: see what npm says above, then run the command again.');
  if (!existsSync(projectNode())) {
    stop(
      'The npm package "node" brought no Node. Allow its install script (package.json, allowScripts) and run "npm ci".',
    );
  }
  writeFileSync(packagesMark, lock);
}

function projectNode() {
  return join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Whether Electron's binary is on the disk. */
export function hasElectron() {
  const electron = join(modules, 'electron');
  const pathFile = join(electron, 'path.txt');
  return existsSync(pathFile) && existsSync(join(electron, 'dist', readFileSync(pathFile, 'utf8')));
}

/** Fetches Electron's binary once; a refusal is remembered, so that no later start waits for it. */
function installElectron() {
  if (hasElectron()) return true;
  if (existsSync(electronMark)) return false;
  say('Fetching Electron …');
  const done = spawnSync(projectNode(), [join(modules, 'electron', 'install.js')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
  });
  if (done.status === 0 && hasElectron()) return true;
  writeFileSync(electronMark, new Date().toISOString());
  say('It could not be fetched. To try again later: npx install-electron');
  return false;
}

/** The Chromium that the preview and the tests use; the stand-in looks in the same places. */
export function findChromium() {
  const named = process.env.LECTERN_CHROMIUM;
  if (named) return isExecutable(named) ? named : undefined;
  return findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

function findProgram(/** @type {string[]} */ ...names) {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return places.flatMap((place) => names.map((name) => join(place, name))).find(isExecutable);
}

const hasApt = () => isExecutable('/usr/bin/apt-get');
const mayUseApt = () => process.getuid?.() === 0 && hasApt();

function installChromium() {
  if (findChromium()) return;
  if (!mayUseApt()) {
    const command = hasApt()
      ? `sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}`
      : 'your package manager’s command for Chromium';
    stop(`Chromium is needed for the tests and the preview. Install it with: ${command}`);
  }
  say('Installing Chromium with apt …');
  if (!aptInstall(DEBIAN_PACKAGES) || !findChromium()) {
    stop(`apt could not install Chromium. Run: apt-get update && apt-get install ${DEBIAN_PACKAGES.join(' ')}`);
  }
}

/** Without them the tests that need them are skipped, and say so. */
function installDesktopPrograms() {
  const missing = () => DESKTOP_PROGRAMS.filter((name) => !findProgram(name));
  if (process.platform !== 'linux' || missing().length === 0) return;
  if (mayUseApt()) {
    say('Installing desktop-file-utils and xdg-utils with apt …');
    aptInstall(DESKTOP_PACKAGES);
  }
  if (missing().length > 0) say(`Some tests are skipped, because these programs are missing: ${missing().join(', ')}`);
}

function aptInstall(/** @type {string[]} */ packages) {
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('-qq', 'update') && apt('-qq', '-y', '--no-install-recommends', 'install', ...packages);
}

function isExecutable(/** @type {string} */ path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}

/** @returns {never} */
function stop(/** @type {string} */ line) {
  say(line);
  process.exit(1);
}
