import { fold } from './fold.ts';

/**
 * Scripts that put no spaces between words, and Hangul, which puts them between more than words. Their text is cut
 * into pairs of neighbours: whatever is asked for is found wherever it stands, in whatever word, by any version of
 * anything. A segmenter with a dictionary would find what it takes for words, and something else after each update.
 */
const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\u30fc\\p{sc=Bopo}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}';
const LETTER = '\\p{L}\\p{M}\\p{N}';
const RUN = new RegExp(`(?=[${LETTER}])[${UNSPACED}]+`, 'gu');
const RUN_OR_WORD = new RegExp(`(?<run>(?:(?=[${LETTER}])[${UNSPACED}])+)|(?:(?![${UNSPACED}])[${LETTER}])+`, 'gu');
/** What SQLite's `ascii` tokenizer would take for a letter and is none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it says
const OTHER = /[^\p{L}\p{M}\p{N}\x00-\x7f]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it says
const ASCII = /^[\x00-\x7f]*$/;

/** Text as the index takes it: folded, with a space wherever a word ends. */
export function indexedText(text: string): string {
  const folded = fold(text);
  if (ASCII.test(folded)) return folded;
  return folded.replace(OTHER, ' ').replace(RUN, (run) => ` ${[...pairs(run), lastOf(run)].join(' ')} `);
}

/** A word, or a run of a script without spaces; folded. */
export type Piece = { readonly text: string; readonly isRun: boolean };

export function piecesOf(text: string): readonly Piece[] {
  return [...fold(text).matchAll(RUN_OR_WORD)].map((match) => ({
    text: match[0],
    isRun: match.groups?.['run'] !== undefined,
  }));
}

/** `東京都` → `東京`, `京都`: what a run is found by. One sign alone has none. */
export function pairs(run: string): readonly string[] {
  const signs = [...run];
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
}

/** The last sign of a run stands alone as well, so that what begins with it is found there, too. */
function lastOf(run: string): string {
  return [...run].at(-1) ?? '';
}
