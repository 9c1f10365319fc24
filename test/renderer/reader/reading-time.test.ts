import { expect, test } from 'vitest';
import { withFragment } from '../../../renderer/reader/frame-address.ts';
import { readingMinutes } from '../../../renderer/reader/reading-time.ts';

test('words are counted where spaces divide them', () => {
  expect(readingMinutes('tide '.repeat(2380))).toBe(10);
});

test('characters are counted where nothing divides words', () => {
  expect(readingMinutes('潮汐岛屿'.repeat(1000))).toBe(10);
});

test('a word with accents, apostrophes or hyphens is one word', () => {
  expect(readingMinutes("l'île-d'été ".repeat(238))).toBe(1);
});

test('a short page takes a minute, and a few words say nothing', () => {
  expect(readingMinutes('tide '.repeat(60))).toBe(1);
  expect(readingMinutes('A short note.')).toBeUndefined();
});

test('any anchor can be put into an address, and takes the place of the one before', () => {
  expect(withFragment('http://lectern.localhost/article/x?open=1#old', 'a b#c%é')).toBe(
    'http://lectern.localhost/article/x?open=1#a%20b%23c%25%C3%A9',
  );
});
