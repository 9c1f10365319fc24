import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../main/auth/account.ts';
import { oauthServers } from '../../../main/auth/server/oauth-servers.ts';
import { createSession } from '../../../main/auth/session/session.ts';
import { createTokenVault } from '../../../main/auth/vault/token-vault.ts';
import { createFakeCipher } from '../../fakes/cipher.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { type Answer, createFakeHttp, html, json } from '../../fakes/http.ts';
import { createFakeKeyValue } from '../../fakes/key-value.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { access, BASE, CLIENT, invalidGrant, parameters, refresh, tokens } from '../fake-wiki.ts';

const PAGE = new URL('https://wiki.example/w/rest.php/v1/page/Earth/html');
const HOUR = 3_600_000;

/** A session over fakes. What is shared between two of them is what outlives the app: store, cipher, clock, server. */
function sessionOver(world = newWorld()) {
  const { http, clock, cipher, store } = world;
  const { log, entries, text } = createFakeLog();
  const servers = oauthServers({ http: http.http, clock, userAgent: 'Lectern/1 (x)' });
  const vault = createTokenVault({ cipher, store, clock, log });
  let changes = 0;
  const changed = () => {
    changes += 1;
  };
  const session = createSession({ issuer: BASE, servers, vault, clock, log, changed });
  const bearer = async () => (await session.bearers.reader().forUrl(PAGE))?.authorization;
  return { ...world, session, bearer, entries, logText: text, changes: () => changes };
}

function newWorld() {
  return { http: createFakeHttp(), clock: createFakeClock(), cipher: createFakeCipher(), store: createFakeKeyValue() };
}

function account(now: number, lifetime: number | undefined = 4 * HOUR): Account {
  const expiresAt = lifetime === undefined ? undefined : now + lifetime;
  return {
    issuer: BASE,
    sub: '3',
    name: 'Reader',
    clientId: CLIENT,
    apiOrigins: ['https://wiki.example'],
    tokens: { access: access(1), refresh: refresh(1), obtainedAt: now, expiresAt },
    since: now,
  };
}

async function signedIn() {
  const it = sessionOver();
  await it.session.adopt(account(it.clock.now()));
  return it;
}

/** Answers the n-th refresh with the pair number n + 1. */
function rotating(): Answer {
  let n = 1;
  return () => {
    n += 1;
    return tokens(n);
  };
}

const bearerOf = async (session: ReturnType<typeof sessionOver>['session']) =>
  (await session.bearers.reader().forUrl(PAGE))?.authorization;

describe('a session at the start', () => {
  it('is signed in from what was kept, without asking anybody', async () => {
    const before = await signedIn();
    const { session, http } = sessionOver(before);
    await session.load();
    expect(session.view()).toEqual({
      state: 'signed-in',
      name: 'Reader',
      issuerHost: 'wiki.example',
      kept: true,
      connection: 'online',
      kind: 'oauth',
    });
    expect(await bearerOf(session)).toBe(`Bearer ${access(1)}`);
    expect(http.sent).toEqual([]);
  });

  it('is signed out, and nothing is lost, where the tokens cannot be read', async () => {
    const before = await signedIn();
    before.cipher.breakDecrypt('timed-out');
    const { session } = sessionOver(before);
    await session.load();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'unreadable-tokens' });
    before.cipher.breakDecrypt(undefined);
    const next = sessionOver(before);
    await next.session.load();
    expect(next.session.view()).toMatchObject({ state: 'signed-in', kept: true });
  });

  it('is signed out where nothing was kept', async () => {
    const { session } = sessionOver();
    await session.load();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'never' });
    expect(await bearerOf(session)).toBeUndefined();
  });

  it('does not overrule a sign-in that was quicker than the key store', async () => {
    const before = await signedIn();
    const { session } = sessionOver(before);
    const loading = session.load();
    const adopting = session.adopt({ ...account(0), name: 'Other', sub: '4' });
    await Promise.all([loading, adopting]);
    expect(session.view()).toMatchObject({ name: 'Other' });
  });
});

describe('where the Bearer goes', () => {
  it('is the account’s API and nowhere else', async () => {
    const { session } = await signedIn();
    expect(await session.bearers.reader().forUrl(new URL('https://upload.wiki.example/image.png'))).toBeUndefined();
    expect(await session.bearers.reader().forUrl(new URL('http://wiki.example/w/rest.php'))).toBeUndefined();
    expect(await bearerOf(session)).toBe(`Bearer ${access(1)}`);
  });

  it('is nowhere when, by the time the Bearer is there, somebody with other origins is signed in', async () => {
    const { session, http, clock } = await signedIn();
    const answer = Promise.withResolvers<Response>();
    http.answerWith(() => answer.promise);
    clock.advance(4 * HOUR);
    const asking = session.bearers.reader().forUrl(PAGE);
    await session.adopt({ ...account(clock.now()), sub: '4', name: 'Other', apiOrigins: ['https://other.example'] });
    answer.resolve(tokens(2));
    expect(await asking).toBeUndefined();
  });
});

describe('refreshing', () => {
  it('happens a minute before the end and not earlier', async () => {
    const { session, http, clock } = await signedIn();
    http.answerWith(rotating());
    clock.advance(4 * HOUR - 60_001);
    expect(await bearerOf(session)).toBe(`Bearer ${access(1)}`);
    clock.advance(1);
    expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
    expect(http.sent).toHaveLength(1);
  });

  it('happens once for fifty who ask at the same time', async () => {
    const { session, http, clock } = await signedIn();
    http.answerWith(rotating());
    clock.advance(4 * HOUR);
    const given = await Promise.all(Array.from({ length: 50 }, () => bearerOf(session)));
    expect(new Set(given)).toEqual(new Set([`Bearer ${access(2)}`]));
    expect(http.sent).toHaveLength(1);
  });

  it('happens once for fifty who are refused at the same time, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { session, http } = await signedIn();
        http.answerWith(rotating());
        const asking = Array.from({ length: 50 }, () => session.bearers.reader().forUrl(PAGE));
        const bearers = (await Promise.all(asking)).filter((bearer) => bearer !== undefined);
        const retries = bearers.map((bearer) =>
          scheduler
            .schedule(Promise.resolve(bearer))
            .then((refused) => session.bearers.reader().refused(refused, 'invalid')),
        );
        await scheduler.waitAll();
        const given = (await Promise.all(retries)).map((bearer) => bearer?.authorization);
        expect(given).toEqual(Array(50).fill(`Bearer ${access(2)}`));
        expect(http.sent).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it('gives whoever comes late with an old Bearer the current one', async () => {
    const { session, http } = await signedIn();
    http.answerWith(rotating());
    const old = await session.bearers.reader().forUrl(PAGE);
    if (!old) throw new Error('no Bearer');
    await session.bearers.reader().refused(old, 'invalid');
    expect((await session.bearers.reader().refused(old, 'invalid'))?.authorization).toBe(`Bearer ${access(2)}`);
    expect(http.sent).toHaveLength(1);
  });

  it('gives nothing to whoever has left', async () => {
    const { session, http } = await signedIn();
    const reader = session.bearers.reader();
    const old = await reader.forUrl(PAGE);
    await session.adopt({ ...account(0), sub: '4', name: 'Other' });
    expect(await reader.forUrl(PAGE)).toBeUndefined();
    expect(old && (await reader.refused(old, 'invalid'))).toBeUndefined();
    // Whose place was taken is signed out, and nothing else is asked.
    expect(http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(1)]);
  });

  it('keeps the old refresh token where the server gives no new one', async () => {
    const { session, http, clock } = await signedIn();
    http.answerWith(() => json({ token_type: 'Bearer', expires_in: 60, access_token: access(2) }));
    clock.advance(4 * HOUR);
    await bearerOf(session);
    clock.advance(HOUR);
    await bearerOf(session);
    expect(http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(1), refresh(1)]);
  });

  it('lets a token that lives shorter than two minutes live half its life', async () => {
    const { session, http, clock } = sessionOver();
    http.answerWith(rotating());
    await session.adopt(account(clock.now(), 20_000));
    clock.advance(9_000);
    expect(await bearerOf(session)).toBe(`Bearer ${access(1)}`);
    clock.advance(1_000);
    expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
  });

  it('survives a clock that is wrong by a day in either direction', async () => {
    for (const day of [24 * HOUR, -24 * HOUR]) {
      const { session, http, clock } = await signedIn();
      http.answerWith(rotating());
      clock.jump(day);
      const bearer = await session.bearers.reader().forUrl(PAGE);
      // With a clock behind, only the server knows that the token is over.
      const last = day < 0 && bearer ? await session.bearers.reader().refused(bearer, 'invalid') : bearer;
      expect(last?.authorization).toBe(`Bearer ${access(2)}`);
      expect(session.view().state).toBe('signed-in');
    }
  });
});

describe('a refresh that fails', () => {
  const passing: [string, Answer][] = [
    ['there is no network', () => 'offline'],
    ['nothing comes', () => 'timed-out'],
    ['the server is broken', () => html('', 500)],
    ['there are too many requests', () => new Response('', { status: 429, headers: { 'retry-after': '5' } })],
    ['a portal answers', () => html()],
  ];
  const refusing: [string, Answer][] = [
    ['the request was wrong', () => json({ error: 'invalid_request' }, 400)],
    ['its form is not taken', () => json({ errorKey: 'rest-unsupported-content-type', httpCode: 415 }, 415)],
  ];

  it.each(refusing)('is not called offline when %s: the server was reached', async (_what, answer) => {
    const { session, http, clock, store } = await signedIn();
    const kept = store.text();
    http.answerWith(answer);
    clock.advance(4 * HOUR);
    expect(await bearerOf(session)).toBeUndefined();
    expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'refusing', kept: true });
    expect(store.text()).toBe(kept);

    http.answerWith(rotating());
    clock.advance(60_000);
    expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
    expect(session.view()).toMatchObject({ connection: 'online' });
  });

  it.each(passing)('signs nobody out when %s, and says offline until it works', async (_what, answer) => {
    const { session, http, clock, store } = await signedIn();
    const kept = store.text();
    http.answerWith(answer);
    clock.advance(4 * HOUR);
    expect(await bearerOf(session)).toBeUndefined();
    expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'offline' });
    expect(store.text()).toBe(kept);

    http.answerWith(rotating());
    clock.advance(60_000);
    expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
    expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'online' });
  });

  it('leaves the server alone for a while', async () => {
    const { session, http, clock } = await signedIn();
    http.answerWith(() => new Response('', { status: 429, headers: { 'retry-after': '300' } }));
    clock.advance(4 * HOUR);
    await bearerOf(session);
    clock.advance(299_000);
    await bearerOf(session);
    expect(http.sent).toHaveLength(1);
    clock.advance(1_000);
    await bearerOf(session);
    expect(http.sent).toHaveLength(2);
  });

  it('is tried again by a clock that was set back', async () => {
    const { session, http, clock } = await signedIn();
    const bearer = await session.bearers.reader().forUrl(PAGE);
    if (bearer) await session.bearers.reader().refused(bearer, 'invalid');
    clock.jump(-24 * HOUR);
    http.answerWith(rotating());
    expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
  });

  it('does not take the token away that is still good', async () => {
    const { session, clock } = await signedIn();
    clock.advance(4 * HOUR - 30_000);
    expect(await bearerOf(session)).toBe(`Bearer ${access(1)}`);
    clock.advance(30_000);
    expect(await bearerOf(session)).toBeUndefined();
  });

  it('sends a refused token to nobody again', async () => {
    const { session } = await signedIn();
    const bearer = await session.bearers.reader().forUrl(PAGE);
    expect(bearer && (await session.bearers.reader().refused(bearer, 'invalid'))).toBeUndefined();
    expect(await bearerOf(session)).toBeUndefined();
    expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'offline' });
  });

  it.each([
    ['Token has expired', 'expired'],
    ['Token has been revoked', 'revoked'],
    ['Cannot decrypt the refresh token', 'revoked'],
  ] as const)('ends the session on "%s"', async (hint, reason) => {
    const { session, http, clock, store } = await signedIn();
    http.answerWith(() => invalidGrant(hint));
    clock.advance(4 * HOUR);
    expect(await bearerOf(session)).toBeUndefined();
    expect(session.view()).toEqual({ state: 'signed-out', reason });
    expect(store.text()).toBe('[]');
  });

  it('ends the session when the client is refused, by either server', async () => {
    const byToken = await signedIn();
    byToken.http.answerWith(() => json({ error: 'access_denied' }, 401));
    byToken.clock.advance(4 * HOUR);
    await bearerOf(byToken.session);
    expect(byToken.session.view()).toEqual({ state: 'signed-out', reason: 'client-refused' });

    const byApi = await signedIn();
    const bearer = await byApi.session.bearers.reader().forUrl(PAGE);
    expect(bearer && (await byApi.session.bearers.reader().refused(bearer, 'client-refused'))).toBeUndefined();
    expect(byApi.session.view()).toEqual({ state: 'signed-out', reason: 'client-refused' });
    expect(byApi.http.sent).toEqual([]);
  });

  it.each([
    ['oauth', 'expired'],
    ['personal-token', 'revoked'],
  ] as const)(
    'ends a session of kind %s that has nothing to refresh with when the server says so, not the clock',
    async (kind, reason) => {
      const { session, clock, http } = sessionOver();
      const { tokens: pair, ...rest } = account(clock.now());
      await session.adopt({ ...rest, kind, tokens: { ...pair, refresh: undefined } });
      clock.jump(24 * HOUR);
      const bearer = await session.bearers.reader().forUrl(PAGE);
      expect(bearer?.authorization).toBe(`Bearer ${access(1)}`);
      expect(http.sent).toEqual([]);
      http.answerWith(() => json({ errorKey: 'mwoauth-invalid-authorization' }, 403));
      expect(bearer && (await session.bearers.reader().refused(bearer, 'invalid'))).toBeUndefined();
      expect(session.view()).toEqual({ state: 'signed-out', reason });
      expect(http.sent.map(({ url }) => url)).toEqual([`${BASE}/oauth2/resource/profile`]);
    },
  );

  describe('a token that cannot be refreshed, and that one wiki refuses', () => {
    async function refusedOnce(answer: Answer) {
      const it = sessionOver();
      const { tokens: pair, ...rest } = account(it.clock.now());
      await it.session.adopt({ ...rest, kind: 'personal-token', tokens: { ...pair, refresh: undefined } });
      it.http.answerWith(answer);
      const reader = it.session.bearers.reader();
      const asking = Array.from({ length: 10 }, async () => {
        const bearer = await reader.forUrl(PAGE);
        return bearer && reader.refused(bearer, 'invalid');
      });
      // None of them is told to try the very same again.
      expect(new Set(await Promise.all(asking))).toEqual(new Set([undefined]));
      return it;
    }

    it('is kept where the issuer itself takes it: a gateway in trouble signs nobody out', async () => {
      const { session, http, bearer } = await refusedOnce(() => json({ sub: '3', username: 'Reader' }));
      expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'online', kept: true });
      expect(http.sent).toHaveLength(1);
      expect(await bearer()).toBe(`Bearer ${access(1)}`);
    });

    it.each([
      ['cannot be reached', () => 'offline' as const],
      ['has trouble', () => json({}, 500)],
      ['is hidden by a portal', () => html()],
    ])('is kept where the issuer %s, and asked after later', async (_what, answer: Answer) => {
      const { session, http, clock, bearer } = await refusedOnce(answer);
      expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'offline', kept: true });
      expect(await bearer()).toBeUndefined();
      expect(http.sent).toHaveLength(1);
      http.answerWith(() => json({ sub: '3', username: 'Reader' }));
      clock.advance(60_000);
      expect(await bearer()).toBe(`Bearer ${access(1)}`);
      expect(session.view()).toMatchObject({ connection: 'online' });
    });
  });

  it('ends the session of a blocked user, and reading goes on without', async () => {
    const { session, http, store } = await signedIn();
    const bearer = await session.bearers.reader().forUrl(PAGE);
    expect(bearer && (await session.bearers.reader().refused(bearer, 'user-blocked'))).toBeUndefined();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'user-blocked' });
    expect(await bearerOf(session)).toBeUndefined();
    expect([http.sent, store.text()]).toEqual([[], '[]']);
  });

  it.each([
    ['access_denied', 401, 'signed-out'],
    ['server_error', 400, 'signed-in'],
    ['temporarily_unavailable', 400, 'signed-in'],
  ] as const)('with %s leaves the reader %s', async (error, status, state) => {
    const { session, http, clock } = await signedIn();
    http.answerWith(() => json({ error }, status));
    clock.advance(4 * HOUR);
    await bearerOf(session);
    expect(session.view().state).toBe(state);
  });
});

describe('the new pair', () => {
  it('is on disk before it is used', async () => {
    const before = await signedIn();
    const { session, http, clock, cipher } = before;
    http.answerWith(rotating());
    clock.advance(4 * HOUR);
    const release = cipher.hold();
    const asking = bearerOf(session);
    let given = false;
    void asking.then(() => {
      given = true;
    });
    await flush();
    expect(http.sent).toHaveLength(1);
    expect(given).toBe(false);
    release();
    expect(await asking).toBe(`Bearer ${access(2)}`);

    const next = sessionOver(before);
    await next.session.load();
    expect(await bearerOf(next.session)).toBe(`Bearer ${access(2)}`);
  });

  it('is not used while the disk is full: the old pair stays, nobody is signed out, and the next who asks tries again', async () => {
    const before = await signedIn();
    const { session, http, clock, store } = before;
    const kept = store.text();
    http.answerWith(rotating());
    clock.advance(4 * HOUR);
    store.breakWrites(1);
    expect(await bearerOf(session)).toBeUndefined();
    expect(session.view()).toMatchObject({ state: 'signed-in', connection: 'offline' });
    expect(store.text()).toBe(kept);

    expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
    expect(session.view()).toMatchObject({ kept: true, connection: 'online' });
    expect(http.sent).toHaveLength(1);
  });

  it('has killed the old one, however long that would have lived', async () => {
    const { session, http, clock, store } = await signedIn();
    http.answerWith(rotating());
    clock.advance(4 * HOUR - 30_000);
    store.breakWrites(1);
    expect(await bearerOf(session)).toBeUndefined();
  });

  it('can be had again with the old one after a crash between answer and write', async () => {
    const before = await signedIn();
    before.http.answerWith(rotating());
    before.clock.advance(4 * HOUR);
    before.store.breakWrites(1);
    await bearerOf(before.session);

    const next = sessionOver(before);
    await next.session.load();
    expect(await bearerOf(next.session)).toBe(`Bearer ${access(3)}`);
    expect(next.http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(1), refresh(1)]);
  });

  it.each(['timed-out', 'unavailable', 'refused'] as const)(
    'waits for a key store that is %s once, then lives in memory',
    async (code) => {
      const { session, http, clock, cipher } = await signedIn();
      http.answerWith(rotating());
      clock.advance(4 * HOUR);
      cipher.breakEncrypt(code);
      expect(await bearerOf(session)).toBeUndefined();
      expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
      expect(session.view()).toMatchObject({ state: 'signed-in', kept: false, connection: 'online' });
      expect(http.sent).toHaveLength(1);
    },
  );

  it('lives in memory where the key store protects nothing', async () => {
    for (const strength of ['weak', 'none', 'unknown'] as const) {
      const { session, cipher, store, clock } = sessionOver();
      cipher.become(strength);
      await session.adopt(account(clock.now()));
      expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
      expect(await bearerOf(session)).toBe(`Bearer ${access(1)}`);
      expect(store.text()).toBe('[]');
    }
  });
});

describe('a server that refuses every token', () => {
  async function readFor(minutes: number, it: Awaited<ReturnType<typeof signedIn>>) {
    for (let second = 0; second < minutes * 60; second += 1) {
      const reader = it.session.bearers.reader();
      const bearer = await reader.forUrl(PAGE);
      const next = bearer && (await reader.refused(bearer, 'invalid'));
      if (next) await reader.refused(next, 'invalid');
      it.clock.advance(1_000);
    }
  }

  it('is asked for another pair once a minute, not by every page, and what is between is read as nobody', async () => {
    const it = await signedIn();
    it.http.answerWith(rotating());
    await readFor(1, it);
    expect(it.http.sent).toHaveLength(2);
    expect(it.session.view()).toMatchObject({ state: 'signed-in', kept: true, connection: 'offline' });
    await readFor(4, it);
    expect(it.http.sent.length).toBeGreaterThan(2);
    expect(it.http.sent.length).toBeLessThanOrEqual(6);
  });

  it('and has come to its senses, is read with a new pair after the pause', async () => {
    const it = await signedIn();
    it.http.answerWith(rotating());
    await readFor(1, it);
    it.clock.advance(60_000);
    expect(await bearerOf(it.session)).toBe(`Bearer ${access(4)}`);
    expect(it.session.view()).toMatchObject({ state: 'signed-in', connection: 'online' });
  });

  it('is told from one that ends a pair now and then: a new one is had at once', async () => {
    const { session, http, clock } = await signedIn();
    http.answerWith(rotating());
    for (let pair = 2; pair < 10; pair += 2) {
      const first = await session.bearers.reader().forUrl(PAGE);
      const young = first && (await session.bearers.reader().refused(first, 'invalid'));
      expect(young?.authorization).toBe(`Bearer ${access(pair)}`);
      const next = young && (await session.bearers.reader().refused(young, 'invalid'));
      expect(next?.authorization).toBe(`Bearer ${access(pair + 1)}`);
      clock.advance(60_000);
    }
  });
});

describe('a key store that turns weak', () => {
  it('leaves no dead tokens behind that would look like a session at the next start', async () => {
    const { session, http, cipher, store, clock, ...world } = await signedIn();
    http.answerWith(rotating());
    cipher.become('weak');
    clock.advance(4 * HOUR);
    expect(await bearerOf(session)).toBe(`Bearer ${access(2)}`);
    expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
    expect(store.text()).toBe('[]');
    const next = sessionOver({ ...world, http, cipher, store, clock });
    await next.session.load();
    expect(next.session.view()).toEqual({ state: 'signed-out', reason: 'never' });
  });
});

describe('signing out', () => {
  it('forgets at once, refreshes once so that the old access token dies, and throws the answer away', async () => {
    const { session, http, store } = await signedIn();
    http.answerWith(rotating());
    const leaving = session.signOut();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(store.text()).toBe('[]');
    await leaving;
    expect(http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(1)]);
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(store.text()).toBe('[]');
    expect(await bearerOf(session)).toBeUndefined();
  });

  it('works offline', async () => {
    const { session, store } = await signedIn();
    await session.signOut();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(store.text()).toBe('[]');
  });

  it('throws away a refresh that finishes afterwards, and ends the pair it brought', async () => {
    const { session, http, clock, store } = await signedIn();
    const answers = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()];
    let asked = 0;
    http.answerWith(() => {
      asked += 1;
      return answers[asked - 1]?.promise ?? 'offline';
    });
    clock.advance(4 * HOUR);
    const asking = bearerOf(session);
    await flush();
    const leaving = session.signOut();
    answers[0]?.resolve(tokens(2));
    answers[1]?.resolve(tokens(3));
    expect(await asking).toBeUndefined();
    await leaving;
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(store.text()).toBe('[]');
    expect(http.sent.map((request) => parameters(request)['refresh_token'])).toEqual([refresh(1), refresh(2)]);
  });

  it('is not undone by a key store that answers late', async () => {
    const { session, http, clock, cipher, store } = await signedIn();
    http.answerWith(rotating());
    clock.advance(4 * HOUR);
    const release = cipher.hold();
    const asking = bearerOf(session);
    await flush();
    const leaving = session.signOut();
    release();
    await Promise.all([asking, leaving]);
    expect(store.text()).toBe('[]');
    expect(await asking).toBeUndefined();
  });

  it('leaves no way back even where the disk refuses to forget, and says that it did', async () => {
    const { session, http, store } = await signedIn();
    http.answerWith(rotating());
    store.breakWrites();
    await session.signOut();
    expect(session.view()).toEqual({ state: 'signed-out', reason: 'by-user', stillOnDisk: true });
    expect(http.sent).toHaveLength(1);
  });
});

/** Lets everything run that needs no further event. */
async function flush(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
