import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the cache's folder. Times in ms since the epoch. */
export type CacheFile = {
  readonly name: string;
  readonly size: number;
  /** When it was last read. */
  readonly readAt: number;
  /** When its content was last known to be current. */
  readonly checkedAt: number;
};

/** What the cache asks of the file system. Names are plain file names; every method may reject with a system error. */
export type CacheFolder = {
  /** What is there. Makes the folder, and clears away what a crash left half-written. */
  readonly list: () => Promise<readonly CacheFile[]>;
  /** Undefined when there is no such file. */
  readonly read: (name: string) => Promise<{ readonly content: Buffer; readonly checkedAt: number } | undefined>;
  /** Whole or not at all, read and checked at `at`. */
  readonly write: (name: string, parts: readonly Uint8Array[], at: number) => Promise<void>;
  readonly touch: (name: string, readAt: number, checkedAt: number) => Promise<void>;
  /** Removes all that is in the folder, whatever it is. */
  readonly clear: () => Promise<void>;
  /** Nothing when there is no such file. */
  readonly remove: (name: string) => Promise<void>;
};

/** SHA-256 in hexadecimal: in letters of one case, for file systems that know no other. */
const ENTRY = /^[0-9a-f]{64}$/;
const HALF_WRITTEN = '.part';
const AT_ONCE = 32;

/**
 * A folder on disk. A file's access time says when it was read, its modification time when it was checked: set by hand,
 * so that they hold on volumes that keep no access times.
 */
export function diskFolder(path: string): CacheFolder {
  return {
    async list() {
      // SECURITY: what somebody reads is theirs alone.
      await mkdir(path, { recursive: true, mode: 0o700 });
      const names = await readdir(path);
      const left = names.filter((name) => name.endsWith(HALF_WRITTEN));
      // On a volume that cannot be written to, what is there can still be read.
      await Promise.allSettled(left.map((name) => rm(join(path, name), { force: true })));
      const files: CacheFile[] = [];
      const entries = names.filter((name) => ENTRY.test(name));
      for (let at = 0; at < entries.length; at += AT_ONCE) {
        const some = await Promise.all(entries.slice(at, at + AT_ONCE).map((name) => describe(path, name)));
        files.push(...some.filter((file) => file !== undefined));
      }
      return files;
    },
    async read(name) {
      const file = await open(join(path, name), 'r').catch(unlessMissing);
      if (file === undefined) return undefined;
      try {
        const { mtimeMs } = await file.stat();
        return { content: await file.readFile(), checkedAt: mtimeMs };
      } finally {
        await file.close();
      }
    },
    async write(name, parts, at) {
      const half = join(path, `${randomUUID()}${HALF_WRITTEN}`);
      try {
        const file = await open(half, 'wx', 0o600);
        try {
          for (const part of parts) await file.writeFile(part);
          await file.utimes(at / 1000, at / 1000);
        } finally {
          await file.close();
        }
        await rename(half, join(path, name));
      } catch (error) {
        await rm(half, { force: true }).catch(() => {});
        throw error;
      }
    },
    touch: (name, readAt, checkedAt) => utimes(join(path, name), readAt / 1000, checkedAt / 1000),
    async clear() {
      const names = await readdir(path).catch(unlessMissing);
      await Promise.all((names ?? []).map((name) => rm(join(path, name), { recursive: true, force: true })));
    },
    remove: (name) => rm(join(path, name), { force: true }),
  };
}

async function describe(path: string, name: string): Promise<CacheFile | undefined> {
  const found = await stat(join(path, name)).catch(unlessMissing);
  if (!found?.isFile()) return undefined;
  return { name, size: found.size, readAt: found.atimeMs, checkedAt: found.mtimeMs };
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
