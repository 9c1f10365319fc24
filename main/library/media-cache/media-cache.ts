import { hash } from 'node:crypto';
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
/** So long after everything was forgotten nothing is kept: what comes now was asked for before. */
const FORGETTING_MS = 10_000;
/** How long a disk that refused is left alone. */
const PAUSE_MS = 5 * 60_000;

export type KeptMedia = MediaEntry & {
  /** When it was last known to be what the server has, ms since the epoch. */
  readonly checkedAt: number;
};

/** Pictures and recordings that were read, on disk. Nothing here rejects: a cache that fails is an empty one. */
export type MediaCache = {
  /** The bytes are shared: nobody writes into them. `unmarked`: nothing says afterwards that it was read. */
  readonly read: (
    address: string,
    options?: { readonly unmarked?: boolean | undefined },
  ) => Promise<KeptMedia | undefined>;
  /** Keeps it, behind the caller's back; not what is larger than `largest`. */
  readonly keep: (address: string, entry: MediaEntry) => void;
  /** The server said that it has not changed. */
  readonly confirm: (address: string) => void;
  /** The server said that there is no such thing any more. */
  readonly drop: (address: string) => void;
  /** In bytes. */
  readonly largest: number;
  /** What all of it takes, in bytes; 0 where that cannot be found out. */
  readonly size: () => Promise<number>;
  /** Lets the oldest go until the bound holds, which may be another than before. */
  readonly trim: () => Promise<void>;
  /** Forgets everything, and for some seconds keeps nothing that was asked for before. Rejects as the file system does. */
  readonly forget: () => Promise<void>;
  /** Resolves when nothing is left to be written. */
  readonly settled: () => Promise<void>;
};

export type MediaCacheDeps = {
  readonly folder: CacheFolder;
  readonly clock: Clock;
  readonly log: Log;
  /** In bytes, 256 MiB by default; asked for whenever something is kept. */
  readonly bound?: (() => number) | undefined;
};

export function createMediaCache({ folder, clock, log, bound = () => DEFAULT_BOUND }: MediaCacheDeps): MediaCache {
  const order = createReadOrder();
  let listed: Promise<void> | undefined;
  let work: Promise<void> = Promise.resolve();
  let waiting = 0;
  let pausedUntil = 0;
  let keepsFrom = 0;
  let said = false;
  let isListed = false;

  const list = (): Promise<void> => {
    listed ??= folder.list().then(
      (files) => {
        order.begin(files);
        isListed = true;
      },
      (error: unknown) => {
        listed = undefined;
        throw error;
      },
    );
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
    await removeOldest();
  };
  const removeOldest = async () => {
    for (const old of order.beyond(bound())) await remove(old);
  };
  const largest = () => Math.min(LARGEST, Math.floor(bound() / 4));

  return {
    get largest() {
      return largest();
    },
    settled: () => work,
    size: () => list().then(order.total, () => 0),
    forget() {
      keepsFrom = clock.monotonic() + FORGETTING_MS;
      const cleared = work.then(async () => {
        await folder.clear();
        order.clear();
      });
      work = cleared.catch(() => {});
      return cleared;
    },
    trim() {
      enqueue(removeOldest);
      return work;
    },
    async read(address, { unmarked = false } = {}) {
      const name = nameOf(address);
      if (isListed && !order.has(name)) return undefined;
      const file = await folder.read(name).catch(() => undefined);
      if (file === undefined) return undefined;
      const entry = decodeEntry(file.content);
      if (entry === undefined) {
        log('warn', 'media-cache.damaged', { bytes: file.content.length });
        enqueue(() => remove(name));
        return undefined;
      }
      if (unmarked) return { ...entry, checkedAt: file.checkedAt };
      const now = clock.now();
      const before = order.used(name, file.content.length, now);
      if (before === undefined || now - before > TOUCH_MS) enqueue(() => folder.touch(name, now, file.checkedAt));
      return { ...entry, checkedAt: file.checkedAt };
    },
    keep(address, entry) {
      const size = entry.bytes.byteLength;
      if (clock.monotonic() < keepsFrom || size > largest() || waiting + size > MOST_WAITING) return;
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
  return hash('sha256', address);
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((size, part) => size + part.byteLength, 0);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
