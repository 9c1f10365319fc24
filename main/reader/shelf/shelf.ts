import type { DeletionFailure, LibraryFailure, SettingsFailure } from '../../../shared/failures.ts';
import type { KeptRow, LibrarySizes, ListId, PageName, Part } from '../../../shared/library-models.ts';
import type { KeptHit, Settings, SiteId } from '../../../shared/models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Library } from '../../library/library.ts';
import type { MediaCache } from '../../library/media-cache/media-cache.ts';
import type { Owner } from '../../library/owner.ts';
import type { ShelfQuery } from '../../library/pages/shelf.ts';
import type { SearchFilter } from '../../library/search/filter.ts';
import type { LibraryQuery } from '../../library/search/search.ts';
import type { Log } from '../../ports.ts';
import { deleteEverything, type Forgetting } from './delete-everything.ts';
import { dropPage } from './drop-page.ts';
import { createLibrarySearch } from './search-library.ts';

export type ShelfDeps = {
  readonly library: Library;
  readonly mediaCache: Pick<MediaCache, 'size' | 'trim' | 'drop'>;
  /** Who is active. */
  readonly whose: () => Owner;
  /** Everything that says who reads here and what, in the order in which it is forgotten. */
  readonly everything: readonly Forgetting[];
  /** Called when all of that is gone: whoever shows it has it still. */
  readonly onForgotten: () => void;
  readonly log: Log;
  /** What holds until the app quits even when it could not be kept. */
  readonly settings: {
    readonly current: () => Settings;
    readonly setLibraryBound: (bytes: number) => Result<Settings, SettingsFailure>;
  };
};

/** What is looked for, and where; a list is one of whoever is active. */
export type ShelfSearch = Omit<LibraryQuery, 'filter'> & {
  readonly filter?: (Omit<SearchFilter, 'list'> & { readonly list?: ListId | undefined }) | undefined;
};

/** What is on this computer, for whoever wants to look at it, find something in it or make room. */
export type Shelf = {
  readonly pages: (query: ShelfQuery) => Promise<Result<Part<KeptRow>, LibraryFailure>>;
  /** By any name that leads to it; null when it is not kept. */
  readonly page: (page: PageName) => Promise<Result<KeptRow | null, LibraryFailure>>;
  readonly search: (
    query: ShelfSearch,
  ) => Promise<Result<readonly KeptHit[], LibraryFailure | { readonly code: 'superseded' }>>;
  readonly titles: (site: SiteId, titles: readonly string[]) => Promise<Result<readonly string[], LibraryFailure>>;
  readonly sizes: () => Promise<Result<LibrarySizes, LibraryFailure>>;
  /** Holds at once: the oldest go when it is less than before. @param bytes of pages and pictures together. */
  readonly setBound: (bytes: number) => Result<Settings, SettingsFailure>;
  /** Forgets pages, saved or not, with their pictures. */
  readonly drop: (pages: readonly PageName[]) => Promise<Result<null, LibraryFailure>>;
  /** Deletes what was kept of damaged files of the library. */
  readonly dropDamaged: () => Promise<Result<null, LibraryFailure>>;
  /** Forgets everything that says something of who reads here. Answers the first failure, after everything was tried. */
  readonly deleteEverything: () => Promise<Result<null, DeletionFailure>>;
};

export function createShelf(deps: ShelfDeps): Shelf {
  const { library, mediaCache, whose, settings, everything, onForgotten, log } = deps;
  const search = createLibrarySearch(library);
  return {
    pages: library.shelf,
    page: library.row,
    search({ filter: { list: id, ...filter } = {}, ...query }) {
      const list = id && { owner: whose(), id };
      return search({ ...query, filter: { ...filter, list } });
    },
    titles: (site, titles) => library.titles({ site, titles }),
    async sizes() {
      const [found, media] = await Promise.all([library.sizes(), mediaCache.size()]);
      if (!found.ok) return found;
      const { count, savedCount, pages, saved, savedMedia, damaged, largest } = found.value;
      const bound = settings.current().libraryBound;
      const read = { read: pages - saved, readCount: count - savedCount };
      return ok({ saved, savedCount, ...read, savedMedia, readMedia: media, damaged, bound, largest });
    },
    setBound(bytes) {
      const set = settings.setLibraryBound(bytes);
      void library.trim();
      void mediaCache.trim();
      return set;
    },
    async drop(pages) {
      try {
        for (const page of pages) {
          const dropped = await dropPage({ library, mediaCache }, page);
          if (!dropped.ok) return dropped;
        }
        return ok(null);
      } finally {
        // Nobody waits for it: they cannot be found any more.
        void library.scrub();
      }
    },
    dropDamaged: library.dropDamaged,
    async deleteEverything() {
      const deleted = await deleteEverything(everything, (name, { code }) =>
        log('error', 'everything.not-deleted', { what: name, code }),
      );
      if (deleted.ok) onForgotten();
      return deleted;
    },
  };
}
