/** About three times the text of the longest articles there are, in bytes of UTF-8. */
const LONGEST = 4_000_000;
const PIECE = 16 * 1024;
/** The most bytes of UTF-8 that a unit of UTF-16 becomes. */
const WIDEST = 3;

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
  let bytes = Buffer.allocUnsafe(4 * PIECE);
  let size = 0;
  let last = '';
  let broken = true;

  const keep = () => {
    if (size < LONGEST) {
      const most = size + last.length * WIDEST;
      if (most > bytes.length) {
        const larger = Buffer.allocUnsafe(2 * most);
        bytes.copy(larger, 0, 0, size);
        bytes = larger;
      }
      size += bytes.write(last, size);
    }
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
      return bytes.toString('utf8', 0, size).trim();
    },
  };
}
