import { fold } from './fold.ts';
import { type Piece, pairs, piecesOf } from './words.ts';

/** What somebody typed, taken apart. */
export type Query = {
  /** Folded, as a whole: what a title may be, or start with. */
  readonly whole: string;
  /** All of them are wanted. */
  readonly terms: readonly Term[];
  /** One letter says too little to look through the text for it. */
  readonly namesOnly: boolean;
};

export type Term = {
  readonly pieces: readonly Piece[];
  /** The last word is still being typed. */
  readonly isStart: boolean;
};

const QUOTED = /"([^"]*)"?|[^"]+/g;
/** The index holds the beginnings of words that are this long; shorter ones would lead to every page. */
const SHORTEST_START = 3;

/** Words in quotation marks are wanted one after the other; of all others, each is wanted somewhere. */
export function parseQuery(input: string): Query {
  const terms: Term[] = [];
  for (const [part, quoted] of input.matchAll(QUOTED)) {
    const pieces = piecesOf(quoted ?? part);
    if (quoted === undefined) for (const piece of pieces) terms.push({ pieces: [piece], isStart: false });
    else if (pieces.length > 0) terms.push({ pieces, isStart: false });
  }
  const last = terms.at(-1);
  if (last !== undefined && isUnfinished(input, last)) terms.splice(-1, 1, { ...last, isStart: true });
  const [only, ...more] = terms.flatMap(({ pieces }) => pieces);
  const namesOnly = only === undefined || (more.length === 0 && [...only.text].length === 1);
  return { whole: fold(input).trim(), terms, namesOnly };
}

function isUnfinished(input: string, { pieces }: Term): boolean {
  return pieces.length === 1 && pieces[0]?.isRun === false && /[\p{L}\p{M}\p{N}]$/u.test(input);
}

/** For the index of names, which knows no order: all words of all terms. Undefined where nothing is asked for. */
export function namesExpression({ terms }: Query): string | undefined {
  const wanted = terms.flatMap(({ pieces, isStart }) =>
    pieces.flatMap(({ text, isRun }) => {
      if (!isRun) return [isStart ? startingWith(text) : word(text)];
      const signs = pairs(text);
      return signs.length === 0 ? [startingWith(text)] : signs.map(word);
    }),
  );
  return wanted.length === 0 ? undefined : wanted.join(' AND ');
}

/** For the index of texts: what each of the terms asks for, all of which is wanted. Empty where nothing is. */
export function textExpressions({ terms }: Query): readonly string[] {
  const known = terms.filter(({ isStart, pieces }) => !isStart || !isShort(pieces));
  const short = terms.find(({ isStart, pieces }) => isStart && isShort(pieces));
  const wanted = known.map(expressionOf);
  if (short !== undefined) {
    // Two letters of a word are no word yet: they lift a page that has them as a word, and hide none.
    const whole = short.pieces.map(({ text }) => word(text)).join(' ');
    wanted.push(wanted[0] === undefined ? whole : `(${whole} OR ${wanted[0]})`);
  }
  return wanted;
}

function isShort(pieces: Term['pieces']): boolean {
  return [...(pieces[0]?.text ?? '')].length < SHORTEST_START;
}

function expressionOf({ pieces, isStart }: Term): string {
  const [only, ...more] = pieces;
  if (only !== undefined && more.length === 0) {
    if (isStart || (only.isRun && pairs(only.text).length === 0)) return startingWith(only.text);
  }
  return word(pieces.flatMap(({ text, isRun }) => (isRun ? runWords(text) : [text])).join(' '));
}

function runWords(run: string): readonly string[] {
  const found = pairs(run);
  return found.length === 0 ? [run] : found;
}

/** SECURITY: words hold letters, marks and numbers only, so nothing in them can end the quotation. */
function word(text: string): string {
  return `"${text}"`;
}

function startingWith(text: string): string {
  return `"${text}" *`;
}
