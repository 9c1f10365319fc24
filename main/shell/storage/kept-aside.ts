import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes what was put aside of a file of values: damaged ones that were kept, and what a write that was cut off has left. The
 * file itself stays. Throws the file system's errors.
 * @param names without `.json`
 */
export function removeKeptAside(folder: string, names: readonly string[]): void {
  const isAside = (file: string) => names.some((name) => file.startsWith(`${name}.`) && file !== `${name}.json`);
  for (const file of readdirSync(folder).filter(isAside)) rmSync(join(folder, file), { force: true });
}
