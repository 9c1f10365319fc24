import { describe, expect, it, vi } from 'vitest';
import { CipherError } from '../../../main/auth/ports.ts';
import type { CallbackRefusal } from '../../../shared/failures.ts';
import { html, json } from '../../fakes/http.ts';
import { callback, DENIED, newWorld, REDIRECT, startApp } from '../app.ts';
import { access, BASE, CLIENT, friendlyWiki, invalidGrant, isTokenRequest, parameters } from '../fake-wiki.ts';

const HOUR = 3_600_000;
const PAGE = new URL('https://wiki.example/w/rest.php/v1/page/Earth/html');

/** Nothing was waiting, and that is said. */
const refusedAlone = (reason: CallbackRefusal) => ({ step: 'idle', notice: { code: 'callback-refused', reason } });

/** An app that is waiting for its callback. */
async function waitingApp(world = newWorld()) {
  const app = await startApp(world);
  await app.auth.signIn();
  return { ...app, world };
}

describe('signing in', () => {
  it('goes through the browser and back to a name', async () => {
    const { auth, world, opened, allowed, request, focused, step, session, views } = await waitingApp();
    expect(opened).toHaveLength(1);
    expect(request().href).toMatch(`${BASE}/oauth2/authorize?`);
    expect(step()).toMatchObject({ step: 'waiting', browser: 'opened', expiresAt: world.clock.now() + HOUR });

    await auth.receiveCallback(['/opt/lectern', '--flag', allowed()]);
    expect(step()).toEqual({ step: 'done', name: 'Reader' });
    expect(session()).toMatchObject({ state: 'signed-in', name: 'Reader', issuerHost: 'wiki.example', kept: true });
    expect(focused()).toBe(1);
    expect(views.map(({ signIn }) => signIn.step)).toEqual(
      expect.arrayContaining(['idle', 'waiting', 'exchanging', 'done']),
    );
    expect((await auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${access(1)}`);
  });

  it('says how to get a client id where none is known, and notices when one is given', async () => {
    const app = await startApp(newWorld(), { client: undefined });
    expect(app.auth.view().client).toMatchObject({ source: 'none', redirectUris: { scheme: REDIRECT } });
    expect(await app.auth.signIn()).toEqual({ ok: false, failure: { code: 'client-id-missing' } });
    expect(app.opened).toEqual([]);

    app.setClient({ id: CLIENT, source: 'settings', redirect: 'scheme' });
    app.auth.clientChanged();
    expect(app.views.at(-1)?.client.source).toBe('settings');
    expect(await app.auth.signIn()).toMatchObject({ ok: true });
  });

  it('waits all the same where no browser could be started, and offers the address', async () => {
    const app = await startApp();
    app.breakBrowser();
    expect(await app.auth.signIn()).toEqual({ ok: false, failure: { code: 'browser-failed' } });
    expect(app.step()).toMatchObject({ step: 'waiting', browser: 'failed' });
    await app.auth.copyLink();
    expect(app.clipboard()).toBe(app.opened[0]);
    await app.auth.receiveCallback([app.allowed()]);
    expect(app.step().step).toBe('done');
  });

  it('opens no address that has expired while the computer slept', async () => {
    const { auth, opened, clipboard, world, step } = await waitingApp();
    world.clock.jump(HOUR);
    expect(await auth.reopenBrowser()).toEqual({ ok: false, failure: { code: 'no-attempt' } });
    expect(step()).toEqual({ step: 'failed', failure: { code: 'attempt-expired' } });
    expect(await auth.copyLink()).toEqual({ ok: false, failure: { code: 'no-attempt' } });
    expect(opened).toHaveLength(1);
    expect(clipboard()).toBe('');
  });

  it('takes up an attempt for no longer than an hour, however far the clock was set back', async () => {
    const { world } = await waitingApp();
    world.clock.jump(-60 * 24 * HOUR);
    const { step } = await startApp(world);
    // What is counted down is the hour that is meant.
    expect(step()).toMatchObject({ step: 'waiting', expiresAt: world.clock.now() + HOUR });
    world.clock.advance(HOUR);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'attempt-expired' } });
  });

  it('opens the same address again', async () => {
    const { auth, opened } = await waitingApp();
    await auth.reopenBrowser();
    expect(opened).toEqual([opened[0], opened[0]]);
  });

  it('asks to be started first where nothing is waiting', async () => {
    const { auth } = await startApp();
    for (const result of [await auth.reopenBrowser(), await auth.copyLink(), await auth.pasteAddress()]) {
      expect(result).toEqual({ ok: false, failure: { code: 'no-attempt' } });
    }
  });

  it('ends the old attempt with a new one', async () => {
    const { auth, allowed, step, opened } = await waitingApp();
    const old = allowed();
    await auth.signIn();
    await auth.receiveCallback([old]);
    expect(step()).toMatchObject({ step: 'waiting', notice: { code: 'callback-refused', reason: 'unknown-state' } });
    expect(opened[0]).not.toBe(opened[1]);
    await auth.receiveCallback([allowed()]);
    expect(step().step).toBe('done');
  });

  it('lets the second of two hurried clicks win', async () => {
    const { auth, opened, step } = await startApp();
    const results = await Promise.all([auth.signIn(), auth.signIn()]);
    expect(results.map(({ ok }) => ok)).toEqual([false, true]);
    expect(opened).toHaveLength(1);
    expect(step().step).toBe('waiting');
  });

  it('takes the name of the same user anew, and another user instead', async () => {
    const world = newWorld();
    const { auth, allowed, session } = await waitingApp(world);
    await auth.receiveCallback([allowed()]);
    const wiki = friendlyWiki();
    world.wiki.answerWith((request) =>
      isTokenRequest(request) ? wiki(request) : json({ sub: '4', username: 'Other' }),
    );
    await auth.signIn();
    await auth.receiveCallback([allowed()]);
    expect(session()).toMatchObject({ name: 'Other' });
    expect((await startApp(world)).session()).toMatchObject({ name: 'Other' });
  });
});

describe('while waiting', () => {
  it('takes a denial as news: the attempt can still be redeemed', async () => {
    const { auth, allowed, step } = await waitingApp();
    await auth.receiveCallback([DENIED]);
    expect(step()).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
    await auth.receiveCallback([allowed()]);
    expect(step().step).toBe('done');
  });

  it.each([
    ['unknown-state', () => [callback({ code: 'SECRET-code', state: 'SECRET-stranger' })]],
    ['unknown-state', () => [callback({ error: 'invalid_scope', state: 'SECRET-stranger' })]],
    ['malformed', () => [`${REDIRECT}?code=SECRET-code`]],
    ['malformed', () => ['org.lectern.reader://evil.example/oauth/callback?code=SECRET-code&state=x']],
    ['too-long', () => [`${REDIRECT}?code=${'SECRET'.repeat(4000)}`]],
    ['several', (good: string) => [good, good]],
  ])('refuses a callback as %s, logs no value of it, and goes on', async (reason, candidates) => {
    const { auth, allowed, step, log, world } = await waitingApp();
    await auth.receiveCallback(candidates(allowed()));
    expect(step()).toMatchObject({ step: 'waiting', notice: { code: 'callback-refused', reason } });
    expect(log.entries).toContainEqual({ level: 'warn', event: 'auth.callback-refused', data: { reason } });
    expect(log.text()).not.toContain('SECRET');
    expect(world.wiki.sent).toEqual([]);
    await auth.receiveCallback([allowed()]);
    expect(step().step).toBe('done');
  });

  it('makes nothing of a second launch without an address', async () => {
    const { auth, step, log, focused } = await waitingApp();
    await auth.receiveCallback(['/opt/lectern', '--flag']);
    expect(step()).not.toHaveProperty('notice');
    expect(focused()).toBe(0);
    expect(log.entries).toEqual([]);
  });

  it('ends with an error that names the attempt', async () => {
    const { auth, request, step, world } = await waitingApp();
    await auth.receiveCallback([callback({ error: 'invalid_scope', state: request().searchParams.get('state') })]);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'authorization-refused', error: 'invalid_scope' } });
    expect(world.store.text()).toBe('[]');
  });

  it('ends after an hour, and takes nothing that comes later', async () => {
    const { auth, allowed, step, world, log } = await waitingApp();
    const late = allowed();
    world.clock.advance(HOUR - 1);
    expect(step().step).toBe('waiting');
    world.clock.advance(1);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'attempt-expired' } });
    await auth.receiveCallback([late]);
    expect(log.entries).toContainEqual({ level: 'warn', event: 'auth.callback-refused', data: { reason: 'expired' } });
    expect(world.wiki.sent).toEqual([]);
    expect(world.store.text()).toBe('[]');
  });

  it('takes nothing late even where the timer has slept with the computer', async () => {
    const { auth, allowed, step, world } = await waitingApp();
    world.clock.jump(HOUR);
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'attempt-expired' } });
    expect(world.wiki.sent).toEqual([]);
  });

  it('ends when it is cancelled, and takes nothing that comes later', async () => {
    const { auth, allowed, step, world, log } = await waitingApp();
    await auth.cancel();
    expect(step()).toEqual({ step: 'idle' });
    expect(world.store.text()).toBe('[]');
    expect(world.clock.waiting()).toBe(0);
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual(refusedAlone('cancelled'));
    expect(log.entries).toContainEqual({
      level: 'warn',
      event: 'auth.callback-refused',
      data: { reason: 'cancelled' },
    });
    expect(world.wiki.sent).toEqual([]);
    await auth.cancel();
    expect(step()).toEqual({ step: 'idle' });
  });
});

describe('a callback', () => {
  it('counts once', async () => {
    const { auth, allowed, step, session, log, world } = await waitingApp();
    await Promise.all([auth.receiveCallback([allowed()]), auth.receiveCallback([allowed()])]);
    expect(step().step).toBe('done');
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual(refusedAlone('used'));
    expect(session()).toMatchObject({ state: 'signed-in', name: 'Reader' });
    expect(world.wiki.sent.filter(isTokenRequest)).toHaveLength(1);
    expect(log.entries.filter(({ data }) => data['reason'] === 'used')).toHaveLength(2);
  });

  it('completes what an earlier run began', async () => {
    const { opened, allowed, world } = await waitingApp();
    const next = await startApp(world);
    expect(next.step()).toMatchObject({ step: 'waiting', browser: 'opened' });
    await next.auth.receiveCallback([allowed()]);
    expect(next.step()).toEqual({ step: 'done', name: 'Reader' });
    const [exchange] = world.wiki.sent;
    expect(exchange && parameters(exchange)).toMatchObject({ code: 'SECRET-code', redirect_uri: REDIRECT });
    expect(opened).toHaveLength(1);
    expect(world.store.get('auth.attempt')).toBeUndefined();
  });

  it.each(['unavailable', 'timed-out'] as const)(
    'completes what an earlier run began, though the key store was %s at the start',
    async (code) => {
      const { allowed, world } = await waitingApp();
      world.cipher.breakDecrypt(code);
      const next = await startApp(world);
      expect(next.step()).toEqual({ step: 'idle' });
      world.cipher.breakDecrypt(undefined);
      await next.auth.receiveCallback([allowed()]);
      expect(next.step()).toEqual({ step: 'done', name: 'Reader' });
    },
  );

  it('of an earlier run is waited for again as soon as a retry opens the key store', async () => {
    const { allowed, world } = await waitingApp();
    world.cipher.breakDecrypt('unavailable');
    const next = await startApp(world);
    const timers = world.clock.waiting();
    world.cipher.breakDecrypt(undefined);
    await Promise.all([next.auth.retryKeyStore(), next.auth.retryKeyStore()]);
    expect(next.step()).toMatchObject({ step: 'waiting', browser: 'opened' });
    await next.auth.receiveCallback([allowed()]);
    expect(next.step().step).toBe('done');
    expect(world.clock.waiting()).toBe(timers);
  });

  it('is over with its attempt, also where that could not be taken off the disk', async () => {
    const { auth, allowed, step, world } = await waitingApp();
    world.store.breakWrites();
    await auth.cancel();
    expect(world.store.get('auth.attempt')).toBeDefined();
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual(refusedAlone('cancelled'));
    expect(world.wiki.sent).toEqual([]);
  });

  it('waits until what is kept has been read', async () => {
    const { allowed, world } = await waitingApp();
    const next = await startApp(world, { unstarted: true });
    const receiving = next.auth.receiveCallback([allowed()]);
    await next.auth.start();
    await receiving;
    expect(next.step().step).toBe('done');
  });

  it('of an earlier run is over where a new attempt was quicker than the key store', async () => {
    const { world, opened } = await waitingApp();
    const unlocked = Promise.withResolvers<void>();
    const decrypt = async (ciphertext: Uint8Array) => {
      await unlocked.promise;
      return world.cipher.decrypt(ciphertext);
    };
    const next = await startApp({ ...world, cipher: { ...world.cipher, decrypt } }, { unstarted: true });
    const starting = next.auth.start();
    await next.auth.signIn();
    unlocked.resolve();
    await starting;
    await next.auth.copyLink();
    expect(next.clipboard()).toBe(next.opened[0]);
    expect(next.clipboard()).not.toBe(opened[0]);
  });

  it('does not complete an attempt of an earlier run that is over', async () => {
    const { allowed, world } = await waitingApp();
    world.clock.jump(HOUR);
    const next = await startApp(world);
    await next.auth.receiveCallback([allowed()]);
    expect(next.step()).toEqual(refusedAlone('no-attempt'));
    expect(world.wiki.sent).toEqual([]);
  });

  it('does not send the code of one wiki to another', async () => {
    const { allowed, world } = await waitingApp();
    const next = await startApp(world, { oauthBase: 'http://127.0.0.1:8480/w/rest.php' });
    await next.auth.receiveCallback([allowed()]);
    expect(next.step()).toEqual(refusedAlone('no-attempt'));
    expect(world.wiki.sent).toEqual([]);
  });

  it('does not complete an attempt that was kept in memory only', async () => {
    const world = newWorld();
    world.cipher.become('weak');
    const { allowed } = await waitingApp(world);
    expect(world.store.text()).toBe('[]');
    const next = await startApp(world);
    await next.auth.receiveCallback([allowed()]);
    expect(next.step()).toEqual(refusedAlone('no-attempt'));
  });

  it('that nothing waits for is said, also a denial, and a new attempt takes it away', async () => {
    const { auth, step, focused } = await startApp();
    await auth.receiveCallback([callback({ code: 'SECRET-code', state: 'SECRET-stranger' })]);
    expect(step()).toEqual(refusedAlone('no-attempt'));
    expect(focused()).toBe(1);
    await auth.receiveCallback([DENIED]);
    expect(step()).toEqual({ step: 'idle', notice: { code: 'declined' } });
    await auth.signIn();
    expect(step()).not.toHaveProperty('notice');
  });

  it('does not wait for a key store that still reads what an earlier run kept', async () => {
    const world = newWorld();
    world.cipher.breakEncrypt('timed-out');
    const silent = () => new Promise<never>(() => {});
    const hanging = await startApp(
      { ...world, cipher: { ...world.cipher, decrypt: silent, describe: silent } },
      {
        unstarted: true,
      },
    );
    void hanging.auth.start();
    await hanging.auth.signIn();
    await hanging.auth.receiveCallback([hanging.allowed()]);
    expect(hanging.step()).toEqual({ step: 'done', name: 'Reader' });
  });

  it('can be pasted', async () => {
    const { auth, allowed, copy, clipboard, step } = await waitingApp();
    copy(`\n  ${allowed()} \n`);
    expect(await auth.pasteAddress()).toEqual({ ok: true, value: null });
    expect(step().step).toBe('done');
    expect(clipboard()).toContain(allowed());
  });

  it('is refused with the reason when the wrong thing is pasted, and the attempt goes on', async () => {
    const { auth, copy, step } = await waitingApp();
    const paste = async (text: string) => {
      copy(text);
      return auth.pasteAddress();
    };
    const refused = (reason: string) => ({ ok: false, failure: { code: 'callback-refused', reason } });
    expect(await paste(' \n')).toEqual(refused('clipboard-empty'));
    expect(await paste('https://en.wikipedia.org/')).toEqual(refused('not-ours'));
    expect(await paste(`${REDIRECT}?code=x`)).toEqual(refused('malformed'));
    expect(await paste(callback({ code: 'x', state: 'y' }))).toEqual(refused('unknown-state'));
    expect(await paste(DENIED)).toMatchObject({ ok: false, failure: { code: 'authorization-refused' } });
    expect(step()).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
  });

  it('cannot be pasted where the clipboard does not work, nor the link copied: both are said, and the attempt goes on', async () => {
    const { auth, breakClipboard, step } = await waitingApp();
    breakClipboard();
    expect(await auth.copyLink()).toEqual({ ok: false, failure: { code: 'clipboard-failed' } });
    expect(await auth.pasteAddress()).toEqual({ ok: false, failure: { code: 'clipboard-unreadable' } });
    expect(step().step).toBe('waiting');
  });

  it('that declined is said until the person copies or pastes: when it comes again, it is news again', async () => {
    const { auth, copy, step } = await waitingApp();
    for (const act of [auth.copyLink, auth.pasteAddress]) {
      await auth.receiveCallback([DENIED]);
      expect(step()).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
      copy('');
      await act();
      expect(step()).toMatchObject({ step: 'waiting', notice: undefined });
    }
  });
});

describe('the exchange', () => {
  it.each([
    ['a code that is over', () => invalidGrant('Authorization code has expired'), { code: 'code-refused' }],
    ['a client nobody knows', () => json({ error: 'invalid_client' }, 401), { code: 'client-refused' }],
    [
      'a request that was wrong',
      () => json({ error: 'invalid_request' }, 400),
      { code: 'authorization-refused', error: 'invalid_request' },
    ],
    ['no network', () => 'offline' as const, { code: 'exchange-failed', why: 'offline' }],
    ['no answer', () => 'timed-out' as const, { code: 'exchange-failed', why: 'timed-out' }],
    ['a portal', () => html(), { code: 'exchange-failed', why: 'unreadable' }],
    ['a broken server', () => html('', 500), { code: 'exchange-failed', why: 'server-error' }],
    ['a busy server', () => html('', 429), { code: 'exchange-failed', why: 'limited' }],
  ])('fails in so many words on %s, and signing in anew works', async (_what, answer, failure) => {
    const { auth, allowed, step, world } = await waitingApp();
    world.wiki.answerWith(answer);
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual({ step: 'failed', failure });
    world.wiki.answerWith(friendlyWiki());
    await auth.signIn();
    await auth.receiveCallback([allowed()]);
    expect(step().step).toBe('done');
  });

  it('says so when it breaks by a fault of ours, and waits for nothing', async () => {
    const { auth, allowed, step, log } = await startApp(newWorld(), {
      http: () => {
        throw new TypeError('a bug');
      },
    });
    await auth.signIn();
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'exchange-failed', why: 'unreadable' } });
    expect(log.text()).toContain('auth.exchange-broke');
  });

  it('signs nobody in when nobody says whose the tokens are', async () => {
    const { auth, allowed, step, session, world } = await waitingApp();
    const wiki = friendlyWiki();
    world.wiki.answerWith((request) => (isTokenRequest(request) ? wiki(request) : html()));
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'profile-failed' } });
    expect(session()).toEqual({ state: 'signed-out', reason: 'never' });
    expect(world.store.text()).toBe('[]');
  });

  it('leaves whoever is signed in signed in when it fails', async () => {
    const { auth, allowed, session, world } = await waitingApp();
    await auth.receiveCallback([allowed()]);
    await auth.signIn();
    world.wiki.answerWith(() => 'offline');
    await auth.receiveCallback([allowed()]);
    expect(session()).toMatchObject({ state: 'signed-in', name: 'Reader' });
  });

  it('signs nobody in after a cancel', async () => {
    const { auth, allowed, step, session, world } = await waitingApp();
    const tokens = Promise.withResolvers<Response>();
    world.wiki.answerWith(() => tokens.promise);
    const receiving = auth.receiveCallback([allowed()]);
    await world.clock.untilWaiting();
    expect(step().step).toBe('exchanging');
    await auth.cancel();
    tokens.resolve(json({ token_type: 'Bearer', access_token: access(1) }));
    await receiving;
    expect(step()).toEqual({ step: 'idle' });
    expect(session()).toEqual({ state: 'signed-out', reason: 'never' });
  });

  it('is over before the key store is: signed in at once, and kept when that is so', async () => {
    const { auth, allowed, step, session, world } = await waitingApp();
    const release = world.cipher.hold();
    const receiving = auth.receiveCallback([allowed()]);
    await vi.waitUntil(() => step().step === 'done');
    expect(session()).toMatchObject({ state: 'signed-in', kept: false });
    expect((await auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${access(1)}`);
    release();
    await receiving;
    expect(session()).toMatchObject({ state: 'signed-in', kept: true });
  });

  it('leaves whoever is signed in alone, whenever a second one is cancelled', async () => {
    const { auth, allowed, session, world } = await waitingApp();
    await auth.receiveCallback([allowed()]);
    const before = session();
    const asked = world.wiki.sent.length;
    await auth.signIn();
    await auth.cancel();
    await auth.signIn();
    const answer = Promise.withResolvers<Response>();
    world.wiki.answerWith(() => answer.promise);
    const receiving = auth.receiveCallback([allowed()]);
    await vi.waitUntil(() => world.wiki.sent.length > asked);
    await auth.cancel();
    answer.resolve(json({ token_type: 'Bearer', access_token: access(9) }));
    await receiving;
    expect(session()).toEqual(before);
    expect((await auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${access(1)}`);
    expect((await startApp(world)).session()).toEqual(before);
  });

  it('that added an account leaves the first, also where its panel is closed before the key store is done', async () => {
    const { auth, allowed, session, world } = await waitingApp();
    await auth.receiveCallback([allowed()]);
    const wiki = friendlyWiki();
    world.wiki.answerWith((request) =>
      isTokenRequest(request) ? wiki(request) : json({ sub: '4', username: 'Other' }),
    );
    await auth.signIn({ add: true });
    const release = world.cipher.hold();
    const receiving = auth.receiveCallback([allowed()]);
    await vi.waitUntil(() => session().state === 'signed-in' && auth.view().signIn.step === 'done');
    await auth.cancel();
    release();
    await receiving;
    expect(auth.view().accounts.map(({ name, state, kept }) => [name, state, kept])).toEqual([
      ['Reader', 'signed-in', true],
      ['Other', 'signed-in', true],
    ]);
  });
});

describe('signing out', () => {
  it('forgets the tokens and the attempt, and says where the grant is withdrawn', async () => {
    const { auth, allowed, step, session, world } = await waitingApp();
    await auth.receiveCallback([allowed()]);
    await auth.signIn();
    const waiting = allowed();
    await auth.signOut();
    expect(session()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect(step()).toEqual({ step: 'idle' });
    expect(world.store.text()).toBe('[]');
    expect(auth.view().grantsUrl).toMatch(/OAuthManageMyGrants$/);
    await auth.receiveCallback([waiting]);
    expect(session()).toEqual({ state: 'signed-out', reason: 'by-user' });
    expect((await startApp(world)).session()).toEqual({ state: 'signed-out', reason: 'never' });
  });
});

describe('the next start', () => {
  it('is signed in at once, offline too', async () => {
    const { auth, allowed, world } = await waitingApp();
    await auth.receiveCallback([allowed()]);
    world.wiki.answerWith(() => 'offline');
    const requests = world.wiki.sent.length;
    const next = await startApp(world);
    expect(next.session()).toMatchObject({ state: 'signed-in', name: 'Reader', kept: true, connection: 'online' });
    expect(world.wiki.sent).toHaveLength(requests);
  });

  it('on another wiki knows nobody, and back on the first everything is as it was', async () => {
    const { auth, allowed, world } = await waitingApp();
    await auth.receiveCallback([allowed()]);
    const demo = await startApp(world, { oauthBase: 'http://127.0.0.1:8480/w/rest.php' });
    expect(demo.session()).toEqual({ state: 'signed-out', reason: 'never' });
    await demo.auth.signOut();
    expect((await startApp(world)).session()).toMatchObject({ state: 'signed-in' });
  });

  it('says how good the key store is', async () => {
    const world = newWorld();
    world.cipher.become('weak');
    const { auth } = await startApp(world);
    expect(auth.view().keyStore).toMatchObject({ strength: 'weak', name: 'fake weak', advice: 'unknown' });
  });

  it('is not held up by a key store that says nothing', async () => {
    const world = newWorld();
    const describe = () => Promise.reject(new CipherError('timed-out'));
    const app = await startApp({ ...world, cipher: { ...world.cipher, describe } });
    expect(app.auth.view().keyStore.strength).toBe('unknown');
    expect(await app.auth.signIn()).toMatchObject({ ok: true });
  });
});
