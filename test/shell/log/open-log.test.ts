import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** Writes a line whenever it is told to, and one more before it ends. */
const PROGRAM = `
  import { openLog } from ${JSON.stringify(new URL('../../../main/shell/log/open-log.ts', import.meta.url))};
  const log = openLog(process.argv[1], { now: Date.now, monotonic: Date.now, after: () => () => {} });
  process.stdin.on('data', () => log('info', 'told'));
  process.stdin.on('end', () => log('info', 'last'));
  log('info', 'first');
`;

test('a terminal that is gone does not end the app', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, folder]);
  onTestFinished(() => void child.kill());
  const exited = once(child, 'exit');
  // A program that ended anyway has nobody to read what it is told.
  child.stdin.on('error', () => undefined);

  expect(JSON.parse(String(await once(child.stderr, 'data')))).toMatchObject({ event: 'first' });
  child.stderr.destroy();
  await once(child.stderr, 'close');
  child.stdin.end('now');
  expect(await exited).toEqual([0, null]);
  const lines = readFileSync(join(folder, 'lectern.log'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['first', 'told', 'last']);
});
