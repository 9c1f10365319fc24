import { expect, test } from 'vitest';
import { bundleText, picturesLabel, skippedText, stoppedText } from '../../../renderer/library/room/bundle-text.ts';
import { goingText } from '../../../renderer/library/room/going-text.ts';
import { boundsWith, boundText, sharesOf } from '../../../renderer/library/room/room-text.ts';
import { type LibrarySizes, MOST_SKIPPED } from '../../../shared/library-models.ts';

const GIB = 2 ** 30;
const SIZES: LibrarySizes = {
  saved: 2_000_000,
  savedCount: 3,
  read: 5_000_000,
  readCount: 9,
  savedMedia: 1_000_000,
  readMedia: 4_000_000,
  damaged: { count: 0, bytes: 0 },
  bound: GIB,
  largest: [],
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('what is saved stays, and everything else may make room', () => {
  expect(sharesOf(SIZES).map(({ kind, mayGo }) => `${kind} ${mayGo}`)).toEqual([
    'saved false',
    'saved-media false',
    'read true',
    'read-media true',
  ]);
});

test('damaged copies that were kept aside are among what takes room, and among what goes with everything', () => {
  const sizes = { ...SIZES, damaged: { count: 2, bytes: 6_000_000 } };
  expect(sharesOf(sizes).at(-1)).toMatchObject({ kind: 'damaged', bytes: 6_000_000, mayGo: false });
  expect(plain(goingText({ sizes, lists: 0, accounts: 0 }).join('\n'))).toContain('Damaged copies');
  expect(goingText({ sizes: SIZES, lists: 0, accounts: 0 }).join('\n')).not.toContain('amaged');
});

test('a bound that was set otherwise stands among those on offer', () => {
  expect(boundsWith(GIB)).toContain(GIB);
  expect(boundsWith(GIB)).toHaveLength(8);
  expect(boundsWith(3 * GIB)).toHaveLength(9);
  expect([boundText(GIB), boundText(500 * 2 ** 20), boundText(1.5 * GIB)].map(plain)).toEqual([
    '1 GB',
    '500 MB',
    '1.5 GB',
  ]);
});

test('before everything is deleted, all of it is named', () => {
  const lines = goingText({ sizes: SIZES, lists: 2, accounts: 1 }).map(plain).join('\n');
  for (const word of ['12 pages', '12 MB', '2 reading lists', 'history', 'tabs', '1 account']) {
    expect(lines).toContain(word);
  }
  expect(goingText({ sizes: undefined, lists: 0, accounts: 0 })[0]).toBe('All pages and pictures, read and saved');
});

test('an import says what came and that something was left out', () => {
  const report = { name: 'lectern.zip', bytes: 1_000_000, lists: 1, visits: 0, pages: 12, pictures: 30, skipped: [] };
  expect(plain(bundleText('export', report))).toBe(
    'Wrote 1 reading list, 12 pages and 30 pictures to “lectern.zip” (1 MB).',
  );
  const skipped = [{ what: 'Tide', why: 'malformed' as const }];
  expect(bundleText('import', { ...report, lists: 0, pages: 0, pictures: 0, skipped })).toBe(
    'Took over nothing from “lectern.zip”. 1 thing could not be taken over.',
  );
  // Nobody has counted what is beyond those.
  const many = Array.from({ length: MOST_SKIPPED }, (_, line) => ({ what: `line ${line}`, why: 'malformed' as const }));
  expect(bundleText('import', { ...report, skipped: many })).toMatch(
    /\. At least 50 things could not be taken over\.$/,
  );
});

test('what was ended says what there is of it, and a choice of pictures what they take', () => {
  expect(stoppedText('export')).toMatch(/^Stopped\. No file/);
  expect(stoppedText('import')).toMatch(/stays.*Import the file again/);
  expect(plain(picturesLabel(SIZES))).toBe('Pictures of saved pages (1 MB)');
  expect(picturesLabel({ savedMedia: 0 })).toBe('Pictures of saved pages');
  expect(picturesLabel(undefined)).toBe('Pictures of saved pages');
  expect(skippedText('picture-refused')).toContain('no picture');
});
