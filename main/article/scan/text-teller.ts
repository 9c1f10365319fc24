import { decodeText } from './character-references.ts';
import type { TokenEvents } from './tokens.ts';

export type TextTeller = {
  /** Another chunk. */
  readonly begin: (chunk: string) => void;
  /** Tells what stands between two places of the chunk. @param nul what becomes of NUL there. */
  readonly tell: (from: number, to: number, references: boolean, nul: '' | '\ufffd') => void;
};

/** Text as it is meant. Whether a chunk holds anything to be replaced is asked of the chunk, not of every text in it. */
export function createTextTeller(events: TokenEvents): TextTeller {
  let chunk = '';
  let holdsNul = false;
  /** Where the next reference may be, as far as that has been asked. */
  let nextReference = -1;

  const holdsReference = (from: number, to: number): boolean => {
    if (nextReference < from) {
      const next = chunk.indexOf('&', from);
      nextReference = next < 0 ? chunk.length : next;
    }
    return nextReference < to;
  };
  return {
    begin: (source) => {
      chunk = source;
      holdsNul = chunk.includes('\0');
      nextReference = -1;
    },
    tell: (from, to, references, nul) => {
      if (to <= from || events.isDeaf()) return;
      const text = chunk.slice(from, to);
      // References first: a NUL ends one that lacks its semicolon, and none stands for a NUL.
      const meant = references && holdsReference(from, to) ? decodeText(text) : text;
      const clean = holdsNul && meant.includes('\0') ? meant.replaceAll('\0', nul) : meant;
      if (clean !== '') events.text(clean);
    },
  };
}
