import { createShelf, type Shelf, type ShelfDeps } from '../../main/reader/shelf/shelf.ts';
import type { Settings } from '../../shared/models.ts';
import { ok } from '../../shared/result.ts';
import { siteId } from '../../shared/site-id.ts';
import { createFakeLibrary } from './library.ts';

/** A shelf over a library in memory; whatever is given takes the place of that. */
export function createFakeShelf(given: Partial<ShelfDeps> = {}): Shelf {
  let settings: Settings = { site: siteId('wikipedia', 'en'), theme: 'system', libraryBound: 2 ** 30 };
  return createShelf({
    library: createFakeLibrary(),
    mediaCache: { size: async () => 0, trim: async () => {}, drop: () => {} },
    whose: () => 'me',
    settings: {
      current: () => settings,
      setLibraryBound(libraryBound) {
        settings = { ...settings, libraryBound };
        return ok(settings);
      },
    },
    everything: [],
    onForgotten: () => {},
    log: () => {},
    ...given,
  });
}
