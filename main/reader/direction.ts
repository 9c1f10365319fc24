import type { Direction } from '../../shared/models.ts';

/** Scripts written from right to left that wikis are written in (ISO 15924). */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr', 'Armi', 'Nbat']);

/** A document may name any language. */
const MOST_KNOWN = 500;
/** Of the languages that were asked for: there are few of them, and judging one takes as long as a good part of a page. */
const KNOWN = new Map<string, Direction>();

/**
 * Which way a language is written, judged by its most likely script (UTS #35, likely subtags). The document's own
 * `dir` rules inside it; this is for what is shown before it is there. Left to right for what is no BCP 47 tag.
 */
export function directionOf(language: string): Direction {
  const known = KNOWN.get(language) ?? judged(language);
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(language, known);
  return known;
}

function judged(language: string): Direction {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
