import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DamagedCopies } from '../../../shared/library-models.ts';

/** What SQLite puts beside a database while it is written. */
export const SIDE_FILES = ['-wal', '-shm'] as const;

const BACKUP = '.before-version-';
const DAMAGED = '.damaged-';

/** Where the database is kept as it was before it left a version. */
export function backupPath(path: string, version: number): string {
  return `${path}${BACKUP}${version + 1}`;
}

/** Under which name a damaged database is kept. @param now ms since the epoch */
export function damagedName(path: string, now: number): string {
  return `${basename(path)}${DAMAGED}${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
}

export function hasBackups(path: string): boolean {
  return namesOf(path, BACKUP).length > 0;
}

/**
 * SECURITY: takes away the copies that were made before migrations, also those that were cut off: they hold what has been
 * forgotten since. Throws the file system's errors.
 */
export function removeBackups(path: string): void {
  removeAll(path, BACKUP);
}

/** What is kept of damaged databases, with what stood beside them. */
export function damagedCopies(path: string): DamagedCopies {
  const names = namesOf(path, DAMAGED);
  const sizes = names.map((name) => statSync(join(dirname(path), name), { throwIfNoEntry: false })?.size ?? 0);
  return {
    count: names.filter((name) => !SIDE_FILES.some((side) => name.endsWith(side))).length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** Takes them away. Throws the file system's errors, after everything that could go has gone. */
export function removeDamagedCopies(path: string): void {
  removeAll(path, DAMAGED);
}

function removeAll(path: string, mark: string): void {
  let failed: unknown;
  for (const name of namesOf(path, mark)) {
    try {
      rmSync(join(dirname(path), name), { force: true });
    } catch (error) {
      failed ??= error;
    }
  }
  if (failed !== undefined) throw failed;
}

function namesOf(path: string, mark: string): readonly string[] {
  return readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}${mark}`));
}
