import { expect, test } from 'vitest';
import { batchesOf } from '../../../renderer/reader/offline/kept-links.ts';

test('titles are asked for in pieces, each once', () => {
  const titles = Array.from({ length: 2300 }, (_, index) => `Page ${index}`);
  const batches = batchesOf(titles, 1000);
  expect(batches.map(({ length }) => length)).toEqual([1000, 1000, 300]);
  expect(batches.flat()).toEqual(titles);
  expect(batchesOf([], 1000)).toEqual([]);
});
