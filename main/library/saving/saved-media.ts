import { hash } from 'node:crypto';
import type { Clock, Log } from '../../ports.ts';
import type { CacheFolder } from '../media-cache/cache-folder.ts';
import { decodeEntry, encodeEntry, type MediaEntry } from '../media-cache/entry-format.ts';
import type { KeptMedia, MediaCache } from '../media-cache/media-cache.ts';
import type { MediaFile } from './media-files.ts';

/**
 * Pictures of saved pages, a file each, in a folder of their own: nothing here goes to make room. Which page holds which
 * is in the library's file; a file comes before its row and goes after it.
 */
export type SavedMedia = {
  /** The bytes are shared: nobody writes into them. */
  readonly read: (address: string) => Promise<KeptMedia | undefined>;
  /** Looks whether a picture is there, as a whole. Until `settled` it is not let go, though no page holds it yet. */
  readonly claim: (address: string) => Promise<Claim>;
  /**
   * Writes a picture that came in somebody's file, where there is none; what was only read is taken before it. It is claimed from now
   * on, whatever comes of it. Rejects as the file system does.
   */
  readonly bring: (address: string, entry: Omit<MediaEntry, 'brought'>) => Promise<void>;
  /** It has come, and will be written: whoever claims it before that has it from here. Until `settled`. */
  readonly hold: (address: string, entry: MediaEntry) => void;
  /** A page holds them now, or nobody will. */
  readonly settled: (addresses: Iterable<string>) => void;
  /** These have been written. */
  readonly added: (addresses: Iterable<string>) => void;
  /** It came for a page that could not be saved: it is kept as if it had been read. */
  readonly putAside: (address: string, entry: MediaEntry) => void;
  /** The server has another one under this address now. */
  readonly replace: (address: string, entry: MediaEntry) => Promise<void>;
  /** The server said that it has not changed. */
  readonly confirm: (address: string) => void;
  /** No page holds these any more: they may go when room is needed. */
  readonly giveBack: (addresses: readonly string[]) => Promise<void>;
  /** No page holds these any more, and nobody is to see that one did. */
  readonly forget: (addresses: readonly string[]) => Promise<void>;
  /** Removes what belongs to nobody: an end in the middle of saving leaves some. @param held addresses that pages hold */
  readonly tidy: (held: readonly string[]) => Promise<void>;
};

export type Claim =
  /** @param size of its file, in bytes */
  | { readonly is: 'saved'; readonly size: number }
  /** The same, of what came in somebody's file: whoever can ask its server fetches it anew. */
  | { readonly is: 'brought'; readonly size: number }
  /** It was only read, or is about to be written: whoever wants it to stay writes it. */
  | { readonly is: 'read'; readonly entry: MediaEntry }
  | { readonly is: 'missing' };

export type SavedMediaDeps = {
  readonly folder: CacheFolder;
  /** What was read and may go. */
  readonly mediaCache: Pick<MediaCache, 'read' | 'keep' | 'drop' | 'size'>;
  readonly clock: Clock;
  readonly log: Log;
};

export function createSavedMedia({ folder, mediaCache, clock, log }: SavedMediaDeps): SavedMedia {
  /** What somebody relies on, and how many do. */
  const claimed = new Map<string, number>();
  /** What is not on disk yet. */
  const coming = new Map<string, MediaEntry>();
  /** Taken from what was only read: one place in two stores is enough. */
  const taken = new Set<string>();
  /** The names of what is there, as far as it was seen. */
  const present = new Set<string>();
  let seen: Promise<unknown> | undefined;

  /** What is about to be removed: whoever claims it before that keeps it, also when they have settled since. */
  const leaving = new Set<string>();
  /** What is removed this moment. */
  const going = new Map<string, Promise<void>>();

  const claimOne = (address: string) => {
    claimed.set(address, (claimed.get(address) ?? 0) + 1);
    leaving.delete(address);
  };
  const look = () => {
    // What is on the list of neither need not be looked for on the disk.
    seen ??= Promise.all([folder.list(), mediaCache.size()]).then(
      ([files]) => {
        for (const { name } of files) present.add(name);
      },
      () => {
        seen = undefined;
      },
    );
    return seen;
  };
  const entryOf = async (address: string) => {
    const file = await folder.read(nameOf(address)).catch(() => undefined);
    const entry = file && decodeEntry(file.content);
    if (file !== undefined && entry === undefined) log('warn', 'saved-media.damaged', { bytes: file.content.length });
    return file && entry && { entry, size: file.content.length, checkedAt: file.checkedAt };
  };
  const removeAll = async (addresses: readonly string[], before: (address: string) => Promise<void>) => {
    for (const address of addresses) if (!claimed.has(address)) leaving.add(address);
    for (const address of addresses) {
      if (!leaving.has(address)) continue;
      await before(address);
      // Somebody may want it since.
      if (!leaving.delete(address)) continue;
      const removed = folder.remove(nameOf(address)).catch(() => log('warn', 'saved-media.not-removed'));
      going.set(address, removed);
      await removed;
      going.delete(address);
    }
  };

  return {
    async read(address) {
      const found = await entryOf(address);
      return found && { ...found.entry, checkedAt: found.checkedAt };
    },
    async claim(address) {
      claimOne(address);
      await going.get(address);
      await look();
      const found = present.has(nameOf(address)) ? await entryOf(address) : undefined;
      if (found !== undefined) return { is: found.entry.brought ? 'brought' : 'saved', size: found.size };
      const held = coming.get(address);
      if (held !== undefined) return { is: 'read', entry: held };
      const kept = await mediaCache.read(address, { unmarked: true });
      if (kept === undefined) return { is: 'missing' };
      const { checkedAt: _checkedAt, ...entry } = kept;
      taken.add(address);
      return { is: 'read', entry };
    },
    async bring(address, entry) {
      claimOne(address);
      await going.get(address);
      await look();
      const name = nameOf(address);
      if (present.has(name) && (await entryOf(address)) !== undefined) return;
      const kept = await mediaCache.read(address, { unmarked: true });
      const { checkedAt, ...known } = kept ?? { ...entry, brought: true, checkedAt: clock.now() };
      await folder.write(name, encodeEntry(known), checkedAt);
      present.add(name);
      if (kept !== undefined) taken.add(address);
    },
    hold: (address, entry) => void coming.set(address, entry),
    added(addresses) {
      for (const address of addresses) {
        present.add(nameOf(address));
        if (taken.delete(address)) mediaCache.drop(address);
      }
    },
    putAside: mediaCache.keep,
    replace: (address, entry) => folder.write(nameOf(address), encodeEntry(entry), clock.now()),
    settled(addresses) {
      for (const address of addresses) {
        const left = (claimed.get(address) ?? 0) - 1;
        if (left > 0) {
          claimed.set(address, left);
        } else {
          claimed.delete(address);
          coming.delete(address);
        }
      }
    },
    confirm(address) {
      folder.touch(nameOf(address), clock.now(), clock.now()).catch(() => log('warn', 'saved-media.not-touched'));
    },
    giveBack: (addresses) =>
      removeAll(addresses, async (address) => {
        const found = await entryOf(address);
        // What no server has vouched for stands in for nothing that is read.
        if (found !== undefined && !found.entry.brought) mediaCache.keep(address, found.entry);
      }),
    forget: (addresses) => removeAll(addresses, async (address) => mediaCache.drop(address)),
    async tidy(held) {
      try {
        const names = new Set([...held, ...claimed.keys()].map(nameOf));
        const files = await folder.list();
        // Asked again: what was claimed while the folder was read is wanted.
        for (const address of claimed.keys()) names.add(nameOf(address));
        present.clear();
        for (const { name } of files) {
          if (names.has(name)) present.add(name);
          else await folder.remove(name);
        }
      } catch (error) {
        log('warn', 'saved-media.not-tidied', {
          code: error instanceof Error && 'code' in error ? String(error.code) : '',
        });
      }
    },
  };
}

/** The file of a picture, and its size in bytes. */
export function mediaFile(address: string, entry: MediaEntry): MediaFile & { readonly size: number } {
  const parts = encodeEntry(entry);
  return { name: nameOf(address), parts, size: parts.reduce((size, part) => size + part.byteLength, 0) };
}

/** SECURITY: a file's name does not say what somebody has read. */
function nameOf(address: string): string {
  return hash('sha256', address);
}
