import type { AttributeStore } from './attribute-store.ts';
import { APOSTROPHE, DASH, EQUALS, QUOTE } from './codes.ts';
import { findAttribute } from './known-names.ts';
import { LONGEST_VALUE } from './value-reader.ts';

const SPACE = 0x20;
const LOWER_A = 0x61;
const LOWER_Z = 0x7a;

/**
 * Reads attributes as programs write them: one space, a name in lower case, the value in quotation marks. Nearly all are such.
 * @param from where the tag's name or an attribute has ended.
 * @param attributes undefined when nobody reads them.
 * @returns where the first begins that is written otherwise, or not to its end in this chunk; or where the tag goes on.
 */
export function readPlainAttributes(chunk: string, from: number, attributes: AttributeStore | undefined): number {
  let at = from;
  while (chunk.charCodeAt(at) === SPACE) {
    const start = at + 1;
    const end = nameEnd(chunk, start);
    if (end === start || chunk.charCodeAt(end) !== EQUALS) return at;
    const mark = chunk.charCodeAt(end + 1);
    if (mark !== QUOTE && mark !== APOSTROPHE) return at;
    const value = end + 2;
    const to = chunk.indexOf(mark === QUOTE ? '"' : "'", value);
    if (to < 0) return at;
    const read = attributes && findAttribute(chunk, start, end);
    if (read && to - value <= LONGEST_VALUE) attributes.add(read, chunk, value, to);
    at = to + 1;
  }
  return at;
}

function nameEnd(chunk: string, start: number): number {
  let at = start;
  for (;;) {
    const code = chunk.charCodeAt(at);
    if (!(code >= LOWER_A && code <= LOWER_Z) && code !== DASH) return at;
    at++;
  }
}
