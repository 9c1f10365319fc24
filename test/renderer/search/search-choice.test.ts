import { expect, test } from 'vitest';
import { destinationOf, firstChoice, movedRow, pageOf, typedTitle } from '../../../renderer/search/search-choice.ts';
import type { SearchHit } from '../../../shared/models.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');
const hits: readonly SearchHit[] = [
  { site, title: 'Tidal island' },
  { site, title: 'Tide' },
  { site, title: 'Earth', matchedTitle: 'The Earth' },
];

test('the title that was typed to the letter is chosen before the first hit', () => {
  expect(firstChoice(hits, 'tide')).toBe(1);
  expect(firstChoice(hits, 'tid')).toBe(0);
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
  expect(pageOf({ site, title: 'Tidal island' }, 'tid#Names')).toMatchObject({ fragment: 'Names' });
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
