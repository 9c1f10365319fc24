/** A started process: what it says, and its end. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

export type AppProcess = {
  readonly child: ChildProcess;
  /** Every line it has written, to either stream. */
  readonly logs: () => readonly string[];
  /** Its exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>;
  /** Asks it to quit, waits, and ends it when it does not listen. */
  readonly stop: () => Promise<number | NodeJS.Signals>;
  /** Ends it at once, as a crash would. */
  readonly kill: () => Promise<number | NodeJS.Signals>;
};

const PATIENCE_MS = 15_000;

export function startProcess(command: readonly string[], options: SpawnOptions): AppProcess {
  const [program = '', ...args] = command;
  const child = spawn(program, args, options);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const exited = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
  exited.catch(() => undefined);

  async function stop(): Promise<number | NodeJS.Signals> {
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const end = await exited;
    clearTimeout(patience);
    return end;
  }

  function kill(): Promise<number | NodeJS.Signals> {
    child.kill('SIGKILL');
    return exited;
  }

  return { child, logs: () => text.split('\n').filter((line) => line !== ''), exited, stop, kill };
}
