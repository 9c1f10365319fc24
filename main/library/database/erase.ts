import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { salvagedPath } from './salvage.ts';

/**
 * Takes away a library's whole folder: the file, what SQLite puts beside it, what was put aside of it, whatever else is there.
 * Nobody may have it open. The file itself goes before them: without it SQLite makes nothing of what stands beside. Throws the
 * file system's errors, after everything that could go has gone.
 */
export function eraseLibrary(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  // Without the file it would be taken for the one that is to come in its place.
  rmSync(salvagedPath(path), { force: true });
  rmSync(path, { force: true });
  let failed: unknown;
  for (const name of readdirSync(folder).filter((other) => other !== basename(path))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch (error) {
      failed ??= error;
    }
  }
  if (failed !== undefined) throw failed;
}
