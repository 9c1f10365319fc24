import type { DatabaseSync } from 'node:sqlite';
import type { LibraryFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { expected } from '../database/failure.ts';
import { type OpenOptions, openForReading, openLibrary } from '../database/open-library.ts';
import { isSound, type Mended, salvage } from '../database/salvage.ts';
import { createStatements, type Statements } from '../database/statements.ts';
import { evictSome, sizesOf } from '../pages/eviction.ts';
import { dropPage, keptTitles, markPage } from '../pages/marks.ts';
import { keepPage, readPage } from '../pages/store.ts';
import { rebuildIndex } from '../search/rebuild-index.ts';
import { searchLibrary } from '../search/search.ts';
import type { Args, CallName, Role, Value } from './protocol.ts';

type Answer<N extends CallName> = Result<Value<N>, LibraryFailure>;

/** One side of the library: what a thread does with what it is asked. Opens the file when it is first needed. */
export type Side = {
  readonly call: <N extends CallName>(name: N, args: Args<N>) => Answer<N>;
  /** Opens the file now. */
  readonly open: () => LibraryFailure | undefined;
};

export function createSide(role: Role, options: OpenOptions, onMended: (mended: Mended) => void): Side {
  let opened: Statements | undefined;

  const open = (): Result<Statements, LibraryFailure> => {
    if (opened !== undefined) return ok(opened);
    const found = role === 'reader' ? openForReading(options) : openForWriting(options, onMended);
    if (!found.ok) return found;
    opened = createStatements(found.value);
    return ok(opened);
  };
  const close = () => {
    opened?.database.close();
    opened = undefined;
  };
  const onDatabase =
    <A, V>(work: (statements: Statements, args: A) => V) =>
    (args: A): Result<V, LibraryFailure> => {
      const current = open();
      return current.ok ? ok(work(current.value, args)) : current;
    };

  const handlers: { readonly [N in CallName]: (args: Args<N>) => Answer<N> } = {
    keep: onDatabase((statements, page) => {
      keepPage(statements, page);
      return null;
    }),
    mark: onDatabase(markPage),
    drop: onDatabase(dropPage),
    evict: onDatabase((statements, { bound }) => evictSome(statements, bound)),
    read: onDatabase((statements, key) => readPage(statements, key) ?? null),
    search: onDatabase(searchLibrary),
    titles: onDatabase(keptTitles),
    sizes: onDatabase(sizesOf),
    mend() {
      const current = open();
      // Opening has mended it, or cannot.
      if (!current.ok) return current;
      if (isSound(current.value.database)) {
        // Then it was an index, and all that is in one is in the pages.
        rebuildIndex(current.value);
        return ok(null);
      }
      close();
      return ok(salvage(options));
    },
    close() {
      close();
      return ok(null);
    },
  };

  return {
    open() {
      const found = expected(open);
      return found.ok ? undefined : found.failure;
    },
    call: (name, args) => expected(() => handlers[name](args)),
  };
}

function openForWriting(
  options: OpenOptions,
  onMended: (mended: Mended) => void,
): Result<DatabaseSync, LibraryFailure> {
  const found = openLibrary(options);
  if (!found.ok) return found;
  const { database, mended } = found.value;
  if (mended !== undefined) onMended(mended);
  return ok(database);
}
