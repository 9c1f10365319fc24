import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { leadFirst } from '../../main/reader/lead-first.ts';
import { streamOf } from '../article/support.ts';
import { createFakeClock } from '../fakes/clock.ts';

const HEAD = '<header><h1>Märrow</h1><p>Island</p></header>';
const LEAD = `${HEAD}<section><div>For others, see …</div><p>Marrow is an island.</p>`;
const REST = '<p>It is small.</p></section>';

/** What has left when nobody waits any more, before and after a moment has passed. */
async function leaving(...pieces: readonly string[]): Promise<readonly [before: string, after: string]> {
  const clock = createFakeClock();
  const reader = leadFirst(streamOf(...pieces), clock).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const flow = (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += decoder.decode(next.value);
  })();
  await nextTurn();
  const before = text;
  clock.advance(100);
  await flow;
  return [before, text];
}

test('the first paragraph leaves by itself, and the rest a moment later', async () => {
  expect(await leaving(LEAD + REST)).toEqual([LEAD, LEAD + REST]);
});

test('wherever the bytes are cut', async () => {
  for (let at = 1; at < (LEAD + REST).length; at += 1) {
    const whole = LEAD + REST;
    expect(await leaving(whole.slice(0, at), whole.slice(at))).toEqual([LEAD, whole]);
  }
});

test('a document without a paragraph is not held', async () => {
  const table = `${HEAD}<table></table>`;
  expect(await leaving(table)).toEqual([table, table]);
  expect(await leaving('gone')).toEqual(['gone', 'gone']);
});

test('a first paragraph far down the page is not waited for', async () => {
  const page = [HEAD, 'x'.repeat(70_000), '<p>At last.</p>', REST] as const;
  expect(await leaving(...page)).toEqual([page.join(''), page.join('')]);
});

test('what comes slowly leaves as it comes', async () => {
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(`${HEAD}<p>Marrow is`)),
  });
  const reader = leadFirst(source, createFakeClock()).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe(`${HEAD}<p>Marrow is`);
});

test('who stops reading while the rest is held ends the source', async () => {
  const cancelled = Promise.withResolvers<unknown>();
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(LEAD + REST)),
    cancel: cancelled.resolve,
  });
  const reader = leadFirst(source, createFakeClock()).getReader();
  await reader.read();
  reader.read().catch(() => {});
  await reader.cancel('enough');
  expect(await cancelled.promise).toBe('enough');
});
