import type { MarkedText } from '../../../shared/models.ts';
import { fold, MARKS } from './fold.ts';
import type { Query } from './query.ts';

export type Excerpt = {
  readonly pieces: MarkedText;
  /** Where the first hit stands in the text, in UTF-16 code units. */
  readonly place: number;
};

/** Characters of an excerpt, and of them before its first hit. */
const LONGEST = 220;
const BEFORE = 60;
/** More hits of one word than this say nothing new about where the best place is. */
const MOST_HITS = 60;

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const SOME_MARK = new RegExp(`[${MARKS}]`);

type Hit = { readonly start: number; readonly end: number; readonly term: number };

/** Answers, for a text, the place where most of the words stand together, with the words marked. Undefined where none does. */
export type Excerpts = (text: string) => Excerpt | undefined;

/** One for a query: its patterns are made once for all texts. */
export function createExcerpts({ terms }: Query): Excerpts {
  const strict = lazily(() => terms.map((term) => findingOf(term, false)));
  const loose = lazily(() => terms.map((term) => findingOf(term, true)));
  return (text) => {
    const findings = SOME_MARK.test(text) ? loose() : strict();
    const hits = findings
      .flatMap((finding, term) => hitsOf(text, finding).map((hit) => ({ ...hit, term })))
      .sort((one, other) => one.start - other.start);
    const first = bestOf(hits);
    if (first === undefined) return undefined;
    const { start, end } = window(text, first.start);
    const shown = hits.filter((hit) => hit.start >= start && hit.end <= end);
    return { pieces: marked(text, start, end, shown), place: first.start };
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The hit from which on the most different words stand within one excerpt; the first of several. */
function bestOf(hits: readonly Hit[]): Hit | undefined {
  let best: Hit | undefined;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const terms = new Set<number>();
    for (let at = index; at < hits.length; at++) {
      const next = hits[at];
      if (next === undefined || next.end > hit.start + LONGEST - BEFORE) break;
      terms.add(next.term);
    }
    if (terms.size > most) {
      best = hit;
      most = terms.size;
    }
  }
  return best;
}

/** How a term is found in a text. */
type Finding = {
  readonly pattern: RegExp;
  /** Whether it must not begin, or end, inside of a word. */
  readonly opens: boolean;
  readonly ends: boolean;
  readonly isStart: boolean;
};

function findingOf({ pieces, isStart }: Query['terms'][number], loose: boolean): Finding {
  const pattern = pieces.map((piece) => patternOf(piece.text, loose)).join('[^\\p{L}\\p{N}]{0,3}');
  const opens = !(pieces[0]?.isRun ?? false);
  const ends = !isStart && !(pieces.at(-1)?.isRun ?? false);
  return { pattern: new RegExp(pattern, 'gu'), opens, ends, isStart };
}

function hitsOf(text: string, { pattern, opens, ends, isStart }: Finding): readonly Omit<Hit, 'term'>[] {
  const hits: Omit<Hit, 'term'>[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && hits.length < MOST_HITS; match = pattern.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (opens && LETTER.test(text[start - 1] ?? '')) continue;
    if (ends && LETTER.test(text[end] ?? '')) continue;
    hits.push({ start, end: isStart ? wordEnd(text, end) : end });
  }
  return hits;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && LETTER.test(text[end] ?? '')) end++;
  return end;
}

/** Around a hit, from the beginning of a word to the end of one, within its line as far as that goes. */
function window(text: string, hit: number): { readonly start: number; readonly end: number } {
  const lineStart = text.lastIndexOf('\n', hit) + 1;
  let start = Math.max(lineStart, hit - BEFORE);
  if (start > lineStart) start = Math.min(hit, afterSpace(text, start));
  let end = Math.min(text.length, start + LONGEST);
  if (end < text.length) {
    const space = text.lastIndexOf(' ', end);
    if (space > hit + (end - hit) / 2) end = space;
  }
  return { start, end };
}

function afterSpace(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 || space > from + BEFORE / 2 ? from : space + 1;
}

function marked(text: string, start: number, end: number, hits: readonly Hit[]): MarkedText {
  const pieces: { text: string; hit: boolean }[] = [];
  const add = (from: number, to: number, hit: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to).replaceAll(/\s+/g, ' '), hit });
  };
  let at = start;
  for (const hit of hits) {
    if (hit.start < at) continue;
    add(at, hit.start, false);
    add(hit.start, hit.end, true);
    at = hit.end;
  }
  add(at, end, false);
  return pieces;
}

/** Matches the folded word where it stands unfolded, so that places in the text are places in the text. */
function patternOf(folded: string, loose: boolean): string {
  const { single, double } = unfolded();
  // Case is a matter of folding, too: a class of letters is faster than ignoring case.
  const forms = (letter: string) => `${letter}${letter.toUpperCase()}${single.get(letter) ?? ''}`;
  const marks = loose ? `[${MARKS}]*` : '';
  let pattern = '';
  const letters = [...folded];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    const two = double.get(`${letter}${letters[at + 1] ?? ''}`);
    const one = `[${forms(letter)}]`;
    if (two === undefined) pattern += `${one}${marks}`;
    else {
      const next = letters[++at] ?? '';
      pattern += `(?:${one}${marks}[${forms(next)}]|[${two}])${marks}`;
    }
  }
  return pattern;
}

/** Blocks with letters that fold to others. */
const BLOCKS: readonly (readonly [first: number, last: number])[] = [
  [0xc0, 0x24f],
  [0x370, 0x52f],
  [0x620, 0x6d3],
  [0x1e00, 0x1fff],
  [0xff10, 0xff9f],
];

let known: { readonly single: ReadonlyMap<string, string>; readonly double: ReadonlyMap<string, string> } | undefined;

/** Which letters fold to a letter, and which to two. */
function unfolded() {
  if (known !== undefined) return known;
  const single = new Map<string, string>();
  const double = new Map<string, string>();
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      const folded = fold(letter);
      if (folded === letter || !LETTER.test(letter)) continue;
      const length = [...folded].length;
      if (length === 1) single.set(folded, `${single.get(folded) ?? ''}${letter}`);
      else if (length === 2) double.set(folded, `${double.get(folded) ?? ''}${letter}`);
    }
  }
  known = { single, double };
  return known;
}
