import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../sample-wiki/main.ts', import.meta.url));

it('runs as a command: says what to set, answers there, and ends when told to', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const settings = new Map<string, string>();
  for await (const line of createInterface(child.stdout)) {
    const [, name, value] = /^(LECTERN_\w+)=(.+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) settings.set(name, value);
    if (line.includes('password')) break;
  }
  expect([...settings.keys()]).toEqual([
    'LECTERN_OAUTH_BASE',
    'LECTERN_API_BASE',
    'LECTERN_CLIENT_ID',
    'LECTERN_REDIRECT_URI',
  ]);
  expect((await fetch(`${settings.get('LECTERN_API_BASE')}/page/Tide/bare`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});
