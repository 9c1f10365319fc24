import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { salvagePages } from '../pages/salvage-pages.ts';
import { salvageSaving } from '../saving/salvage-saving.ts';
import { connect } from './connection.ts';
import { damagedName, SIDE_FILES } from './copies.ts';
import { migrate } from './migrate.ts';
import { salvageRows } from './salvage-rows.ts';
import { MIGRATIONS } from './schema.ts';
import { createStatements, type Statements } from './statements.ts';

/** What was done with a damaged file. */
export type Mended = {
  /** The name of the damaged file, in the same folder. */
  readonly keptAs: string;
  /** Pages that could be read in it, each whole. */
  readonly pages: number;
};

/** Where the new database is made. It is whole when there is none in its place any more. */
export function salvagedPath(path: string): string {
  return `${path}.salvaged`;
}

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
  const keptAs = damagedName(path, now());
  const aside = join(dirname(path), keptAs);
  const fresh = salvagedPath(path);
  for (const side of ['', ...SIDE_FILES]) rmSync(`${fresh}${side}`, { force: true });
  const pages = fill(fresh, path);
  for (const side of ['', ...SIDE_FILES]) {
    if (existsSync(`${path}${side}`)) renameSync(`${path}${side}`, `${aside}${side}`);
  }
  renameSync(fresh, path);
  return { keptAs, pages };
}

/**
 * Puts a new database in its place where the app ended before that was done: the damaged one has been taken away already. Throws the
 * file system's errors.
 */
export function finishSalvage(path: string): void {
  const fresh = salvagedPath(path);
  if (existsSync(path) || !existsSync(fresh)) return;
  // They are the damaged one's: SQLite would take them for the new one's.
  for (const side of SIDE_FILES) rmSync(`${path}${side}`, { force: true });
  renameSync(fresh, path);
}

/** Answers how many pages are in the new database when it is closed. */
function fill(fresh: string, damaged: string): number {
  const to = connect(fresh);
  try {
    migrate(to, fresh, MIGRATIONS);
    const pages = readDamaged(damaged, (from) => salvageAll(createStatements(from), createStatements(to))) ?? 0;
    // Nothing of it may be left in a side file: only the file itself is renamed.
    to.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return pages;
  } finally {
    to.close();
  }
}

/** What a person has put together comes first: pages can be fetched anew. Answers how many pages there are. */
function salvageAll(from: Statements, to: Statements): number {
  salvageRows(from, to);
  const pages = salvagePages(from, to);
  salvageSaving(from, to);
  return pages;
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
