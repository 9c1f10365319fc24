/** About three times the text of the longest articles there are, in bytes of UTF-8. */
const LONGEST = 4_000_000;
const PIECE = 16 * 1024;

export type PlainText = {
  readonly add: (text: string) => void;
  /** A block has ended: what follows stands on a line of its own. */
  readonly endLine: () => void;
  readonly text: () => string;
};

/**
 * The text of a document for a search: a line for each block, no marks, no notes. Bounded.
 * It is kept as bytes: a string cut out of a chunk of the source would keep the whole chunk in memory.
 */
export function createPlainText(): PlainText {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let last = '';
  let broken = true;

  const keep = () => {
    const piece = encoder.encode(last);
    if (size < LONGEST) pieces.push(piece);
    size += piece.byteLength;
    last = '';
  };
  return {
    add: (text) => {
      last += text;
      broken = false;
      if (last.length > PIECE) keep();
    },
    endLine: () => {
      if (!broken) last += '\n';
      broken = true;
    },
    text: () => {
      keep();
      return Buffer.concat(pieces).toString('utf8').trim();
    },
  };
}
