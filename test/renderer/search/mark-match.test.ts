import { describe, expect, test } from 'vitest';
import { markMatch, meansTitle } from '../../../renderer/search/mark-match.ts';

/** `[Tid]al island`: hits in brackets. */
function marked(title: string, typed: string): string {
  return markMatch(title, typed)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');
}

describe('marking a match', () => {
  test.each([
    ['Tidal island', 'tid', '[Tid]al island'],
    ['Tidal island', 'Tidal island', '[Tidal island]'],
    ['São Paulo', 'sao p', '[São P]aulo'],
    ['São Paulo', 'são', '[São] Paulo'],
    ['Sa\u0303o Paulo', 'sao', '[Sa\u0303o] Paulo'],
    ['Marrow Light', 'lig', 'Marrow [Lig]ht'],
    ['AC/DC', 'dc', 'AC/[DC]'],
    ['Basalt', 'salt', 'Basalt'],
    ['Basalt', 'basalts', 'Basalt'],
    ['Basalt', '  ', 'Basalt'],
    ['جزيرة مارو', 'مار', 'جزيرة [مار]و'],
    ['👩‍🚀 in space', 'in', '👩‍🚀 [in] space'],
    ['(Title) [with] signs*', '(ti', '[(Ti]tle) [with] signs*'],
  ])('%s, typed %s', (title, typed, expected) => {
    expect(marked(title, typed)).toBe(expected);
  });

  test('nothing of the title is lost or added', () => {
    for (const typed of ['', 'i', 'İ', 'ß', 'ss', 'istanbul']) {
      expect(
        markMatch('İstanbul ß', typed)
          .map(({ text }) => text)
          .join(''),
      ).toBe('İstanbul ß');
    }
  });
});

test('a title is meant whatever its case, accents and underscores', () => {
  expect(meansTitle('São Paulo', 'sao_paulo ')).toBe(true);
  expect(meansTitle('São Paulo', 'sao paul')).toBe(false);
});
