/** Finds what is called by a part of a chunk, without cutting that part out. */
export type FindNamed<T> = (chunk: string, from: number, to: number) => T | undefined;

type Entry<T> = { readonly name: string; readonly value: T };

/** More than the letters of any name. */
const WIDTH = 32;

/** A table by first letter and length: in it hardly two names share a place, and most of what is no name finds an empty one. */
export function createNameTable<T>(names: Iterable<readonly [name: string, value: T]>): FindNamed<T> {
  const places: Entry<T>[][] = Array.from({ length: WIDTH * WIDTH }, () => []);
  for (const [name, value] of names) places[placeOf(name.charCodeAt(0), name.length)]?.push({ name, value });
  return (chunk, from, to) => {
    const place = places[placeOf(chunk.charCodeAt(from), to - from)];
    if (place === undefined) return undefined;
    for (const { name, value } of place) if (isAt(name, chunk, from, to)) return value;
    return undefined;
  };
}

function placeOf(first: number, length: number): number {
  return (first % WIDTH) * WIDTH + Math.min(length, WIDTH - 1);
}

function isAt(name: string, chunk: string, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) !== chunk.charCodeAt(from + at)) return false;
  return true;
}
