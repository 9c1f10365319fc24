/**
 * How words are made equal before they are compared: the same for what is kept and for what is asked. Case and
 * diacritics fold away; so do the vowel signs of Arabic and Hebrew, which most texts leave out. Signs that are
 * letters of their own (in Thai, in Devanagari, the voiced kana of Japanese) stay.
 */
export const MARKS =
  '\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f';
const ALL_MARKS = new RegExp(`[${MARKS}]`, 'g');

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it says
const ASCII = /^[\x00-\x7f]*$/;

/** Letters that Unicode does not take apart. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ς', 'σ'],
]);
const ANY_LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g');

export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      // Again: ℤ and ™ have become capitals.
      .toLowerCase()
      .replace(ALL_MARKS, '')
      // Hangul and kana are put together again; so are the two vowels that are one sign in Thai and in Lao.
      .normalize('NFC')
      .replaceAll('\u0e4d\u0e32', '\u0e33')
      .replaceAll('\u0ecd\u0eb2', '\u0eb3')
      .replace(ANY_LETTER, (letter) => LETTERS.get(letter) ?? letter)
  );
}
