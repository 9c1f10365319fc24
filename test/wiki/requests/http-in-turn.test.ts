import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../../main/wiki/pace/pace.ts';
import { httpInTurn } from '../../../main/wiki/requests/http-in-turn.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { type Answer, createFakeHttp, never } from '../../fakes/http.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import { createBench as createWikiBench, EN, pieces } from '../answers.ts';

const GET = { method: 'GET', headers: {} } as const;
const ADDRESS = 'https://wiki.example/wiki/Main_Page';

function createBench(answer: Answer) {
  const clock = createFakeClock();
  const { limits, limiter, budget } = createPace(clock, createFakeRandom());
  const fake = createFakeHttp(answer);
  return {
    ...fake,
    clock,
    limits,
    budget,
    inTurn: httpInTurn({ http: fake.http, limiter, caller: 'signed-out', clock }),
  };
}

describe('a request outside the API', () => {
  it('is one of the three of its host until its last byte', async () => {
    const { inTurn, sent } = createBench(() => new Response(pieces(['head'], 'hang')));
    const answers = await Promise.all([1, 2, 3].map(() => inTurn(ADDRESS, GET)));
    const fourth = inTurn(ADDRESS, GET);
    await setImmediate();
    expect(sent).toHaveLength(3);
    if (answers[0]?.ok) await answers[0].value.body?.cancel();
    await fourth;
    expect(sent).toHaveLength(4);
  });

  it('leaves its place when it fails', async () => {
    const { inTurn, sent } = createBench(() => 'offline');
    for (let turn = 0; turn < 4; turn += 1)
      await expect(inTurn(ADDRESS, GET)).rejects.toMatchObject({ code: 'offline' });
    expect(sent).toHaveLength(4);
  });

  it('is not sent when nobody waits any more', async () => {
    const { inTurn, sent } = createBench(never);
    for (let place = 0; place < 3; place += 1) void inTurn(ADDRESS, GET);
    const controller = new AbortController();
    const given = inTurn(ADDRESS, { ...GET, signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: 'aborted' });
    expect(sent).toHaveLength(3);
  });

  it('is not sent before the moment its host named', async () => {
    const { inTurn, limits, sent } = createBench(never);
    const until = limits.limited('wiki.example', '7');
    expect(await inTurn(ADDRESS, GET)).toEqual({ ok: false, failure: { code: 'limited', until } });
    expect(sent).toHaveLength(0);
  });

  it('that finds the budget spent leaves its host unblamed', async () => {
    const { inTurn, limits, budget, clock } = createBench(never);
    for (let sent = 0; sent < 200; sent += 1) budget.spend(new URL(ADDRESS), 'signed-out');
    const failure = { code: 'limited', until: clock.now() + 60_000 };
    expect(await inTurn(ADDRESS, GET)).toEqual({ ok: false, failure });
    expect(limits.until('wiki.example')).toBeUndefined();
  });

  it('shares the places of the API', async () => {
    const { wiki, http } = createWikiBench(never);
    for (const title of ['A', 'B', 'C']) void wiki.page({ site: EN, title });
    await setImmediate();
    void wiki.discoverSite('https://en.wikipedia.org/wiki/Earth');
    await setImmediate();
    expect(http.sent).toHaveLength(3);
  });
});
