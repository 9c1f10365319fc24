import { APOSTROPHE, GREATER, isSpaceCode, QUOTE } from './codes.ts';

/** Longer values are those of no honest document, and would only fill the memory. */
export const LONGEST_VALUE = 256 * 1024;

export type ValueReader = {
  /** Begins after the equals sign. @param wanted whether somebody reads the value. */
  readonly start: (wanted: boolean) => void;
  /** Reads on at `at`. Answers where the value has ended, or -1 when the chunk did first. */
  readonly read: (chunk: string, at: number) => number;
  /** As it stands in the source; undefined when nobody wants it or it is too long. */
  readonly value: () => string | undefined;
};

/** Values that are not plainly written, or cut. Rules: HTML Standard, from "Before attribute value state" on. */
export function createValueReader(): ValueReader {
  let step: 'before' | 'quoted' | 'unquoted' = 'before';
  let value: string | undefined;
  let quote = '"';

  const keep = (chunk: string, from: number, to: number) => {
    if (value === undefined) return;
    value += chunk.slice(from, to);
    if (value.length > LONGEST_VALUE) value = undefined;
  };
  const readQuoted = (chunk: string, at: number): number => {
    const end = chunk.indexOf(quote, at);
    keep(chunk, at, end < 0 ? chunk.length : end);
    return end < 0 ? -1 : end + 1;
  };
  const readUnquoted = (chunk: string, from: number): number => {
    let at = from;
    for (; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === GREATER || isSpaceCode(code)) break;
    }
    keep(chunk, from, at);
    return at < chunk.length ? at : -1;
  };
  const readFirst = (chunk: string, from: number): number => {
    let at = from;
    while (at < chunk.length && isSpaceCode(chunk.charCodeAt(at))) at++;
    if (at === chunk.length) return -1;
    const code = chunk.charCodeAt(at);
    // A tag that ends here gives the attribute no value.
    if (code === GREATER) return at;
    step = code === QUOTE || code === APOSTROPHE ? 'quoted' : 'unquoted';
    if (step === 'unquoted') return readUnquoted(chunk, at);
    quote = code === QUOTE ? '"' : "'";
    return readQuoted(chunk, at + 1);
  };

  return {
    start: (wanted) => {
      step = 'before';
      value = wanted ? '' : undefined;
    },
    read: (chunk, at) => {
      if (step === 'quoted') return readQuoted(chunk, at);
      return step === 'unquoted' ? readUnquoted(chunk, at) : readFirst(chunk, at);
    },
    value: () => value,
  };
}
