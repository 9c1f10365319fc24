/** Words a minute; the mean of adults reading non-fiction silently (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const WORDS_PER_MINUTE = 238;
/** Characters a minute, for scripts that put no space between words: an estimate, for whole minutes only. */
const CHARACTERS_PER_MINUTE = 400;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

/** How long a text takes to read, in whole minutes, at least one; undefined for a text of a few words. */
export function readingMinutes(text: string): number | undefined {
  const unspaced = count(text, UNSPACED);
  const words = count(text.replace(UNSPACED, ' '), WORD);
  if (unspaced + words < 30) return undefined;
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + unspaced / CHARACTERS_PER_MINUTE));
}

function count(text: string, pattern: RegExp): number {
  let total = 0;
  for (const _ of text.matchAll(pattern)) total += 1;
  return total;
}
