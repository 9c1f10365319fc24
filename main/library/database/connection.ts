import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long another program may hold the file before it counts as locked, in ms. */
const PATIENCE = 4_000;
/** KiB of the file that a connection keeps in memory. */
const CACHE = 16 * 1024;

/** How a connection waits for others. */
export type Patience = { readonly patience?: number | undefined };

/**
 * Opens the file for reading and writing, and makes it when it is not there. Throws SQLite's and the file system's
 * errors.
 */
export function connect(path: string, { patience = PATIENCE }: Patience = {}): DatabaseSync {
  makePrivate(path);
  const database = new DatabaseSync(path, { timeout: patience });
  return prepared(database, () => {
    // Before the first table is made: room that is given up can be given back to the disk.
    database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    database.exec('PRAGMA journal_mode = WAL');
    // What was acknowledged is on the disk, not only on its way there.
    database.exec('PRAGMA synchronous = FULL');
    // SECURITY: what was removed does not stay readable in the room that it took. For the indexes see pages/scrub.ts.
    database.exec('PRAGMA secure_delete = ON');
    database.exec(`PRAGMA cache_size = -${CACHE}`);
  });
}

/** Opens the file for reading. Whoever reads sees what was committed and waits for nobody. */
export function connectReading(path: string, { patience = PATIENCE }: Patience = {}): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: patience, readOnly: true });
  return prepared(database, () => database.exec(`PRAGMA cache_size = -${CACHE}`));
}

function prepared(database: DatabaseSync, prepare: () => void): DatabaseSync {
  try {
    prepare();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SECURITY: what somebody reads is theirs alone. SQLite gives its side files the rights of the file. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    // A file that may not be changed is still worth opening: SQLite says what it may not.
    try {
      chmodSync(path, 0o600);
    } catch {}
  }
}

/**
 * SECURITY: what was forgotten is still in what was written before, beside the file. Moves all of that into the file; as far
 * as nobody reads it at this moment.
 */
export function emptySideFile(database: DatabaseSync): void {
  database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
}

/** All of it or nothing; waits for its turn to write at the start, so that it cannot fail for that in the middle. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk has rolled it back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
