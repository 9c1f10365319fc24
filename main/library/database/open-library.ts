import { existsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { LibraryFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { connect, connectReading } from './connection.ts';
import { expected, LibraryError, libraryFailure } from './failure.ts';
import { migrate, versionOf } from './migrate.ts';
import { finishSalvage, type Mended, salvage } from './salvage.ts';
import { APPLICATION_ID, MIGRATIONS, type Migration } from './schema.ts';

export type OpenOptions = {
  readonly path: string;
  /** ms since the epoch: part of the name under which a damaged file is kept. */
  readonly now: () => number;
  /** How long another program may hold the file before it counts as locked, in ms. */
  readonly patience?: number | undefined;
  readonly migrations?: readonly Migration[] | undefined;
  readonly canSearch?: ((database: DatabaseSync) => boolean) | undefined;
};

export type OpenedLibrary = {
  readonly database: DatabaseSync;
  /** What was done with a file that was found damaged. */
  readonly mended: Mended | undefined;
  /** Whether it was of an older version, or new. */
  readonly migrated: boolean;
};

/**
 * Opens the library for writing, whatever state it is in: makes it, takes it forward to this version, or salvages what
 * a damaged one still holds. A newer one is not touched.
 */
export function openLibrary(options: OpenOptions): Result<OpenedLibrary, LibraryFailure> {
  const { path, migrations = MIGRATIONS, canSearch = hasFts5 } = options;
  return expected(() => {
    finishSalvage(path);
    const state = stateOf(options, migrations.length);
    if (state === 'newer') return fail({ code: 'library-newer' });
    const mended = state === 'damaged' ? salvage(options) : undefined;
    let migrated = false;
    const database = orClosed(connect(path, options), (opening) => {
      if (!canSearch(opening)) throw new LibraryError({ code: 'library-unsupported' });
      migrated = migrate(opening, path, migrations);
    });
    return ok({ database, mended, migrated });
  });
}

/** Opens for reading what has been opened for writing before: it makes, moves and mends nothing. */
export function openForReading(options: OpenOptions): Result<DatabaseSync, LibraryFailure> {
  const { path, migrations = MIGRATIONS } = options;
  return expected(() => {
    const state = stateOf(options, migrations.length);
    if (state === 'newer' || state === 'damaged') return fail({ code: `library-${state}` });
    if (state !== 'current') return fail({ code: 'library-unreachable' });
    return ok(connectReading(path, options));
  });
}

type State = 'absent' | 'older' | 'current' | 'newer' | 'damaged';

/** Looks without touching anything. */
function stateOf({ path, patience }: OpenOptions, version: number): State {
  if (!existsSync(path) || statSync(path).size === 0) return 'absent';
  try {
    const database = connectReading(path, { patience });
    try {
      const id = database.prepare('PRAGMA application_id').get()?.['application_id'];
      const found = versionOf(database);
      // Made, and never filled: whoever made it was interrupted.
      if (id === 0 && found === 0) return 'older';
      if (id !== APPLICATION_ID) return 'damaged';
      return found > version ? 'newer' : found < version ? 'older' : 'current';
    } finally {
      database.close();
    }
  } catch (error) {
    if (libraryFailure(error)?.code === 'library-damaged') return 'damaged';
    throw error;
  }
}

function orClosed(database: DatabaseSync, prepare: (database: DatabaseSync) => void): DatabaseSync {
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite can be built without its full-text search: better said when it is opened than when somebody searches. */
function hasFts5(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").get() !== undefined;
}
