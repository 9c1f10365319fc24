/** About three times the text of the longest articles there are. */
const LONGEST = 2_000_000;

export type PlainText = {
  readonly add: (text: string) => void;
  /** A block has ended: what follows stands on a line of its own. */
  readonly endLine: () => void;
  readonly text: () => string;
};

/** The text of a document for a search: a line for each block, no marks, no notes. Bounded. */
export function createPlainText(): PlainText {
  let kept = '';
  let broken = true;
  return {
    add: (text) => {
      if (kept.length >= LONGEST) return;
      kept += text;
      broken = false;
    },
    endLine: () => {
      if (!broken) kept += '\n';
      broken = true;
    },
    text: () => kept.slice(0, LONGEST).trim(),
  };
}
