import { expect, test } from 'vitest';
import { createLibrarySearch } from '../../../main/reader/shelf/search-library.ts';
import type { LibraryFailure } from '../../../shared/failures.ts';
import type { KeptHit } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { siteId } from '../../../shared/site-id.ts';

function slowLibrary() {
  const asked: {
    readonly text: string;
    readonly answer: (result: Result<readonly KeptHit[], LibraryFailure>) => void;
  }[] = [];
  const search = createLibrarySearch({
    search: ({ text }) => new Promise((answer) => asked.push({ text, answer })),
  });
  return { asked, ask: (text: string) => search({ text, limit: 30 }) };
}

const hit = (title: string): KeptHit => ({
  site: siteId('wikipedia', 'en'),
  title,
  language: 'en',
  direction: 'ltr',
  keptAt: 1,
});
const SUPERSEDED = fail({ code: 'superseded' });

test('of what is typed while the library looks, only the latest is looked for', async () => {
  const { asked, ask } = slowLibrary();
  const answers = ['d', 'do', 'dog'].map(ask);
  expect(await answers[1]).toEqual(SUPERSEDED);
  expect(asked.map(({ text }) => text)).toEqual(['d']);
  asked[0]?.answer(ok([hit('D')]));
  expect(await answers[0]).toEqual(SUPERSEDED);
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer(ok([hit('Dog')]));
  expect(await answers[2]).toEqual(ok([hit('Dog')]));
  expect(asked.map(({ text }) => text)).toEqual(['d', 'dog']);
});

test('one after the other are all answered, and a failure is passed on', async () => {
  const { asked, ask } = slowLibrary();
  const first = ask('dog');
  asked[0]?.answer(fail({ code: 'library-locked' }));
  expect(await first).toEqual(fail({ code: 'library-locked' }));
  const second = ask('dogs');
  asked[1]?.answer(ok([]));
  expect(await second).toEqual(ok([]));
});

test('a question that ended in a bug holds up nobody who comes later', async () => {
  let times = 0;
  const search = createLibrarySearch({
    async search() {
      times++;
      if (times === 1) throw new Error('bug');
      return ok([]);
    },
  });
  const first = search({ text: 'a', limit: 1 });
  const second = search({ text: 'ab', limit: 1 });
  await expect(first).rejects.toThrow('bug');
  expect(await second).toEqual(ok([]));
});
