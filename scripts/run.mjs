// Runs one of the project's commands on the project's own Node: `node scripts/run.mjs NAME [arguments]`.
// Sets up first whatever that command needs and the machine lacks.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root, setUp } from './setup.mjs';

/** Command → what it needs besides the npm packages. */
const NEEDS = {
  demo: { electron: true },
  start: { electron: true },
  test: { chromium: true, desktop: true },
  e2e: { chromium: true, desktop: true },
  bench: { chromium: true },
  check: {},
  unit: {},
  example: {},
  // Sets up MediaWiki itself, and goes without where it cannot be had.
  contract: {},
};

const [name, ...args] = process.argv.slice(2);
if (!name || !Object.hasOwn(NEEDS, name)) {
  process.stderr.write(`Usage: node scripts/run.mjs ${Object.keys(NEEDS).join('|')} [arguments]\n`);
  process.exit(2);
}

const { node } = setUp(NEEDS[/** @type {keyof typeof NEEDS} */ (name)]);
const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH].join(delimiter);
const child = spawn(node, [join(root, 'scripts', `${name}.ts`), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
});
