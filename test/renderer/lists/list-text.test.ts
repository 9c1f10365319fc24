import { expect, test } from 'vitest';
import { listFactsText, moved, movedBeside } from '../../../renderer/lists/list-text.ts';

test('a list says how much of it is here for good', () => {
  expect(listFactsText({ count: 0, savedCount: 0 })).toBe('No pages yet');
  expect(listFactsText({ count: 18, savedCount: 18 })).toBe('18 pages · offline');
  expect(listFactsText({ count: 31, savedCount: 27 })).toBe('31 pages · 27 saved');
  expect(listFactsText({ count: 1, savedCount: 0 })).toBe('1 page');
});

test('a row moves by one place, and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});

test('rows that are dropped beside another keep their order', () => {
  expect(movedBeside(['a', 'b', 'c', 'd'], ['d', 'a'], 'b', 'after')).toEqual(['b', 'a', 'd', 'c']);
  expect(movedBeside(['a', 'b', 'c', 'd'], ['d'], 'a', 'before')).toEqual(['d', 'a', 'b', 'c']);
  expect(movedBeside(['a', 'b', 'c'], ['b'], 'b', 'before')).toEqual(['a', 'b', 'c']);
});
