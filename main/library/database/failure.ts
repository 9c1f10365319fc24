import type { LibraryFailure } from '../../../shared/failures.ts';
import { fail, type Result } from '../../../shared/result.ts';

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const CODES: ReadonlyMap<number, LibraryFailure['code']> = new Map([
  [5, 'library-locked'], // SQLITE_BUSY
  [8, 'library-read-only'], // SQLITE_READONLY
  [11, 'library-damaged'], // SQLITE_CORRUPT
  [13, 'library-full'], // SQLITE_FULL
  [14, 'library-unreachable'], // SQLITE_CANTOPEN
  [26, 'library-damaged'], // SQLITE_NOTADB
]);

/** Extended codes of SQLITE_IOERR that say what it was; all others say that the disk does not work. */
const SYSTEM_CODES: ReadonlyMap<string, LibraryFailure['code']> = new Map([
  ['ENOSPC', 'library-full'],
  ['EDQUOT', 'library-full'],
  ['EROFS', 'library-read-only'],
  ['EACCES', 'library-read-only'],
  ['EPERM', 'library-read-only'],
]);

const PRIMARY = 0xff;
const IO_ERROR = 10;

/** What an error of SQLite's or the file system's means for whoever keeps something; undefined for a bug of ours. */
export function libraryFailure(error: unknown): LibraryFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') {
    const primary = error.errcode & PRIMARY;
    const code = primary === IO_ERROR ? 'library-unreachable' : CODES.get(primary);
    return code && { code };
  }
  if (!('syscall' in error && 'code' in error)) return undefined;
  return { code: SYSTEM_CODES.get(String(error.code)) ?? 'library-unreachable' };
}

/** Carries an expected failure out of the middle of some work. Caught where the work was begun. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly failure: LibraryFailure;

  constructor(failure: LibraryFailure, cause?: unknown) {
    super(`The library: ${failure.code}`, { cause });
    this.failure = failure;
  }
}

/** Turns what is expected to go wrong during some work into its failure. A bug goes on as what it is. */
export function expected<T>(work: () => Result<T, LibraryFailure>): Result<T, LibraryFailure> {
  try {
    return work();
  } catch (error) {
    const failure = error instanceof LibraryError ? error.failure : libraryFailure(error);
    if (failure === undefined) throw error;
    return fail(failure);
  }
}
