import { ownString } from '../scan/own-string.ts';

export type Captures = {
  /** @param longest in characters; what comes after is left out. */
  readonly open: (longest: number) => void;
  readonly add: (text: string) => void;
  /** The text since the innermost `open`, white space collapsed and trimmed. */
  readonly close: () => string;
};

/** White space that is not one space: what is told has been collapsed before, and seldom needs it again. */
const RUN = /\s{2}|[^\S ]/;

/** Text of what is open, of the outer as well as of the inner. */
export function createCaptures(): Captures {
  const open: { text: string; readonly longest: number }[] = [];
  return {
    open: (longest) => void open.push({ text: '', longest }),
    add: (text) => {
      for (const capture of open) {
        const left = capture.longest - capture.text.length;
        if (left > 0) capture.text += text.length > left ? text.slice(0, left) : text;
      }
    },
    close: () => {
      const text = open.pop()?.text ?? '';
      return ownString((RUN.test(text) ? text.replace(/\s+/g, ' ') : text).trim());
    },
  };
}
