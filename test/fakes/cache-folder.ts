import type { CacheFolder } from '../../main/library/media-cache/cache-folder.ts';

export type FakeCacheFolder = CacheFolder & {
  /** The files by name, to look at or to damage. */
  readonly files: Map<string, { content: Buffer; readAt: number; checkedAt: number }>;
  /** From now on what changes the folder fails with this code; undefined mends it. */
  readonly breakWrites: (code: 'ENOSPC' | 'EROFS' | undefined) => void;
  /** How many changes were tried. */
  readonly changes: () => number;
};

/** A folder in memory. */
export function createFakeCacheFolder(): FakeCacheFolder {
  const files: FakeCacheFolder['files'] = new Map();
  let broken: string | undefined;
  let changes = 0;
  const change = (make: () => void): Promise<void> => {
    changes += 1;
    if (broken !== undefined)
      return Promise.reject(Object.assign(new Error(broken), { code: broken, syscall: 'write' }));
    make();
    return Promise.resolve();
  };
  return {
    files,
    changes: () => changes,
    breakWrites: (code) => {
      broken = code;
    },
    list: async () => [...files].map(([name, { content, ...times }]) => ({ name, size: content.length, ...times })),
    read: async (name) => files.get(name),
    write: (name, parts, at) =>
      change(() => files.set(name, { content: Buffer.concat([...parts]), readAt: at, checkedAt: at })),
    touch: (name, readAt, checkedAt) =>
      change(() => {
        const file = files.get(name);
        if (file !== undefined) files.set(name, { ...file, readAt, checkedAt });
      }),
    clear: () => change(() => files.clear()),
    remove: (name) => change(() => files.delete(name)),
  };
}
