import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loopbackServer } from '../../../main/shell/network/loopback-server.ts';
import { type SampleWiki, startSampleWiki } from '../../../sample-wiki/server.ts';
import { createNodeHttp } from '../../fakes/node-http.ts';
import { allow, cancel } from '../../fakes/sample-sign-in.ts';
import { visit } from '../../fakes/visit.ts';
import { newWorld, startApp, type World } from '../app.ts';
import { expectNoLeaks } from '../no-leaks.ts';

const http = createNodeHttp();

let world: World;
let wiki: SampleWiki;
const runs: Awaited<ReturnType<typeof startApp>>[] = [];

beforeEach(async () => {
  world = newWorld();
  wiki = await startSampleWiki({ clock: world.clock });
});

afterEach(async () => {
  await wiki.close();
  expectNoLeaks(wiki, runs.splice(0), [world]);
});

async function start(redirect: 'scheme' | 'loopback' = 'scheme') {
  const client = redirect === 'scheme' ? wiki.clients.desktop : wiki.clients.loopback;
  const app = await startApp(
    { ...world, ...(redirect === 'loopback' && { computer: { ...world.computer, loopback: loopbackServer } }) },
    {
      http,
      oauthBase: wiki.oauthBase,
      apiOrigins: [wiki.origin],
      client: { id: client.id, source: 'built-in', redirect },
    },
  );
  runs.push(app);
  return app;
}

async function allowed() {
  const app = await start();
  await app.auth.signIn();
  return { app, callback: await allow(app.request().href) };
}

const asked = (path: string) => wiki.requests.entries().filter((entry) => entry.path.endsWith(path)).length;

describe('the token endpoint', () => {
  it.each([
    ['415', { answer: 'unsupported-type' }, 'unsupported'],
    ['500', { answer: 'server-error' }, 'server-error'],
    ['503', { answer: 'unavailable' }, 'server-error'],
    ['429', { answer: 'limited' }, 'limited'],
    ['HTML with 200', { answer: 'html' }, 'unreadable'],
    ['HTML with 502', { answer: 'html-502' }, 'server-error'],
    ['JSON of something else', { answer: 'other-json' }, 'unreadable'],
    ['nothing, hanging up', { answer: 'reset' }, 'unreadable'],
    ['half an answer', { truncateAfter: 40 }, 'unreadable'],
  ] as const)(
    'answering %s fails in so many words, keeps nothing, and another try works',
    async (_what, fault, why) => {
      const { app, callback } = await allowed();
      const armed = wiki.faults.add({ path: /access_token/, ...fault });
      await app.auth.receiveCallback([callback]);
      expect(armed.hits()).toBe(1);
      expect(app.step()).toEqual({ step: 'failed', failure: { code: 'exchange-failed', why } });
      expect(world.store.text()).toBe('[]');
      wiki.faults.clear();
      await app.auth.signIn();
      await app.auth.receiveCallback([await allow(app.request().href)]);
      expect(app.step()).toMatchObject({ step: 'done' });
    },
  );

  it.each([
    ['before the answer', { latency: 3_600_000 }],
    ['in the middle of it', { stallAfter: 40 }],
  ])('that says nothing %s is waited for no longer than half a minute', async (_where, fault) => {
    const { app, callback } = await allowed();
    const armed = wiki.faults.add({ path: /access_token/, ...fault });
    const receiving = app.auth.receiveCallback([callback]);
    await vi.waitUntil(() => armed.hits() === 1);
    expect(app.step()).toMatchObject({ step: 'exchanging' });
    world.clock.advance(30_000);
    await receiving;
    expect(app.step()).toEqual({ step: 'failed', failure: { code: 'exchange-failed', why: 'timed-out' } });
  });

  it('says that the client was disabled between consent and exchange', async () => {
    const { app, callback } = await allowed();
    wiki.setClientDisabled(wiki.clients.desktop.id, true);
    await app.auth.receiveCallback([callback]);
    expect(app.step()).toEqual({ step: 'failed', failure: { code: 'client-refused' } });
  });

  it('has a problem of its own where the grant was withdrawn between consent and exchange', async () => {
    const { app, callback } = await allowed();
    wiki.revokeAll();
    await app.auth.receiveCallback([callback]);
    expect(app.step()).toEqual({ step: 'failed', failure: { code: 'exchange-failed', why: 'server-error' } });
  });
});

describe('the profile', () => {
  it.each([
    ['500', { answer: 'server-error' }],
    ['a portal’s page', { answer: 'html' }],
    ['half an answer', { truncateAfter: 10 }],
    ['a refusal', { answer: 'bearer-refused' }],
  ] as const)('answering %s after the tokens came signs nobody in and keeps nothing', async (_what, fault) => {
    const { app, callback } = await allowed();
    wiki.faults.add({ path: /resource\/profile/, ...fault });
    await app.auth.receiveCallback([callback]);
    expect(app.step()).toEqual({ step: 'failed', failure: { code: 'profile-failed' } });
    expect(app.session()).toEqual({ state: 'signed-out', reason: 'never' });
    expect(world.store.text()).toBe('[]');
  });
});

describe('a callback of the wiki', () => {
  it('is redeemed once, however often it comes', async () => {
    const { app, callback } = await allowed();
    await Promise.all([app.auth.receiveCallback([callback]), app.auth.receiveCallback([callback])]);
    await app.auth.receiveCallback([callback]);
    expect(app.session()).toMatchObject({ state: 'signed-in' });
    expect(asked('/access_token')).toBe(1);
  });

  it('is not redeemed after a cancel, after the hour, and after signing out', async () => {
    const { app, callback } = await allowed();
    await app.auth.cancel();
    await app.auth.receiveCallback([callback]);
    await app.auth.signIn();
    const late = await allow(app.request().href);
    world.clock.advance(3_600_000);
    await app.auth.receiveCallback([late]);
    await app.auth.signIn();
    const signedOut = await allow(app.request().href);
    await app.auth.signOut();
    await app.auth.receiveCallback([signedOut]);
    expect(app.session().state).toBe('signed-out');
    expect(asked('/access_token')).toBe(0);
  });

  it('is redeemed by the run after the one that was killed, once', async () => {
    const { callback } = await allowed();
    const next = await start();
    await next.auth.receiveCallback(['/opt/lectern', callback]);
    expect(next.step()).toMatchObject({ step: 'done', name: 'Reader' });
    const third = await start();
    await third.auth.receiveCallback([callback]);
    expect(third.step()).toEqual({ step: 'idle', notice: { code: 'callback-refused', reason: 'no-attempt' } });
    expect(third.session()).toMatchObject({ state: 'signed-in' });
    expect(asked('/access_token')).toBe(1);
  });
});

describe('over loopback, with a real port', () => {
  it('signs in by what a browser does, and leaves no code in its address', async () => {
    const app = await start('loopback');
    await app.auth.signIn();
    const callback = await allow(app.request().href);
    expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback\?code=/);
    const page = await visit(callback);
    expect([page.status, page.url]).toEqual([200, new URL('/done', callback).href]);
    expect(page.text).toContain('You can close this');
    await vi.waitUntil(() => app.step().step === 'done');
    expect(app.session()).toMatchObject({ state: 'signed-in', name: 'Reader' });
    await expect(visit(callback)).rejects.toThrow('ECONNREFUSED');
  });

  it('hears of Cancel, goes on listening, and can still be allowed', async () => {
    const app = await start('loopback');
    await app.auth.signIn();
    expect((await visit(await cancel(app.request().href))).text).toContain('Nothing was shared');
    expect(app.step()).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
    await visit(await allow(app.request().href));
    await vi.waitUntil(() => app.step().step === 'done');
  });

  it('is completed by the next run, at the same port', async () => {
    const app = await start('loopback');
    await app.auth.signIn();
    const callback = await allow(app.request().href);
    const kept = world.store.get('auth.attempt');
    await app.auth.cancel();
    world.store.set('auth.attempt', kept);
    const next = await start('loopback');
    await visit(callback);
    await vi.waitUntil(() => next.step().step === 'done');
  });
});

describe('a personal API token of the wiki', () => {
  it('signs its owner in, and ends when it is withdrawn', async () => {
    const app = await start();
    app.copy(wiki.clients.ownerOnly.personalToken);
    expect(await app.auth.pasteToken()).toEqual({ ok: true, value: null });
    expect(app.session()).toMatchObject({ state: 'signed-in', name: 'Reader', kind: 'personal-token' });
    const bearer = await app.auth.bearers.reader().forUrl(new URL(wiki.apiBase));
    wiki.revokeAll();
    expect(bearer && (await app.auth.bearers.reader().refused(bearer, 'invalid'))).toBeUndefined();
    expect(app.session()).toEqual({ state: 'signed-out', reason: 'revoked' });
    expect(await app.auth.pasteToken()).toEqual({
      ok: false,
      failure: { code: 'personal-token-refused', reason: 'by-server' },
    });
  });
});
