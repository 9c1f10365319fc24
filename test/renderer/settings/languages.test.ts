import { expect, test } from 'vitest';
import { englishNameOf } from '../../../renderer/settings/english-names.ts';
import { languages, matchesLanguage } from '../../../renderer/settings/languages.ts';
import { siteId } from '../../../shared/site-id.ts';

const list = languages('de');

test('every language of the list is a site', () => {
  expect(() => list.map(({ code }) => siteId('wikipedia', code))).not.toThrow();
  expect(list.length).toBeGreaterThan(300);
});

test('the language in use comes first', () => {
  expect(list[0]?.code).toBe('de');
});

test.each([
  ['de', 'deut'],
  ['de', 'German'],
  ['de', 'de'],
  ['fr', 'francais'],
  ['zh-yue', 'canton'],
])('%s is found by “%s”', (code, typed) => {
  expect(matchesLanguage(list, code, typed)).toBe(true);
});

test('what was typed leaves the others out', () => {
  expect(matchesLanguage(list, 'fr', 'deut')).toBe(false);
});

test('a code that means another language than its tag has its own English name', () => {
  expect(englishNameOf('als')).toBe('Alemannic');
  expect(englishNameOf('map-bms')).toBe('Banyumasan');
});
