import { expect, test } from 'vitest';
import { destinationOf, firstChoice, movedRow } from '../../../renderer/search/search-choice.ts';
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

test('arrows go round the ends', () => {
  expect(movedRow(0, -1, 4)).toBe(3);
  expect(movedRow(3, 1, 4)).toBe(0);
  expect(movedRow(-1, 1, 4)).toBe(0);
  expect(movedRow(-1, -1, 4)).toBe(3);
});
