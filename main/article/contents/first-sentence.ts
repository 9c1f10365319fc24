/** Shorter pieces end at the point of an abbreviation rather than of a sentence. */
const SHORTEST = 25;
const LONGEST = 500;
/** A full stop after a single letter, or after one of two or three behind a space (`Dr.`, `St.`, `No.`). */
const ABBREVIATED = /(?:^|[\s(.])\p{L}{1,3}\.\s*$/u;

/**
 * The first sentence of a paragraph (Unicode UAX #29, "Sentence Boundaries"), which does not end within brackets or at
 * what looks like an abbreviation. At most 500 characters.
 * @param language BCP 47.
 */
export function firstSentence(paragraph: string, language: string): string {
  const start = paragraph.slice(0, LONGEST);
  let sentence = '';
  for (const { segment } of segmenter(language).segment(start)) {
    sentence += segment;
    if (sentence.length >= SHORTEST && isBalanced(sentence) && !ABBREVIATED.test(sentence)) break;
  }
  const whole = sentence.trim();
  return whole.length < paragraph.length && whole.length === start.trim().length ? `${whole}…` : whole;
}

/** The one that was made last: page after page is in one language, and making one takes longer than using it. */
let last: { readonly language: string; readonly segmenter: Intl.Segmenter } | undefined;

function segmenter(language: string): Intl.Segmenter {
  if (last?.language === language) return last.segmenter;
  const known = Intl.Segmenter.supportedLocalesOf([language].filter(isTag));
  const made = new Intl.Segmenter(known.length > 0 ? known[0] : 'en', { granularity: 'sentence' });
  last = { language, segmenter: made };
  return made;
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}

function isBalanced(text: string): boolean {
  return text.split(/[([（]/).length <= text.split(/[)\]）]/).length;
}
