import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { VisitId } from '../../../shared/library-models.ts';
import { EN, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

/** The files of a library that hold one of the words, as it is or without its first letter: an index leaves out what a word has in common with the one before. */
function telling(path: string, ...words: readonly string[]): readonly string[] {
  const folder = dirname(path);
  return readdirSync(folder).filter((name) => {
    const content = readFileSync(join(folder, name));
    return words.some((word) => content.includes(word.slice(1)));
  });
}

test('the words of pages that were forgotten are in no file when they have been scrubbed, and the others are found', () => {
  const { must, path } = openSide();
  const reading = openSide(path, 'reader');
  for (let index = 0; index < 40; index++) must('keep', madePage(`Other ${index}`, `plain words ${index}`));
  must('keep', madePage('Zanzibar', 'quondam qualms', { description: 'Vexillology' }));
  for (let index = 40; index < 60; index++) must('keep', madePage(`Other ${index}`, `plain words ${index}`));
  reading.must('search', { text: 'quondam', limit: 3 });
  must('drop', { site: EN, title: 'Zanzibar' });
  let steps = 1;
  for (let begins = true; !must('scrub', { begins }); begins = false) steps++;
  expect(steps).toBeLessThan(50);
  expect(telling(path, 'Zanzibar', 'quondam', 'vexillology')).toEqual([]);
  expect(reading.must('search', { text: 'plain words 41', limit: 1 })).toMatchObject([{ title: 'Other 41' }]);
  expect(reading.must('search', { text: 'other 7', limit: 1 })).toMatchObject([{ title: 'Other 7' }]);
});

test('a list that was removed is in no file', () => {
  const { must, path } = openSide();
  const made = must('nameList', { owner: 'me', name: 'Quondam', at: 1 });
  if (!made.ok) throw new Error(made.failure.code);
  expect(telling(path, 'Quondam')).not.toEqual([]);
  must('arrangeLists', { owner: 'me', is: 'removed', list: made.value.id, at: 2 });
  expect(telling(path, 'Quondam')).toEqual([]);
});

test('visits that were forgotten are in no file', () => {
  const { must, path } = openSide();
  const reading = openSide(path, 'reader');
  const visit = { owner: 'me', site: EN, language: 'en', direction: 'ltr' } as const;
  must('recordVisit', { ...visit, id: 5 as VisitId, title: 'Zanzibar', at: 5 });
  reading.must('visits', { owner: 'me' });
  expect(telling(path, 'Zanzibar')).not.toEqual([]);
  must('forgetVisits', { owner: 'me', since: 0 });
  expect(telling(path, 'Zanzibar')).toEqual([]);
});
