import { describe, expect, it } from 'vitest';
import { accountId } from '../../../main/auth/account.ts';
import { access, BASE, invalidGrant, parameters, refresh } from '../fake-wiki.ts';
import { flush, HOUR, member, newSessionWorld, PAGE, rotating, runSession } from './session-world.ts';

const ELSEWHERE = 'https://other.example/w/rest.php';

/** Two who are signed in, the second of them active. */
async function two() {
  const world = newSessionWorld();
  const run = runSession(world);
  const now = world.clock.now();
  await run.session.adopt(member(now, '3', 1));
  await run.session.adopt(member(now, '4', 40), 'add');
  const [first, second] = run.session.accounts();
  if (!first || !second) throw new Error('There are no two accounts');
  return { ...world, ...run, world, first, second };
}

describe('several accounts', () => {
  it('are listed in the order of signing in, one of them active, and are all there at the next start', async () => {
    const { session, world } = await two();
    const listed = session.accounts();
    expect(listed.map(({ name, active, kept, state }) => [name, active, kept, state])).toEqual([
      ['Reader 3', false, true, 'signed-in'],
      ['Reader 4', true, true, 'signed-in'],
    ]);
    const next = runSession(world);
    await next.session.load();
    expect(next.session.accounts()).toEqual(listed);
    expect(await next.bearer()).toBe(`Bearer ${access(40)}`);
  });

  it('are told apart by issuer and number: the same number elsewhere is somebody else', async () => {
    const { session, clock } = await two();
    const other = { ...member(clock.now(), '3', 70), issuer: ELSEWHERE, apiOrigins: ['https://other.example'] };
    await session.adopt(other, 'add');
    expect(session.accounts().map(({ issuerHost, name }) => `${name} ${issuerHost}`)).toEqual([
      'Reader 3 wiki.example',
      'Reader 4 wiki.example',
      'Reader 3 other.example',
    ]);
    expect(accountId({ issuer: BASE, sub: '3' })).not.toBe(accountId({ issuer: ELSEWHERE, sub: '3' }));
    expect(accountId({ issuer: BASE, sub: '3' })).not.toContain('3'.repeat(32));
  });

  it('have each their own origins: no Bearer of one goes to the other’s', async () => {
    const { session, clock, bearer, first } = await two();
    const away = new URL('https://other.example/w/rest.php/v1/page/Earth');
    const other = { ...member(clock.now(), '9', 70), issuer: ELSEWHERE, apiOrigins: ['https://other.example'] };
    await session.adopt(other, 'add');
    expect([await bearer(PAGE), await bearer(away)]).toEqual([undefined, `Bearer ${access(70)}`]);
    session.switchTo(first.id);
    expect([await bearer(PAGE), await bearer(away)]).toEqual([`Bearer ${access(1)}`, undefined]);
  });

  it('take each other’s place where nobody asked for both', async () => {
    const { session, http, store, clock } = await two();
    await session.adopt(member(clock.now(), '5', 50));
    await flush();
    expect(session.accounts().map(({ name }) => name)).toEqual(['Reader 3', 'Reader 5']);
    expect(http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(40)]);
    expect(JSON.stringify(store.get('auth.accounts'))).not.toContain('"sub":"4"');
  });
});

describe('switching', () => {
  it('changes what later requests carry, and is remembered', async () => {
    const { session, world, bearer, first, http } = await two();
    expect(session.switchTo(first.id)).toBe(true);
    expect(session.view()).toMatchObject({ name: 'Reader 3' });
    expect(await bearer()).toBe(`Bearer ${access(1)}`);
    expect(http.sent).toEqual([]);
    const next = runSession(world);
    await next.session.load();
    expect(next.session.view()).toMatchObject({ name: 'Reader 3' });
  });

  it('leaves a request that waits for its Bearer with the account it began with', async () => {
    const { session, http, clock, bearer, first } = await two();
    const answer = Promise.withResolvers<Response>();
    http.answerWith(() => answer.promise);
    clock.advance(4 * HOUR);
    const asking = bearer();
    await flush();
    session.switchTo(first.id);
    answer.resolve((await rotating(41)({ method: 'POST', url: '', headers: {}, body: '' })) as Response);
    expect(await asking).toBe(`Bearer ${access(41)}`);
    expect(http.aborted()).toBe(0);
  });

  it('mends the refused Bearer of a request under way with the account it began with', async () => {
    const { session, http, first } = await two();
    http.answerWith(rotating(41));
    const reader = session.bearers.reader();
    const bearer = await reader.forUrl(PAGE);
    session.switchTo(first.id);
    const next = bearer && (await reader.refused(bearer, 'invalid'));
    expect(next?.authorization).toBe(`Bearer ${access(41)}`);
    expect(parameters(http.sent[0] ?? ({ body: '' } as never))['refresh_token']).toBe(refresh(40));
    expect(session.view()).toMatchObject({ name: 'Reader 3' });
  });

  it('to nobody we know changes nothing', async () => {
    const { session } = await two();
    expect(session.switchTo('unknown')).toBe(false);
    expect(session.view()).toMatchObject({ name: 'Reader 4' });
  });
});

describe('one of several', () => {
  it('can be removed, and the other stays as it was', async () => {
    const { session, http, first, bearer } = await two();
    http.answerWith(rotating());
    await session.remove(first.id);
    expect(session.accounts().map(({ name }) => name)).toEqual(['Reader 4']);
    expect(http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(1)]);
    expect(await bearer()).toBe(`Bearer ${access(40)}`);
    expect(session.remove('unknown')).toBeUndefined();
  });

  it('signs out alone: nobody else becomes active unasked, now or at the next start', async () => {
    const { session, world, bearer, first } = await two();
    await session.signOut();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(await bearer()).toBeUndefined();
    const next = runSession(world);
    await next.session.load();
    expect(next.session.view()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(next.session.switchTo(first.id)).toBe(true);
    expect(await next.bearer()).toBe(`Bearer ${access(1)}`);
  });

  it('is revoked alone, stays listed with the reason, and reading goes on as nobody', async () => {
    const { session, http, clock, bearer, first } = await two();
    http.answerWith((request) =>
      parameters(request)['refresh_token'] === refresh(40)
        ? invalidGrant('Token has been revoked')
        : rotating()(request),
    );
    clock.advance(4 * HOUR);
    expect(await bearer()).toBeUndefined();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'revoked' });
    expect(session.accounts().map(({ state }) => state)).toEqual(['signed-in', { signedOut: 'revoked' }]);
    session.switchTo(first.id);
    expect(await bearer()).toBe(`Bearer ${access(2)}`);
  });
});

describe('a sign-in in the place of another', () => {
  it('lets the other be until it is written, and for good where that one was chosen again meanwhile', async () => {
    const { session, cipher, second, clock, http } = await two();
    const release = cipher.hold();
    const adopting = session.adopt(member(clock.now(), '5', 50));
    await flush();
    expect(session.accounts().map(({ name }) => name)).toEqual(['Reader 3', 'Reader 4', 'Reader 5']);
    session.switchTo(second.id);
    release();
    await adopting;
    expect(session.accounts().map(({ name, active }) => [name, active])).toEqual([
      ['Reader 3', false],
      ['Reader 4', true],
      ['Reader 5', false],
    ]);
    expect(http.sent).toEqual([]);
  });
});

describe('a sign-in that is taken back while the key store still writes', () => {
  it('takes nobody’s place: whoever was signed in stays so, now and at the next start', async () => {
    const { session, world, cipher, second, clock, http } = await two();
    const release = cipher.hold();
    const adopting = session.adopt(member(clock.now(), '5', 50));
    await flush();
    http.answerWith(rotating(90));
    const leaving = session.signOut();
    release();
    await Promise.all([adopting, leaving]);
    await flush();
    expect(session.accounts().map(({ name, state }) => [name, state])).toEqual([
      ['Reader 3', 'signed-in'],
      ['Reader 4', 'signed-in'],
    ]);
    expect(http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(50)]);
    // Nobody becomes active unasked, and the next start agrees.
    const next = runSession(world);
    await next.session.load();
    for (const run of [session, next.session]) expect(run.view()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(next.session.switchTo(second.id)).toBe(true);
    expect(await next.bearer()).toBe(`Bearer ${access(40)}`);
  });
});

describe('which account is active at the next start', () => {
  it('is the one chosen last, though another was still being written then', async () => {
    const { session, world, cipher, first, clock } = await two();
    const release = cipher.hold();
    const adopting = session.adopt(member(clock.now(), '5', 50), 'add');
    await flush();
    session.switchTo(first.id);
    release();
    await adopting;
    const next = runSession(world);
    await next.session.load();
    expect(next.session.view()).toMatchObject({ name: 'Reader 3' });
  });

  it('is the one who signed in, though it could only be written later', async () => {
    const world = newSessionWorld();
    const { session, bearer } = runSession(world);
    world.store.breakWrites(1);
    await session.adopt(member(world.clock.now()));
    world.clock.advance(30_000);
    await bearer();
    await flush();
    expect(session.view()).toMatchObject({ kept: true });
    const next = runSession(world);
    await next.session.load();
    expect(next.session.view()).toMatchObject({ state: 'signed-in', name: 'Reader 3' });
  });
});

describe('a refusal while the account is being written', () => {
  it('is answered by a refresh once that is done', async () => {
    const { session, cipher, bearer, clock, http } = await two();
    http.answerWith(rotating(90));
    const release = cipher.hold();
    const adopting = session.adopt(member(clock.now(), '5', 50), 'add');
    await flush();
    const reader = session.bearers.reader();
    const refused = await reader.forUrl(PAGE);
    const another = refused && reader.refused(refused, 'invalid');
    release();
    await adopting;
    expect((await another)?.authorization).toBe(`Bearer ${access(90)}`);
    expect(await bearer()).toBe(`Bearer ${access(90)}`);
  });
});

it('a Bearer of before gives way to the new one once the same person has signed in anew: nothing old is written over it', async () => {
  const { session, http, clock, world } = await two();
  http.answerWith(rotating(90));
  const reader = session.bearers.reader();
  const old = await reader.forUrl(PAGE);
  await session.adopt(member(clock.now(), '4', 50));
  expect(old && (await reader.refused(old, 'invalid'))?.authorization).toBe(`Bearer ${access(50)}`);
  expect(http.sent).toEqual([]);
  const next = runSession(world);
  await next.session.load();
  expect(await next.bearer()).toBe(`Bearer ${access(50)}`);
});
