import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { hurriedBody } from '../../../main/wiki/requests/hurried-body.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { bare, createBench, EN, parsoid } from '../answers.ts';

const SPAN = 30_000;

/** A body that gives what it is told to. */
function createTap() {
  let control: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      control = controller;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const give = (bytes: number) => control?.enqueue(new Uint8Array(bytes));
  return { body, give, end: () => control?.close(), cancelled: () => cancelled };
}

it('a body that drips ends when somebody waits for its place', async () => {
  const clock = createFakeClock();
  const tap = createTap();
  const reader = hurriedBody(tap.body, { clock, wanted: () => true }).getReader();
  tap.give(16 * 1024);
  await reader.read();
  clock.advance(SPAN);
  tap.give(16 * 1024 - 1);
  await reader.read();
  const rest = expect(reader.read()).rejects.toMatchObject({ code: 'timed-out' });
  clock.advance(SPAN);
  await rest;
  expect(tap.cancelled()).toBe(true);
  expect(clock.waiting()).toBe(0);
});

it('a body that drips may go on while nobody waits', async () => {
  const clock = createFakeClock();
  const tap = createTap();
  const reader = hurriedBody(tap.body, { clock, wanted: () => false }).getReader();
  for (let span = 0; span < 10; span += 1) {
    tap.give(1);
    expect((await reader.read()).value).toHaveLength(1);
    clock.advance(SPAN);
  }
  tap.end();
  expect((await reader.read()).done).toBe(true);
  expect(clock.waiting()).toBe(0);
});

it('three documents that drip do not keep a reader waiting for ever', async () => {
  const taps = [createTap(), createTap(), createTap()];
  const rest = [...taps];
  const { wiki, http, clock } = createBench(({ url }) => (url.endsWith('/html') ? parsoid(rest.pop()?.body) : bare()));
  for (const title of ['A', 'B', 'C']) await wiki.html({ site: EN, title });
  const answer = wiki.page({ site: EN, title: 'Earth' });
  // A byte now and then is enough for whoever only waits for the next one.
  clock.advance(20_000);
  for (const { give } of taps) give(1);
  await setImmediate();
  expect(http.sent).toHaveLength(3);
  clock.advance(SPAN - 20_000);
  expect(await answer).toMatchObject({ ok: true });
});
