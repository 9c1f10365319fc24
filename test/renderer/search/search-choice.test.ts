import { expect, test } from 'vitest';
import {
  destinationOf,
  type FieldHit,
  fieldHits,
  firstChoice,
  movedRow,
  pageOf,
  typedTitle,
} from '../../../renderer/search/search-choice.ts';
import type { KeptHit, SearchHit } from '../../../shared/models.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');
const wiki: readonly SearchHit[] = [
  { site, title: 'Tidal island' },
  { site, title: 'Tide' },
  { site, title: 'Earth', matchedTitle: 'The Earth' },
];
const hits = fieldHits([], wiki);

function kept(title: string, rest: Partial<KeptHit> = {}): KeptHit {
  return { site, title, language: 'en', direction: 'ltr', keptAt: 1, ...rest };
}

const rows = (all: readonly FieldHit[]) => all.map(({ of, hit }) => `${of} ${hit.title}`);

test('the library comes first, and what it has is not listed twice', () => {
  expect(rows(fieldHits([kept('Tide'), kept('Causeway')], wiki))).toEqual([
    'library Tide',
    'library Causeway',
    'wiki Tidal island',
    'wiki Earth',
  ]);
  const german = siteId('wikipedia', 'de');
  expect(rows(fieldHits([kept('Tide', { site: german })], wiki))).toHaveLength(4);
});

test('the title that was typed to the letter is chosen before the first hit', () => {
  expect(firstChoice(hits, 'tide')).toBe(1);
  expect(firstChoice(hits, 'tid')).toBe(0);
  expect(firstChoice(fieldHits([kept('Tidal locking')], wiki), 'tide')).toBe(2);
});

test('a page that only has the words in its text does not come before a name that has them', () => {
  const found = [kept('Causeway', { anchor: 'Building', excerpt: [{ text: 'tide', hit: true }] })];
  expect(firstChoice(fieldHits(found, wiki), 'tid')).toBe(1);
  expect(firstChoice(fieldHits([...found, kept('Low tide')], wiki), 'tid')).toBe(1);
});

test('where the words are in texts only, Enter searches all text', () => {
  const found = [kept('Causeway', { anchor: 'Building', excerpt: [{ text: 'tide', hit: true }] })];
  expect(firstChoice(fieldHits(found, []), 'tid')).toBe(1);
  expect(destinationOf(fieldHits(found, []), 'tid', site)).toMatchObject({ kind: 'results', query: 'tid' });
});

test('what was found in a text opens at its passage, what was found by name at its top', () => {
  const [text] = fieldHits([kept('Causeway', { anchor: 'Building' })], []);
  const [named] = fieldHits([kept('Tide', { anchor: 'Spring' })], []);
  expect(text && pageOf(text, 'tide')).toMatchObject({ title: 'Causeway', fragment: 'Building' });
  expect(named && pageOf(named, 'tide')).toMatchObject({ title: 'Tide', fragment: undefined });
  expect(text && pageOf(text, 'tide#Upkeep')).toMatchObject({ fragment: 'Upkeep' });
});

test('a redirect that was typed to the letter counts as its page', () => {
  expect(destinationOf(hits, 'the earth', site)).toMatchObject({ kind: 'page', title: 'Earth' });
});

test('without any hit Enter searches the text', () => {
  expect(destinationOf([], ' why is the sea salt ', site)).toEqual({
    kind: 'results',
    site,
    query: 'why is the sea salt',
  });
});

test('a section may stand after the title', () => {
  expect(typedTitle(' Tide#Spring tides ')).toBe('Tide');
  expect(destinationOf(hits, 'tide#Spring tides', site)).toMatchObject({ title: 'Tide', fragment: 'Spring tides' });
});

test('a name that ends in # is a name', () => {
  expect(typedTitle('C#')).toBe('C#');
  expect(typedTitle('#hashtag')).toBe('#hashtag');
});

test('arrows go round the ends', () => {
  expect(movedRow(0, -1, 4)).toBe(3);
  expect(movedRow(3, 1, 4)).toBe(0);
  expect(movedRow(-1, 1, 4)).toBe(0);
  expect(movedRow(-1, -1, 4)).toBe(3);
});
