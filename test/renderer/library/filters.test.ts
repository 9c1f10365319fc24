import { expect, test } from 'vitest';
import { languagesOf, NO_FILTERS, searchArgs } from '../../../renderer/library/search/filters.ts';
import type { ListId } from '../../../shared/library-models.ts';

const DAY = 24 * 60 * 60_000;
const NOW = 100 * DAY;

test('without a filter only the words are asked for', () => {
  expect(searchArgs('tide', NO_FILTERS, NOW)).toEqual({ query: 'tide' });
});

test('every filter is a condition of its own', () => {
  const filters = { saved: true, language: 'ar', list: 3 as ListId, when: 'week' } as const;
  expect(searchArgs('tide', filters, NOW)).toEqual({
    query: 'tide',
    saved: true,
    language: 'ar',
    list: 3,
    since: NOW - 7 * DAY,
  });
  expect(searchArgs('tide', { ...NO_FILTERS, when: 'older' }, NOW)).toEqual({ query: 'tide', until: NOW - 30 * DAY });
});

test('a language that was seen, or is chosen, stays on offer', () => {
  expect(languagesOf([], ['en', 'ar'], 'ja')).toEqual(['ar', 'en', 'ja']);
});
