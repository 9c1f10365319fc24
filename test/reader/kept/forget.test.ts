import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bare, EN, parsoid } from '../../wiki/answers.ts';
import { createReaderBench } from '../bench.ts';
import { readingText } from '../reading-text.ts';

const EARTH = { site: EN, title: 'Earth' };

async function opened() {
  const bench = createReaderBench(({ url }) => (url.endsWith('/html') ? parsoid('<p>As it is.</p>') : bare()));
  const page = await bench.reader.open(EARTH);
  if (!page.ok) throw new Error(page.failure.code);
  return { ...bench, path: page.value.documentPath };
}

test('a page that is on its way while everything is forgotten is shown and not kept', async () => {
  const { reader, get, path, library, clock } = await opened();
  const response = await get(path);
  reader.forget();
  expect(await readingText(response, clock)).toContain('As it is.');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(library.kept).toEqual([]);
  const again = await reader.open(EARTH);
  if (!again.ok) throw new Error(again.failure.code);
  await readingText(await get(again.value.documentPath), clock);
  await expect.poll(() => library.kept.length).toBe(1);
});

test('a document that waits for its frame is given up', async () => {
  const { reader, get, path, http, clock } = await opened();
  const before = http.sent.length;
  reader.forget();
  // Its ticket is worth nothing any more, so the wiki is asked again.
  expect(await readingText(await get(path), clock)).toContain('As it is.');
  expect(http.sent.length).toBeGreaterThan(before);
});

test('answers of the wiki are not remembered either', async () => {
  const asked: (string | undefined)[] = [];
  const bench = createReaderBench(({ url, headers }) => {
    if (!url.endsWith('/bare')) return parsoid();
    asked.push(headers['if-none-match']);
    const answer = bare();
    answer.headers.set('etag', '"a1"');
    return answer;
  });
  bench.library.breaks({ code: 'library-locked' });
  const ask = async () => {
    const before = asked.length;
    await bench.reader.open(EARTH);
    await expect.poll(() => asked.length).toBe(before + 1);
    await setImmediate();
  };
  await ask();
  await ask();
  bench.reader.forget();
  await ask();
  expect(asked).toEqual([undefined, '"a1"', undefined]);
});
