import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFlights, type FlightDeps } from '../../../main/wiki/requests/flights.ts';
import { fail, ok } from '../../../shared/result.ts';
import { fakeBearers } from '../../fakes/bearers.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const REQUEST = { url: new URL('https://en.wikipedia.org/w/rest.php/v1/page/Earth'), accept: 'application/json' };

const NOBODY = { caller: 'signed-out', reader: fakeBearers().reader() } as const;

/** Flights without a queue. @param send what is made of a request. */
function createBench(send: FlightDeps['send'], asker: FlightDeps['asker'] = async () => NOBODY) {
  const place = {
    turn: Promise.resolve({ kind: 'go' } as const),
    setPriority: () => {},
    wanted: () => false,
    leave: () => {},
  } as const;
  return createFlights({
    clock: createFakeClock(),
    limiter: { enter: () => place },
    asker,
    send,
    broken: () => {},
  });
}

it('what may be absent and what may not do not share an answer', async () => {
  const api = createBench(async ({ absent }) => {
    await setImmediate();
    return absent === undefined
      ? fail({ code: 'page-missing', title: 'Earth' })
      : ok(new Response(null, { status: 204 }));
  });
  const [optional, required] = await Promise.all([api({ ...REQUEST, absent: () => true }), api(REQUEST)]);
  expect(optional).toMatchObject({ ok: true });
  expect(required).toMatchObject({ failure: { code: 'page-missing' } });
});

it('a bug is everybody’s who waits, and nobody’s afterwards', async () => {
  let broken = true;
  const api = createBench(async () => {
    await setImmediate();
    if (broken) throw new TypeError('a bug');
    return ok(new Response('{}'));
  });
  const answers = await Promise.allSettled([api(REQUEST), api(REQUEST)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await api(REQUEST)).toMatchObject({ ok: true });
});

it('who goes away while a Bearer is being refreshed is told so at once', async () => {
  const controller = new AbortController();
  const api = createBench(
    async () => ok(new Response('{}')),
    () => new Promise(() => {}),
  );
  const answer = api({ ...REQUEST, signal: controller.signal });
  controller.abort();
  expect(await answer).toEqual({ ok: false, failure: { code: 'superseded' } });
});

it('a shared failure speaks to each asker of what that one asked for', async () => {
  const api = createBench(async ({ title = '' }) => {
    await setImmediate();
    return fail({ code: 'page-missing', title });
  });
  const answers = await Promise.all(['Earth', 'earth'].map((title) => api({ ...REQUEST, title })));
  expect(answers).toEqual(['Earth', 'earth'].map((title) => ({ ok: false, failure: { code: 'page-missing', title } })));
});
