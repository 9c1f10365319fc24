import { expect, test } from 'vitest';
import { countText, sizeText } from '../../../renderer/ui/size-text.ts';

test('a size has the unit that people read, and no more digits than they want', () => {
  const sizes = [0, 400, 43_210, 999_499, 999_600, 3_440_000, 128_000_000, 1_073_741_824, 2e15];
  expect(sizes.map((bytes) => sizeText(bytes).replace('\u00a0', ' '))).toEqual([
    '0 kB',
    '0 kB',
    '43 kB',
    '999 kB',
    '1 MB',
    '3.4 MB',
    '128 MB',
    '1.1 GB',
    '2,000 TB',
  ]);
});

test('one of something is one', () => {
  expect([countText(1, 'page'), countText(1204, 'page'), countText(0, 'entry', 'entries')]).toEqual([
    '1 page',
    '1,204 pages',
    '0 entries',
  ]);
});
