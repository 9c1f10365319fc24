import { decodeValue } from './character-references.ts';
import type { Attributes } from './tokens.ts';

/** Attributes that some rule of the engine reads. All others (`data-mw` alone is a fifth of a document) are never even copied. */
const PLAIN: readonly string[] = (
  'id class title lang dir hidden rel typeof href src srcset poster alt width height type resource ' +
  'colspan rowspan scope headers abbr span start reversed value datetime open aria-hidden aria-label ' +
  'data-mw-section-id data-mw-group data-file-type data-file-width data-file-height border role cite ' +
  'display alttext mathvariant displaystyle scriptlevel stretchy fence separator accent accentunder lspace rspace ' +
  'minsize maxsize movablelimits symmetric largeop linethickness depth voffset columnalign rowalign columnspacing ' +
  'rowspacing columnlines rowlines columnspan notation encoding form data-mw-deduplicate mathcolor mathbackground'
).split(' ');
/** Those that say how an element looks. */
const LOOKS: readonly string[] = 'style bgcolor color align valign nowrap'.split(' ');

/** A name that is read, always the same object: comparing it and looking it up costs nothing. */
export type ReadName = { readonly name: string; readonly looks: boolean };

const READ: ReadonlyMap<string, ReadName> = new Map(
  [...PLAIN, ...LOOKS].map((name) => [name, { name, looks: LOOKS.includes(name) }]),
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
  return {
    // The HTML Standard keeps the first of two attributes of one name; so does looking from the front.
    get: (name) => {
      for (let at = 0; at < count; at++) if (names[at] === name) return values[at];
      return undefined;
    },
    hasLooks: () => looks,
    add: (read, value) => {
      if (read.looks) looks = true;
      names[count] = read.name;
      values[count] = decodeValue(value);
      count++;
    },
    clear: () => {
      count = 0;
      looks = false;
    },
  };
}
