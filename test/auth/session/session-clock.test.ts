import { describe, expect, it } from 'vitest';
import { createServerClock } from '../../../main/auth/clock-skew.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeHttp } from '../../fakes/http.ts';
import { access, tokens } from '../fake-wiki.ts';
import { DAY, HOUR, member, newSessionWorld, rotating, runSession } from './session-world.ts';

/** An answer of a server whose clock is right. */
function dated(response: Response, at: number): Response {
  response.headers.set('date', new Date(at).toUTCString());
  return response;
}

describe.each([
  ['ahead', DAY],
  ['behind', -DAY],
])('a clock that is a day %s', (_where, wrong) => {
  it('is measured by the first answer, and tokens last as long as the server says', async () => {
    const world = newSessionWorld();
    const right = world.clock.now;
    let n = 1;
    let offset = 0;
    world.http.answerWith(() => {
      n += 1;
      return dated(tokens(n), right() - offset);
    });
    const before = runSession(world);
    await before.session.adopt(member(right()));
    world.clock.jump(wrong);
    offset = wrong;

    const run = runSession(world);
    await run.session.load();
    const bearer = await run.session.bearers.reader().forUrl(new URL('https://wiki.example/'));
    // With a clock behind, only the server knows that the token is over.
    if (bearer?.authorization === `Bearer ${access(1)}`) await run.session.bearers.reader().refused(bearer, 'invalid');
    expect(await run.bearer()).toBe(`Bearer ${access(2)}`);
    expect(Math.round((run.skewMs() ?? 0) / HOUR)).toBe(wrong / HOUR);

    world.clock.advance(4 * HOUR - 62_000);
    expect(await run.bearer()).toBe(`Bearer ${access(2)}`);
    world.clock.advance(3_000);
    expect(await run.bearer()).toBe(`Bearer ${access(3)}`);
    expect(run.session.view()).toMatchObject({ state: 'signed-in', connection: 'online' });
  });
});

describe('a clock that lives in the past', () => {
  async function longAgo() {
    const world = newSessionWorld();
    const before = runSession(world);
    await before.session.adopt(member(world.clock.now()));
    const kept = world.store.text();
    world.clock.jump(-20 * 365 * DAY);
    const run = runSession(world);
    await run.session.load();
    return { ...world, ...run, kept };
  }

  it('is said where no certificate can be trusted by it, and nothing is forgotten', async () => {
    const { http, session, bearer, store, kept, clock } = await longAgo();
    http.answerWith(() => 'tls');
    expect(await bearer()).toBe(`Bearer ${access(1)}`);
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'clock-wrong' });
    expect(store.text()).toBe(kept);
    clock.jump(20 * 365 * DAY);
    expect(await bearer()).toBe(`Bearer ${access(1)}`);
    expect(session.view()).toMatchObject({ state: 'signed-in' });
  });

  it('is no trouble where a server can be asked', async () => {
    const { http, session, bearer } = await longAgo();
    http.answerWith(rotating());
    expect(await bearer()).toBe(`Bearer ${access(2)}`);
    expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'online' });
  });
});

it('a certificate that is not trusted is no word on the clock where that can be right', async () => {
  const world = newSessionWorld();
  const run = runSession(world);
  await run.session.adopt(member(world.clock.now()));
  world.http.answerWith(() => 'tls');
  world.clock.advance(4 * HOUR);
  await run.bearer();
  expect(run.session.view()).toMatchObject({ state: 'signed-in', connection: 'offline' });
});

describe('the skew', () => {
  const ask = async (headers: Record<string, string>, url = 'https://wiki.example/x') => {
    const clock = createFakeClock(Date.UTC(2026, 8, 2, 12));
    const { http } = createFakeHttp(() => new Response('', { headers }));
    let changes = 0;
    const server = createServerClock(clock, () => {
      changes += 1;
    });
    const hearing = server.hearing(http, ({ origin }) => origin === 'https://wiki.example');
    await hearing(url, { method: 'GET', headers: {} });
    await hearing(url, { method: 'GET', headers: {} });
    return { skew: server.skewMs(), ahead: clock.now() - server.now(), changes };
  };

  it('is heard once, and not announced again while it is the same', async () => {
    const { skew, ahead, changes } = await ask({ date: 'Tue, 01 Sep 2026 12:00:00 GMT' });
    expect(skew).toBe(DAY - 500);
    expect([ahead, changes]).toEqual([skew, 1]);
  });

  it('of a second or two is none', async () => {
    expect((await ask({ date: 'Wed, 02 Sep 2026 11:59:59 GMT' })).skew).toBe(0);
  });

  it.each([
    ['without a date', {}],
    ['with a date that is none', { date: 'yesterday' }],
    ['out of a cache', { date: 'Tue, 01 Sep 2026 12:00:00 GMT', age: '86400' }],
  ])('is not learnt from an answer %s', async (_what, headers: Record<string, string>) => {
    expect((await ask(headers)).skew).toBeUndefined();
  });

  it('is not learnt from a stranger', async () => {
    const { skew } = await ask({ date: 'Tue, 01 Sep 2026 12:00:00 GMT' }, 'https://added.example/x');
    expect(skew).toBeUndefined();
  });
});
