import { decodeValue } from './character-references.ts';
import type { Attributes } from './tokens.ts';

/** Attributes that some rule of the engine reads. All others (`data-mw` alone is a fifth of a document) are never even copied. */
const OTHERS: readonly string[] = (
  'lang dir hidden src srcset poster alt width height type resource ' +
  'colspan rowspan scope headers abbr span start reversed value datetime open aria-hidden aria-label ' +
  'data-mw-section-id data-mw-group data-file-type data-file-width data-file-height border role cite ' +
  'display alttext mathvariant displaystyle scriptlevel stretchy fence separator accent accentunder lspace rspace ' +
  'minsize maxsize movablelimits symmetric largeop linethickness depth voffset columnalign rowalign columnspacing ' +
  'rowspacing columnlines rowlines columnspan notation encoding form data-mw-deduplicate mathcolor mathbackground'
).split(' ');
const USUAL: readonly string[] = 'id class href rel title typeof'.split(' ');
/** Those that say how an element looks. */
const LOOKS: readonly string[] = 'style bgcolor color align valign nowrap'.split(' ');

/** A name that is read, always the same object: comparing it and looking it up costs nothing. */
export type ReadName = { readonly name: string; readonly kind: 'usual' | 'looks' | 'other' };

const READ: ReadonlyMap<string, ReadName> = new Map(
  [
    ...USUAL.map((name): ReadName => ({ name, kind: 'usual' })),
    ...LOOKS.map((name): ReadName => ({ name, kind: 'looks' })),
    ...OTHERS.map((name): ReadName => ({ name, kind: 'other' })),
  ].map((read) => [read.name, read]),
);

/** Longer values are those of no honest document, and would only fill the memory. */
export const LONGEST_VALUE = 256 * 1024;

export type AttributeStore = Attributes & {
  /** @param value as it stands in the source. */
  readonly add: (name: ReadName, value: string) => void;
  readonly clear: () => void;
};

/** @returns undefined for a name that nobody reads. */
export function readName(name: string): ReadName | undefined {
  return READ.get(name);
}

export function createAttributeStore(): AttributeStore {
  const names: string[] = [];
  const values: string[] = [];
  let count = 0;
  let looks = false;
  let others = false;
  return {
    // The HTML Standard keeps the first of two attributes of one name; so does looking from the front.
    get: (name) => {
      for (let at = 0; at < count; at++) if (names[at] === name) return values[at];
      return undefined;
    },
    hasLooks: () => looks,
    hasOthers: () => others,
    add: (read, value) => {
      if (read.kind === 'looks') looks = true;
      else if (read.kind === 'other') others = true;
      names[count] = read.name;
      values[count] = decodeValue(value);
      count++;
    },
    clear: () => {
      count = 0;
      looks = false;
      others = false;
    },
  };
}
