import type { DatabaseSync } from 'node:sqlite';
import type { LibraryFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { exportPage, exportPlaces, exportVisits } from '../bundle/export-rows.ts';
import { importList, importPage, importPlace, importVisits } from '../bundle/import-rows.ts';
import { damagedCopies, hasBackups, removeBackups, removeDamagedCopies } from '../database/copies.ts';
import { eraseLibrary } from '../database/erase.ts';
import { expected } from '../database/failure.ts';
import { type OpenOptions, openForReading, openLibrary } from '../database/open-library.ts';
import { isSound, type Mended, salvage } from '../database/salvage.ts';
import { createStatements, type Statements } from '../database/statements.ts';
import { forgetVisits } from '../history/forget.ts';
import { pastOf, unfinishedPages } from '../history/places.ts';
import { keepPlace, recordVisit } from '../history/record.ts';
import { trailTo, visitsOf } from '../history/timeline.ts';
import { arrangeLists, nameList } from '../lists/change-lists.ts';
import { listedPages, listsOf, listsWith } from '../lists/read-lists.ts';
import { evictSome, shelfSizes } from '../pages/eviction.ts';
import { dropPage, keptTitles, markPage } from '../pages/marks.ts';
import { scrubSome } from '../pages/scrub.ts';
import { listShelf, shelfRow } from '../pages/shelf.ts';
import { keepPage, readPage } from '../pages/store.ts';
import { savedMediaFolder } from '../saving/media-files.ts';
import { savingHandlers } from '../saving/saving-handlers.ts';
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
  /** Whether the file has become another in this run; a later one tells whether that went well. */
  let isNew = false;

  const open = (): Result<Statements, LibraryFailure> => {
    if (opened !== undefined) return ok(opened);
    const found =
      role === 'reader'
        ? openForReading(options)
        : openForWriting(options, onMended, () => {
            isNew = true;
          });
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

  /** SECURITY: what a person forgets is in no copy of an older version afterwards. Also where there was nothing to forget but there. */
  const forgetting =
    <A, V>(work: (statements: Statements, args: A) => V) =>
    (args: A): Result<V, LibraryFailure> => {
      const done = onDatabase(work)(args);
      if (done.ok) removeBackups(options.path);
      return done;
    };

  const handlers: { readonly [N in CallName]: (args: Args<N>) => Answer<N> } = {
    keep: onDatabase((statements, page) => {
      keepPage(statements, page);
      return null;
    }),
    mark: onDatabase(markPage),
    drop: forgetting(dropPage),
    evict: onDatabase((statements, { bound }) => evictSome(statements, bound)),
    scrub: onDatabase(scrubSome),
    read: onDatabase((statements, key) => readPage(statements, key) ?? null),
    search: onDatabase(searchLibrary),
    titles: onDatabase(keptTitles),
    lists: onDatabase((statements, { owner }) => listsOf(statements, owner)),
    listPages: onDatabase(listedPages),
    listsWith: onDatabase(listsWith),
    nameList: onDatabase(nameList),
    arrangeLists(arranging) {
      const takes = arranging.is === 'removed' || arranging.is === 'emptied';
      return (takes ? forgetting(arrangeLists) : onDatabase(arrangeLists))(arranging);
    },
    recordVisit: onDatabase((statements, visit) => {
      recordVisit(statements, visit);
      return null;
    }),
    keepPlace: onDatabase(keepPlace),
    forgetVisits: forgetting(forgetVisits),
    past: onDatabase(pastOf),
    visits: onDatabase(visitsOf),
    trail: onDatabase(trailTo),
    unfinished: onDatabase(unfinishedPages),
    exportVisits: onDatabase(exportVisits),
    exportPlaces: onDatabase(exportPlaces),
    exportPage: onDatabase(exportPage),
    importList: onDatabase(importList),
    importVisits: onDatabase(importVisits),
    importPlace: onDatabase(importPlace),
    importPage: onDatabase((statements, page) => importPage(statements, page, savedMediaFolder(options.path))),
    row: onDatabase(shelfRow),
    shelf: onDatabase(listShelf),
    sizes: onDatabase((statements) => ({ ...shelfSizes(statements), damaged: damagedCopies(options.path) })),
    dropDamaged() {
      removeDamagedCopies(options.path);
      return ok(null);
    },
    settleBackups: onDatabase(({ database }) => {
      if (!isNew && hasBackups(options.path) && isSound(database)) removeBackups(options.path);
      return null;
    }),
    ...savingHandlers(onDatabase, savedMediaFolder(options.path)),
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
      isNew = true;
      return ok(salvage(options));
    },
    erase() {
      close();
      eraseLibrary(options.path);
      const anew = open();
      return anew.ok ? ok(null) : anew;
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
  onNew: () => void,
): Result<DatabaseSync, LibraryFailure> {
  const found = openLibrary(options);
  if (!found.ok) return found;
  const { database, mended, migrated } = found.value;
  if (migrated || mended !== undefined) onNew();
  if (mended !== undefined) onMended(mended);
  return ok(database);
}
