import { expect, test } from 'vitest';
import { cutOut } from '../../../renderer/search/cut-out.ts';

function cut(...texts: readonly string[]): string {
  return cutOut(texts.map((text, at) => ({ text, hit: at % 2 === 1 })))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');
}

test('an excerpt that stops within a sentence says so', () => {
  expect(cut('in wet weather the ', 'lamp', ' burned')).toBe('… in wet weather the [lamp] burned …');
  expect(cut('', 'sea', ' and stone.')).toBe('… [sea] and stone.');
});

test('a whole sentence stands as it is', () => {
  expect(cut('The ', 'sea', ' rises.')).toBe('The [sea] rises.');
  expect(cut('“Where is the ', 'sea', '?”')).toBe('“Where is the [sea]?”');
  expect(cut('ترتفع ', 'البحار', '؟')).toBe('ترتفع [البحار]؟');
});

test('nothing stays nothing', () => {
  expect(cutOut([])).toEqual([]);
});
