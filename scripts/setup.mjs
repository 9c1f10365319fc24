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

/**
 * @param {{ electron?: boolean, chromium?: boolean }} needs what the command needs besides the npm packages:
 *   `electron` asks for Electron's binary and falls back to Chromium for the preview; `chromium` asks for Chromium.
 * @returns {{ node: string, electron: boolean }} the Node to run on and whether Electron's binary is there
 */
export function setUp(needs) {
  installPackages();
  const electron = needs.electron ? installElectron() : hasElectron();
  if (needs.chromium || (needs.electron && !electron)) installChromium();
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
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return places.flatMap((place) => names.map((name) => join(place, name))).find(isExecutable);
}

function installChromium() {
  if (findChromium()) return;
  const isRoot = process.getuid?.() === 0;
  const hasApt = isExecutable('/usr/bin/apt-get');
  if (!(isRoot && hasApt)) {
    const command = hasApt
      ? `sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}`
      : 'your package manager’s command for Chromium';
    stop(`Chromium is needed for the tests and the preview. Install it with: ${command}`);
  }
  say('Installing Chromium with apt …');
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const installed = apt('-qq', 'update') && apt('-qq', '-y', '--no-install-recommends', 'install', ...DEBIAN_PACKAGES);
  if (!installed || !findChromium()) {
    stop(`apt could not install Chromium. Run: apt-get update && apt-get install ${DEBIAN_PACKAGES.join(' ')}`);
  }
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
