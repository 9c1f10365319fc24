import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { salvagePages } from '../pages/salvage-pages.ts';
import { connect } from './connection.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './schema.ts';
import { createStatements } from './statements.ts';

/** What was done with a damaged file. */
export type Mended = {
  /** The name of the damaged file, in the same folder. */
  readonly keptAs: string;
  /** Pages that could be read in it, each whole. */
  readonly pages: number;
};

/** What SQLite puts beside a database while it is written. */
const SIDE_FILES = ['-wal', '-shm'] as const;

/** SQLite's words for an index that does not hold together; everything else is about the file itself. */
const INDEX_FAULT = /\bfts5\b/i;

/** Whether the file itself is as SQLite wrote it, whatever an index holds; reads all of it. */
export function isSound(database: DatabaseSync): boolean {
  try {
    const said = database.prepare('PRAGMA quick_check').all();
    return said.every(({ quick_check: line }) => line === 'ok' || INDEX_FAULT.test(String(line)));
  } catch {
    return false;
  }
}

/**
 * Makes a new database of what can still be read in a damaged one, which is kept aside under another name. Nobody may
 * have it open. The new one takes its place only when it is whole, so that an end in the middle begins anew.
 * Throws SQLite's and the file system's errors.
 */
export function salvage({ path, now }: { readonly path: string; readonly now: () => number }): Mended {
  const keptAs = asideName(path, now());
  const aside = join(dirname(path), keptAs);
  const fresh = `${path}.salvaged`;
  for (const side of ['', ...SIDE_FILES]) rmSync(`${fresh}${side}`, { force: true });
  const pages = fill(fresh, path);
  for (const side of ['', ...SIDE_FILES]) {
    if (existsSync(`${path}${side}`)) renameSync(`${path}${side}`, `${aside}${side}`);
  }
  renameSync(fresh, path);
  return { keptAs, pages };
}

/** Answers how many pages are in the new database when it is closed. */
function fill(fresh: string, damaged: string): number {
  const to = connect(fresh);
  try {
    migrate(to, fresh, MIGRATIONS);
    const pages = readDamaged(damaged, (from) => salvagePages(createStatements(from), createStatements(to))) ?? 0;
    // Nothing of it may be left in a side file: only the file itself is renamed.
    to.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return pages;
  } finally {
    to.close();
  }
}

/** Undefined where it cannot even be opened. */
function readDamaged<T>(path: string, read: (database: DatabaseSync) => T): T | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    database.exec('SELECT count(*) FROM sqlite_schema');
  } catch {
    database?.close();
    return undefined;
  }
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function asideName(path: string, now: number): string {
  return `${basename(path)}.damaged-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
}
