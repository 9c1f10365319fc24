import { spawn } from 'node:child_process';

/** Why a step of the set-up did not work, in one line. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';
}

export type CommandOptions = {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
};

/**
 * Runs a program to its end without showing anything.
 * @returns what it wrote to standard output
 * @throws SetUpError with the last lines it wrote, when it fails or is not there
 */
export function quietly(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let both = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      both += chunk;
    });
    child.stderr.on('data', (chunk) => {
      both += chunk;
    });
    child.on('error', (error) => reject(new SetUpError(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) return resolve(out);
      reject(new SetUpError(`${command} ${args.slice(0, 2).join(' ')} failed: ${lastLines(both)}`));
    });
  });
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' / ').slice(0, 400);
}
