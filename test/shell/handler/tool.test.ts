import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { systemTools } from '../../../main/shell/handler/tool.ts';
import { systemClock } from '../../../main/shell/system.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-tools-'));
afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, lines: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(folder, name), 0o755);
}

const PATH = `${folder}:/usr/bin:/bin`;
const run = systemTools({ PATH, GIVEN: 'yes' }, systemClock);

describe.skipIf(process.platform === 'win32')('a program of the system', () => {
  test('answers what it writes', async () => {
    script('says', 'echo " a.desktop "; echo noise >&2');
    expect(await run('says', [])).toEqual(ok('a.desktop'));
  });

  test('gets its arguments to the letter: no shell reads them', async () => {
    script('repeats', 'printf "%s|" "$@"');
    expect(await run('repeats', ['$(id)', '`id`', 'a b', '; id', '*'])).toEqual(ok('$(id)|`id`|a b|; id|*|'));
  });

  test('sees the environment it is given, and no other', async () => {
    script('sees', 'echo "$GIVEN$HOME"');
    expect(await run('sees', [])).toEqual(ok('yes'));
  });

  test('that fails is said', async () => {
    script('fails', 'echo half; exit 4');
    expect(await run('fails', [])).toEqual(fail('tool-failed'));
    writeFileSync(join(folder, 'broken'), 'not a program');
    chmodSync(join(folder, 'broken'), 0o755);
    expect(await run('broken', [])).toEqual(fail('tool-failed'));
  });

  test('that is not there is said, wherever the test runs', async () => {
    expect(await run('no-such-program', [])).toEqual(fail('tools-missing'));
    writeFileSync(join(folder, 'plain'), '');
    expect(await run('plain', [])).toEqual(fail('tools-missing'));
    expect(await systemTools({}, systemClock)('sh', [])).toEqual(fail('tools-missing'));
    script('near', 'true');
    const here = relative(process.cwd(), folder);
    expect(await systemTools({ PATH: `${here}:` }, systemClock)('near', [])).toEqual(fail('tools-missing'));
  });

  test('that takes too long is ended, with what it started', async () => {
    script('hangs', `sleep 1000 & echo $! > '${folder}/child'; wait`);
    const clock = createFakeClock();
    const answer = systemTools({ PATH }, clock)('hangs', []);
    await expect.poll(childOf).toBeGreaterThan(0);
    clock.advance(10_000);
    expect(await answer).toEqual(fail('timed-out'));
    await expect.poll(() => isRunning(childOf())).toBe(false);
    expect(clock.waiting()).toBe(0);
  });

  test('that never stops talking is heard to a point', async () => {
    script('talks', 'head -c 1000000 /dev/zero | tr "\\\\0" x');
    const answer = await run('talks', []);
    expect(answer.ok && answer.value.length).toBeLessThanOrEqual(16_384);
  });
});

function childOf(): number {
  try {
    return Number(readFileSync(join(folder, 'child'), 'utf8'));
  } catch {
    return 0;
  }
}

/** A process that has ended and waits for somebody to ask is none (`/proc` on Linux; elsewhere the signal tells). */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
