import { expect, test } from 'vitest';
import { languageName, siteLabel, siteOf, wikiName, wikiOf } from '../../../renderer/settings/wiki-names.ts';
import type { WikiView } from '../../../shared/models.ts';
import { siteId } from '../../../shared/site-id.ts';

const view = (family: string, name: string, language: string): WikiView => ({
  family,
  name,
  host: `${family}.org`,
  language,
  added: false,
});
const WIKIPEDIA = view('wikipedia', 'Wikipedia', 'every');
const COMMONS = view('commons', 'Wikimedia Commons', 'mul');
const WIKIS = [WIKIPEDIA, view('wiki', 'Short', 'en'), view('wiktionary', 'Wiktionary', 'every'), COMMONS];
const ENGLISH = siteId('wikipedia', 'en');

test('a wiki is found by the whole of its family', () => {
  expect(wikiOf(WIKIS, ENGLISH)).toBe(WIKIPEDIA);
  expect(wikiOf(WIKIS, siteId('wik', 'en'))).toBeUndefined();
});

test('a sister project is taken in the chosen language, a wiki of one language in its own', () => {
  expect(siteOf(WIKIPEDIA, 'de')).toBe('wikipedia:de');
  expect(siteOf(COMMONS, 'de')).toBe('commons:mul');
});

test.each([
  ['wikipedia', 'en', undefined],
  ['wikipedia', 'de', 'Deutsch'],
  ['wiktionary', 'en', 'Wiktionary · English'],
  ['commons', 'mul', 'Wikimedia Commons'],
  ['gone', 'en', 'Removed wiki'],
])('%s in %s is told from English Wikipedia as %s', (family, language, label) => {
  expect(siteLabel(WIKIS, siteId(family, language), ENGLISH)).toBe(label);
});

test('a wiki that was removed still has a name to show', () => {
  expect(wikiName(WIKIS, siteId('gone', 'en'))).toBe('Removed wiki');
});

test.each([
  ['de', 'Deutsch'],
  ['gsw', 'Swiss German'],
  ['x_no_tag', 'x_no_tag'],
  ['constructor', 'constructor'],
])('the language %s is called %s', (code, name) => {
  expect(languageName(code)).toBe(name);
});
