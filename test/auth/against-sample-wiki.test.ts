import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../main/auth/attempt/attempt.ts';
import { newAttempt } from '../../main/auth/attempt/authorization-request.ts';
import { pickCallback } from '../../main/auth/attempt/callback.ts';
import { authorizationServer } from '../../main/auth/server/authorization-server.ts';
import { createTokenEndpoint } from '../../main/auth/server/token-endpoint.ts';
import type { Bearer } from '../../main/ports.ts';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import { createNodeHttp } from '../fakes/node-http.ts';
import { allow, cancel } from '../fakes/sample-sign-in.ts';
import { newWorld, REDIRECT, startApp, type World } from './app.ts';

const HOUR = 3_600_000;
const http = createNodeHttp();

let world: World;
let wiki: SampleWiki;

beforeEach(async () => {
  world = newWorld();
  // The wiki's clock is the app's, so that tokens and codes grow old together.
  wiki = await startSampleWiki({ clock: world.clock });
});

afterEach(() => wiki.close());

const start = () =>
  startApp(world, {
    http,
    oauthBase: wiki.oauthBase,
    apiOrigins: [wiki.origin],
    client: { id: wiki.clients.desktop.id, source: 'built-in', redirect: 'scheme' },
  });

type App = Awaited<ReturnType<typeof start>>;

async function signedIn(): Promise<App> {
  const app = await start();
  await app.auth.signIn();
  await app.auth.receiveCallback([await allow(app.request().href)]);
  return app;
}

async function read(bearer: Bearer | undefined): Promise<number> {
  const headers: Record<string, string> = bearer ? { authorization: bearer.authorization } : {};
  const answer = await http(`${wiki.apiBase}/search/title?q=sea&limit=1`, { method: 'GET', headers });
  await answer.arrayBuffer();
  return answer.status;
}

/** Reads as the wiki client does: with the Bearer, once more after a refusal, then without. */
async function readPolitely({ auth }: App): Promise<'as a user' | 'as nobody'> {
  const bearer = await auth.bearers.reader().forUrl(new URL(wiki.apiBase));
  if (bearer && (await read(bearer)) === 200) return 'as a user';
  const another = bearer && (await auth.bearers.reader().refused(bearer, 'invalid'));
  if (another && (await read(another)) === 200) return 'as a user';
  expect(await read(undefined)).toBe(200);
  return 'as nobody';
}

const tokenRequests = () => wiki.requests.entries().filter(({ path }) => path.endsWith('/oauth2/access_token')).length;

describe('against the sample wiki', () => {
  it('signs in, reads as the user, starts again and still does', async () => {
    const app = await signedIn();
    expect(app.step()).toEqual({ step: 'done', name: 'Reader' });
    expect(await readPolitely(app)).toBe('as a user');
    const next = await start();
    expect(next.session()).toMatchObject({ state: 'signed-in', name: 'Reader', kept: true });
    expect(await readPolitely(next)).toBe('as a user');
    expect(tokenRequests()).toBe(1);
  });

  it('hears of Cancel, and can still be allowed', async () => {
    const app = await start();
    await app.auth.signIn();
    const denied = await cancel(app.request().href);
    expect(denied).not.toContain('state=');
    await app.auth.receiveCallback([denied]);
    expect(app.step()).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
    await app.auth.receiveCallback([await allow(app.request().href)]);
    expect(app.step()).toMatchObject({ step: 'done' });
  });

  it('completes in a second run what the first began', async () => {
    const app = await start();
    await app.auth.signIn();
    const callback = await allow(app.request().href);
    const next = await start();
    await next.auth.receiveCallback([callback]);
    expect(next.step()).toMatchObject({ step: 'done', name: 'Reader' });
  });

  it('fails in so many words with a code of eleven minutes ago', async () => {
    const app = await start();
    await app.auth.signIn();
    const callback = await allow(app.request().href);
    world.clock.advance(11 * 60_000);
    await app.auth.receiveCallback([callback]);
    expect(app.step()).toEqual({ step: 'failed', failure: { code: 'code-refused' } });
  });

  it('refreshes before the end, and the old access token is dead', async () => {
    const app = await signedIn();
    const old = await app.auth.bearers.reader().forUrl(new URL(wiki.apiBase));
    world.clock.advance(4 * HOUR - 30_000);
    expect(await readPolitely(app)).toBe('as a user');
    expect(tokenRequests()).toBe(2);
    expect(await read(old)).toBe(403);
  });

  it.each([
    ['mediawiki', 403],
    ['gateway', 401],
  ] as const)('refreshes after a refusal of the %s, once for all who were refused', async (shape, status) => {
    wiki.setRefusals(shape);
    const app = await signedIn();
    wiki.expireAccessTokens();
    expect(await read(await app.auth.bearers.reader().forUrl(new URL(wiki.apiBase)))).toBe(status);
    const how = await Promise.all(Array.from({ length: 10 }, () => readPolitely(app)));
    expect(new Set(how)).toEqual(new Set(['as a user']));
    expect(tokenRequests()).toBe(2);
  });

  it('is signed out, and goes on reading, when the grant is withdrawn', async () => {
    const app = await signedIn();
    wiki.revokeAll();
    expect(await readPolitely(app)).toBe('as nobody');
    expect(app.session()).toEqual({ state: 'signed-out', reason: 'revoked' });
    expect((await start()).session()).toEqual({ state: 'signed-out', reason: 'never' });
  });

  it('is signed out as expired after a year without use', async () => {
    const app = await signedIn();
    wiki.expireAccessTokens();
    wiki.expireRefreshTokens();
    expect(await readPolitely(app)).toBe('as nobody');
    expect(app.session()).toEqual({ state: 'signed-out', reason: 'expired' });
  });

  it('is signed out with the reason when the client is disabled', async () => {
    const app = await signedIn();
    wiki.setClientDisabled(wiki.clients.desktop.id, true);
    world.clock.advance(4 * HOUR);
    expect(await readPolitely(app)).toBe('as nobody');
    expect(app.session()).toEqual({ state: 'signed-out', reason: 'client-refused' });
  });

  it.each([
    ['limited', { answer: 'limited' }],
    ['broken', { answer: 'server-error' }],
    ['in maintenance', { answer: 'unavailable' }],
    ['behind a portal', { answer: 'html' }],
    ['behind a broken proxy', { answer: 'html-502' }],
    ['speaking of something else', { answer: 'other-json' }],
    ['refusing Bearers where none was sent', { answer: 'gateway-401' }],
    ['hanging up', { answer: 'reset' }],
    ['cut off half-way', { truncateAfter: 40 }],
  ] as const)('stays signed in when the token endpoint is %s, and recovers', async (_what, fault) => {
    const app = await signedIn();
    world.clock.advance(4 * HOUR);
    wiki.faults.add({ path: /access_token/, ...fault });
    expect(await readPolitely(app)).toBe('as nobody');
    expect(app.session()).toMatchObject({ state: 'signed-in', connection: 'offline' });
    wiki.faults.clear();
    world.clock.advance(60_000);
    expect(await readPolitely(app)).toBe('as a user');
    expect(app.session()).toMatchObject({ state: 'signed-in', connection: 'online' });
  });

  it('loses nothing when it crashes between the answer to a refresh and the write', async () => {
    const app = await signedIn();
    world.clock.advance(4 * HOUR);
    world.store.breakWrites(1);
    await app.auth.bearers.reader().forUrl(new URL(wiki.apiBase));
    const next = await start();
    expect(await readPolitely(next)).toBe('as a user');
    expect(next.session()).toMatchObject({ state: 'signed-in', kept: true });
  });

  it('lets the access token die on the server when the reader signs out', async () => {
    const app = await signedIn();
    const bearer = await app.auth.bearers.reader().forUrl(new URL(wiki.apiBase));
    expect(await read(bearer)).toBe(200);
    await app.auth.signOut();
    expect(await read(bearer)).toBe(403);
    expect(world.store.text()).toBe('[]');
  });

  it('can send the code again with the right verifier after a wrong one', async () => {
    const server = authorizationServer(wiki.oauthBase);
    const endpoint = createTokenEndpoint(server, { http, clock: world.clock, userAgent: 'Lectern/1 (x)' });
    const attempt: Attempt = await newAttempt(server, {
      clientId: wiki.clients.desktop.id,
      redirectUri: REDIRECT,
      scope: 'basic',
      random: world.random,
      now: world.clock.now(),
    });
    const callback = pickCallback([await allow(attempt.url)], REDIRECT);
    if (callback.kind !== 'callback') throw new Error(callback.kind);
    expect(callback.code.length).toBeGreaterThan(800);
    const wrong = { ...attempt, verifier: 'w'.repeat(43) };
    expect(await endpoint.exchange(wrong, callback.code)).toEqual({ kind: 'refused', reason: 'revoked' });
    expect(await endpoint.exchange(attempt, callback.code)).toMatchObject({ kind: 'tokens' });
    expect(await endpoint.exchange(attempt, callback.code)).toEqual({ kind: 'refused', reason: 'revoked' });
  });
});
