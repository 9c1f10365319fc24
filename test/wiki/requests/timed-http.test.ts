import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HttpError } from '../../../main/ports.ts';
import { timedHttp } from '../../../main/wiki/requests/timed-http.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeHttp, never } from '../../fakes/http.ts';
import { pieces } from '../answers.ts';

const GET = { method: 'GET', headers: {} } as const;
const ADDRESS = 'https://en.wikipedia.org/';

describe('waiting for an answer', () => {
  it('ends after twenty seconds without a head', async () => {
    const clock = createFakeClock();
    const { http } = createFakeHttp(never);
    const answer = timedHttp(http, clock)(ADDRESS, GET);
    const outcome = expect(answer).rejects.toMatchObject({ code: 'timed-out' });
    clock.advance(20_000);
    await outcome;
  });

  it('ends after thirty seconds without another piece of the body', async () => {
    const clock = createFakeClock();
    const { http } = createFakeHttp(() => new Response(pieces(['one'], 'hang')));
    const response = await timedHttp(http, clock)(ADDRESS, GET);
    const reader = response.body?.getReader();
    await reader?.read();
    const outcome = expect(reader?.read()).rejects.toMatchObject({ code: 'timed-out' });
    await setImmediate();
    clock.advance(30_000);
    await outcome;
  });

  it.each([
    ['JSON', 200, 'application/json'],
    ['an error', 404, 'text/html'],
  ])('ends after a minute for %s, however steadily it drips', async (_what, status, type) => {
    const clock = createFakeClock();
    const drip = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array([0])) });
    const { http } = createFakeHttp(() => new Response(drip, { status, headers: { 'content-type': type } }));
    const reader = (await timedHttp(http, clock)(ADDRESS, GET)).body?.getReader();
    for (let piece = 0; piece < 2; piece += 1) {
      await reader?.read();
      clock.advance(25_000);
    }
    clock.advance(10_000);
    await expect(reader?.read()).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('counts no time while nobody reads', async () => {
    const clock = createFakeClock();
    const { http } = createFakeHttp(() => new Response(pieces(['one', 'two'])));
    const response = await timedHttp(http, clock)(ADDRESS, GET);
    clock.advance(3_600_000);
    expect(await response.text()).toBe('onetwo');
    expect(clock.waiting()).toBe(0);
  });
});

describe('a body', () => {
  it('that breaks off is an error of the port', async () => {
    const { http } = createFakeHttp(() => new Response(pieces(['one'], 'error')));
    const response = await timedHttp(http, createFakeClock())(ADDRESS, GET);
    const error = await response.text().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ code: 'protocol' });
  });

  it('that nobody wants any more lets the connection go', async () => {
    const released = Promise.withResolvers<string>();
    const response = await timedHttp(async (_url, init) => {
      init.signal?.addEventListener('abort', () => released.resolve('released'));
      return new Response(pieces(['one'], 'hang'));
    }, createFakeClock())(ADDRESS, GET);
    await response.body?.cancel();
    expect(await released.promise).toBe('released');
  });
});
