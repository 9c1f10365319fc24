import type { MarkedText } from '../../shared/models.ts';

/**
 * A title in pieces, with what was typed marked: at its start, else at the start of a word. Case and accents do not
 * count. Without a match the title is one piece.
 */
export function markMatch(title: string, typed: string): MarkedText {
  const wanted = fold(typed.trim());
  const starts = wanted === '' ? [] : [0, ...wordStarts(title)];
  for (const start of starts) {
    const end = matchEnd(title, start, wanted);
    if (end !== undefined) return pieces(title, start, end);
  }
  return [{ text: title, hit: false }];
}

/** Whether a person who typed this means this title. */
export function meansTitle(title: string, typed: string): boolean {
  return fold(title) === fold(typed.replace(/[\s_]+/gu, ' ').trim());
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordStarts(title: string): readonly number[] {
  return [...title.matchAll(/(?<=[^\p{L}\p{N}\p{M}])[\p{L}\p{N}]/gu)].map((match) => match.index);
}

/** Where a match of `wanted` that begins at `start` ends, after any accents of its last letter. */
function matchEnd(title: string, start: number, wanted: string): number | undefined {
  let folded = '';
  let end = start;
  for (const character of title.slice(start)) {
    if (folded.length >= wanted.length && !/^\p{M}$/u.test(character)) break;
    folded += fold(character);
    end += character.length;
    if (!wanted.startsWith(folded) && !folded.startsWith(wanted)) return undefined;
  }
  return folded.startsWith(wanted) ? end : undefined;
}

function pieces(title: string, start: number, end: number): MarkedText {
  return [
    { text: title.slice(0, start), hit: false },
    { text: title.slice(start, end), hit: true },
    { text: title.slice(end), hit: false },
  ].filter((piece) => piece.text !== '');
}
