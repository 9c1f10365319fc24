import type { CacheFile } from './cache-folder.ts';

/** What is in the cache, the least recently read first, and how much room it takes. */
export type ReadOrder = {
  /** Takes in what was there before. What was read meanwhile stays the most recent. */
  readonly begin: (files: readonly CacheFile[]) => void;
  /** Read or written now. Answers when it was read before, in ms since the epoch; undefined when that is not known. */
  readonly used: (name: string, size: number, now: number) => number | undefined;
  readonly has: (name: string) => boolean;
  readonly gone: (name: string) => void;
  /** Nothing is in the cache any more. */
  readonly clear: () => void;
  /** What is in it, in bytes. */
  readonly total: () => number;
  /** The names to remove, until the rest takes no more than `bound` bytes. */
  readonly beyond: (bound: number) => readonly string[];
};

type Place = { readonly size: number; readonly readAt: number };

export function createReadOrder(): ReadOrder {
  // A Map keeps the order in which its keys came.
  let places = new Map<string, Place>();
  let total = 0;

  const gone = (name: string) => {
    total -= places.get(name)?.size ?? 0;
    places.delete(name);
  };
  const put = (name: string, place: Place) => {
    gone(name);
    places.set(name, place);
    total += place.size;
  };

  return {
    gone,
    has: (name) => places.has(name),
    total: () => total,
    clear() {
      places = new Map();
      total = 0;
    },
    begin(files) {
      const meanwhile = places;
      places = new Map();
      total = 0;
      for (const { name, ...place } of files.toSorted((one, other) => one.readAt - other.readAt)) put(name, place);
      for (const [name, place] of meanwhile) put(name, place);
    },
    used(name, size, now) {
      const before = places.get(name)?.readAt;
      put(name, { size, readAt: now });
      return before;
    },
    beyond(bound) {
      const names: string[] = [];
      let left = total;
      for (const [name, { size }] of places) {
        if (left <= bound) break;
        names.push(name);
        left -= size;
      }
      return names;
    },
  };
}
