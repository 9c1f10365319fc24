import type { CacheFolder } from '../../main/library/media-cache/cache-folder.ts';
import type { MediaCache } from '../../main/library/media-cache/media-cache.ts';
import { createSavedMedia, type SavedMedia } from '../../main/library/saving/saved-media.ts';
import type { Clock, Log } from '../../main/ports.ts';
import { createSlots, type Enter, PICTURES_AT_ONCE } from '../../main/reader/media/slots.ts';
import { createFakeCacheFolder } from './cache-folder.ts';

/** Where a reader's pictures are, and their places: what is saved of them in a folder in memory. */
export function pictureStores(
  mediaCache: MediaCache,
  { clock, log, folder = createFakeCacheFolder() }: { clock: Clock; log: Log; folder?: CacheFolder },
): { readonly mediaCache: MediaCache; readonly savedMedia: SavedMedia; readonly enter: Enter } {
  const savedMedia = createSavedMedia({ folder, mediaCache, clock, log });
  return { mediaCache, savedMedia, enter: createSlots(PICTURES_AT_ONCE, clock) };
}
