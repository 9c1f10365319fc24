import { renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './connection.ts';
import { backupPath } from './copies.ts';
import { APPLICATION_ID, type Migration } from './schema.ts';

/** How many steps the database has taken. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/**
 * Takes the steps that are missing, all of them or none. A database that holds something is copied first.
 * Throws SQLite's and the file system's errors; the database is then as it was.
 * @returns whether any were missing
 */
export function migrate(database: DatabaseSync, path: string, migrations: readonly Migration[]): boolean {
  const version = versionOf(database);
  if (version === migrations.length) return false;
  if (version > 0) backUp(database, backupPath(path, version));
  inTransaction(database, () => {
    for (const step of migrations.slice(version)) step(database);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
  return true;
}

/** Written beside and renamed: a copy that was cut off is never taken for one. */
function backUp(database: DatabaseSync, path: string): void {
  const half = `${path}.part`;
  rmSync(half, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(half);
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}
