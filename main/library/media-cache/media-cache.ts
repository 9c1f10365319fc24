import { createHash } from 'node:crypto';
import type { Clock, Log } from '../../ports.ts';
import type { CacheFolder } from './cache-folder.ts';
import { decodeEntry, encodeEntry, type MediaEntry } from './entry-format.ts';
import { createReadOrder } from './read-order.ts';

const MEGABYTE = 1024 * 1024;
const DEFAULT_BOUND = 256 * MEGABYTE;
/** A film would push out a thousand pictures, and an entry is in memory as a whole when it is read. */
const LARGEST = 16 * MEGABYTE;
/** What waits for a slow disk is in memory. */
const MOST_WAITING = 32 * MEGABYTE;
/** How exactly the order of reading is kept on disk: a write for each picture of each page would wear it out for nothing. */
const TOUCH_MS = 60 * 60_000;
/** How long a disk that refused is left alone. */
const PAUSE_MS = 5 * 60_000;

export type KeptMedia = MediaEntry & {
  /** When it was last known to be what the server has, ms since the epoch. */
  readonly checkedAt: number;
};

/** Pictures and recordings that were read, on disk. Nothing here rejects: a cache that fails is an empty one. */
export type MediaCache = {
  /** The bytes are shared: nobody writes into them. */
  readonly read: (address: string) => Promise<KeptMedia | undefined>;
  /** Keeps it, behind the caller's back; not what is larger than `largest`. */
  readonly keep: (address: string, entry: MediaEntry) => void;
  /** The server said that it has not changed. */
  readonly confirm: (address: string) => void;
  /** The server said that there is no such thing any more. */
  readonly drop: (address: string) => void;
  /** In bytes. */
  readonly largest: number;
  /** Resolves when nothing is left to be written. */
  readonly settled: () => Promise<void>;
};

export type MediaCacheDeps = {
  readonly folder: CacheFolder;
  readonly clock: Clock;
  readonly log: Log;
  /** In bytes, 256 MiB by default. */
  readonly bound?: number | undefined;
};

export function createMediaCache({ folder, clock, log, bound = DEFAULT_BOUND }: MediaCacheDeps): MediaCache {
  const order = createReadOrder();
  const largest = Math.min(LARGEST, Math.floor(bound / 4));
  let listed: Promise<void> | undefined;
  let work: Promise<void> = Promise.resolve();
  let waiting = 0;
  let pausedUntil = 0;
  let said = false;

  const list = (): Promise<void> => {
    listed ??= folder.list().then(order.begin, (error: unknown) => {
      listed = undefined;
      throw error;
    });
    return listed;
  };
  /** One after the other: the disk has pages to write, too. */
  const enqueue = (job: () => Promise<void>) => {
    work = work.then(async () => {
      if (clock.now() < pausedUntil) return;
      try {
        await list();
        await job();
      } catch (error) {
        pausedUntil = clock.now() + PAUSE_MS;
        if (!said) log('warn', 'media-cache.unwritable', { code: codeOf(error) });
        said = true;
      }
    });
  };
  const remove = async (name: string) => {
    await folder.remove(name);
    order.gone(name);
  };
  const store = async (name: string, entry: MediaEntry) => {
    const parts = encodeEntry(entry);
    await folder.write(name, parts, clock.now());
    order.used(name, sizeOf(parts), clock.now());
    for (const old of order.beyond(bound)) await remove(old);
  };

  return {
    largest,
    settled: () => work,
    async read(address) {
      const name = nameOf(address);
      const file = await folder.read(name).catch(() => undefined);
      if (file === undefined) return undefined;
      const entry = decodeEntry(file.content);
      if (entry === undefined) {
        log('warn', 'media-cache.damaged', { bytes: file.content.length });
        enqueue(() => remove(name));
        return undefined;
      }
      const now = clock.now();
      const before = order.used(name, file.content.length, now);
      if (before === undefined || now - before > TOUCH_MS) enqueue(() => folder.touch(name, now, file.checkedAt));
      return { ...entry, checkedAt: file.checkedAt };
    },
    keep(address, entry) {
      const size = entry.bytes.byteLength;
      if (size > largest || waiting + size > MOST_WAITING) return;
      waiting += size;
      enqueue(() => store(nameOf(address), entry));
      work = work.finally(() => {
        waiting -= size;
      });
    },
    confirm: (address) => enqueue(() => folder.touch(nameOf(address), clock.now(), clock.now())),
    drop: (address) => enqueue(() => remove(nameOf(address))),
  };
}

/** SECURITY: a file's name does not say what somebody has read. */
function nameOf(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((size, part) => size + part.byteLength, 0);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
