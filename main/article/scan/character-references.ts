import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';

/** The longest name is 33 characters with `&` and `;`; nobody writes numbers with that many zeros. */
const LONGEST = 64;
const UNFINISHED = /&(?:#?[0-9A-Za-z]*)$/;

/** Text with its character references replaced (HTML Standard, "Character reference state"). Most text holds none. */
export function decodeText(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}

/**
 * The same in an attribute's value, where `&copy=1` is no reference: addresses are full of that. NUL becomes U+FFFD.
 * @param nul whether there may be one: that is asked of a chunk, not of every value in it.
 */
export function decodeValue(value: string, nul: boolean): string {
  const clean = nul && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  return clean.includes('&') ? decodeHTMLAttribute(clean) : clean;
}

/** How many characters at the end of a piece of text may be the beginning of a reference that the next piece ends. */
export function unfinishedReference(chunk: string, start: number): number {
  const tail = chunk.slice(Math.max(start, chunk.length - LONGEST));
  return UNFINISHED.exec(tail)?.[0].length ?? 0;
}
