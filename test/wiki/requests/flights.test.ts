import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFlights, type FlightDeps } from '../../../main/wiki/requests/flights.ts';
import { fail, ok } from '../../../shared/result.ts';

const REQUEST = { url: new URL('https://en.wikipedia.org/w/rest.php/v1/page/Earth'), accept: 'application/json' };

/** Flights without a queue. @param send what is made of a request. */
function createBench(send: FlightDeps['send']) {
  return createFlights({
    limiter: { enter: () => ({ turn: Promise.resolve({ kind: 'go' }), setPriority: () => {}, leave: () => {} }) },
    asker: async () => ({ caller: 'signed-out', mark: 'nobody' }),
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
