import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../ports.ts';

/** Why one of the system's programs did not do what it was asked. */
export type ToolTrouble = 'tools-missing' | 'tool-failed' | 'timed-out';

/** Runs one of the system's programs to its end. The answer is what it wrote to standard output. */
export type RunTool = (name: string, args: readonly string[]) => Promise<Result<string, ToolTrouble>>;

/** A desktop's own helpers may have to start something first (ms). */
const LIMIT = 10_000;

/** An answer is a line or two; what goes on beyond this (characters) is not read. */
const MOST_SAID = 16_384;

/**
 * Runs programs by their absolute path and without a shell. A program that takes longer than ten seconds is ended, with
 * all that it started.
 * @param env where programs are looked for (`PATH`, absolute folders only) and what they see
 */
export function systemTools(env: Readonly<Record<string, string>>, clock: Pick<Clock, 'after'>): RunTool {
  return (name, args) => {
    const program = findProgram(name, env['PATH'] ?? '');
    return program === undefined ? Promise.resolve(fail('tools-missing')) : run(program, args, env, clock);
  };
}

function findProgram(name: string, path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  clock: Pick<Clock, 'after'>,
): Promise<Result<string, ToolTrouble>> {
  // A group of its own, so that a script's children end with it.
  const child = spawn(program, args, { env, shell: false, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const { promise, resolve } = Promise.withResolvers<Result<string, ToolTrouble>>();
  let said = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    said = (said + chunk).slice(0, MOST_SAID);
  });
  const cancel = clock.after(LIMIT, () => {
    endGroup(child.pid);
    child.stdout.destroy();
    resolve(fail('timed-out'));
  });
  child.once('error', () => resolve(fail('tool-failed')));
  child.once('close', (code) => resolve(code === 0 ? ok(said.trim()) : fail('tool-failed')));
  return promise.finally(cancel);
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in the same moment.
  }
}
