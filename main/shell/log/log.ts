import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../../ports.ts';
import { withoutSecrets } from './redaction.ts';

/** Two files of this size at most: the one written and the one before. */
const MOST_BYTES = 512 * 1024;

const FILE = 'lectern.log';
const OLDER = 'lectern.1.log';

/** In characters. Codes, hosts and counts are shorter; anything longer is cut. */
const LONGEST_VALUE = 300;

/**
 * A Log that writes lines of JSON (`time`, `level`, `event`, then the data) to `print`.
 * Values that look like secrets are withheld (redaction.ts).
 */
export function createLog(clock: Clock, print: (line: string) => void): Log {
  return (level, event, data = {}) => {
    const entries = Object.entries(data).map(([key, value]) => [
      key,
      withoutSecrets(typeof value === 'string' ? value.slice(0, LONGEST_VALUE) : value),
    ]);
    const head = { time: new Date(clock.now()).toISOString(), level, event };
    // Twice: first in order, and not to be written over.
    print(`${JSON.stringify({ ...head, ...Object.fromEntries(entries), ...head })}\n`);
  };
}

/**
 * Appends to `lectern.log` in a folder, which is made when missing; keeps one older file. A log that cannot be written
 * is given up silently: it must never stop the app.
 */
export function logFile(folder: string): (line: string) => void {
  const path = join(folder, FILE);
  let size: number | undefined;
  return (line) => {
    try {
      size ??= openSize(folder, path);
      if (size > MOST_BYTES) {
        renameSync(path, join(folder, OLDER));
        size = 0;
      }
      appendFileSync(path, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // The same line went to standard error. The file may have gone, and the next line begins a new one.
      size = undefined;
    }
  };
}

/** Removes what was written, which says when something was read and from which hosts. Throws the file system's errors. */
export function removeLog(folder: string): void {
  for (const name of [FILE, OLDER]) rmSync(join(folder, name), { force: true });
}

function openSize(folder: string, path: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
