import { decodeValue } from './character-references.ts';
import type { ReadName } from './known-names.ts';
import type { Attributes } from './tokens.ts';

const LONGEST_NUMBER = 7;

export type AttributeStore = Attributes & {
  /** The value stands in `source` from `from` to `to`. It is cut out and decoded when somebody asks for it. */
  readonly add: (name: ReadName, source: string, from: number, to: number) => void;
  readonly clear: () => void;
};

export function createAttributeStore(): AttributeStore {
  const names: string[] = [];
  const values: (string | undefined)[] = [];
  const sources: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let count = 0;
  let numbered = false;
  let more = false;
  let looks = false;
  let others = false;
  /** The chunk that was last asked whether it holds a NUL. */
  let asked = '';
  let holdsNul = false;

  /** A value that was put together is a source of its own, and asked by itself. */
  const mayHoldNul = (source: string, isWhole: boolean): boolean => {
    if (isWhole) return true;
    if (source !== asked) {
      asked = source;
      holdsNul = source.includes('\0');
    }
    return holdsNul;
  };
  const valueAt = (at: number): string => {
    const known = values[at];
    if (known !== undefined) return known;
    const source = sources[at] ?? '';
    const value = decodeValue(source.slice(starts[at], ends[at]), mayHoldNul(source, ends[at] === source.length));
    values[at] = value;
    return value;
  };
  return {
    get: (name) => {
      for (let at = 0; at < count; at++) if (names[at] === name) return valueAt(at);
      return undefined;
    },
    isNumbered: () => numbered,
    hasMore: () => more,
    hasLooks: () => looks,
    hasOthers: () => others,
    add: (read, source, from, to) => {
      // The HTML Standard keeps the first of two attributes of one name; and a tag may hold a million.
      for (let at = 0; at < count; at++) if (names[at] === read.name) return;
      if (read.kind !== 'common') more = true;
      else if (read.name === 'id') numbered = isNumber(source, from, to);
      if (read.kind === 'looks') looks = true;
      else if (read.kind === 'other') others = true;
      names[count] = read.name;
      values[count] = undefined;
      sources[count] = source;
      starts[count] = from;
      ends[count] = to;
      count++;
    },
    clear: () => {
      count = 0;
      numbered = false;
      more = false;
      looks = false;
      others = false;
    },
  };
}

function isNumber(source: string, from: number, to: number): boolean {
  return to - from <= LONGEST_NUMBER && source.startsWith('mw', from);
}
