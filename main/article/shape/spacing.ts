/** White space as HTML sees it: a run of it is one space (CSS Text, "White Space Processing"), wherever the chunks are cut. */

const RUN = /[\t\n\f\r ]{2,}/g;
const HAS_RUN = /[\t\n\f\r ]{2}/;

export function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f';
}

export type Spacing = {
  /** The text with each run of white space cut to its first character, counting what came before. */
  readonly collapse: (text: string) => string;
  /** A block begins or ends here, or a line: white space that follows means nothing. */
  readonly afterBreak: () => void;
  /** Something that is not text stands here: white space that follows counts. */
  readonly afterObject: () => void;
};

export function createSpacing(): Spacing {
  let spaceBefore = true;
  return {
    collapse: (text) => {
      let collapsed = HAS_RUN.test(text) ? text.replace(RUN, (run) => run.charAt(0)) : text;
      if (spaceBefore && isSpace(collapsed[0])) collapsed = collapsed.slice(1);
      if (collapsed !== '') spaceBefore = isSpace(collapsed.at(-1));
      return collapsed;
    },
    afterBreak: () => {
      spaceBefore = true;
    },
    afterObject: () => {
      spaceBefore = false;
    },
  };
}
