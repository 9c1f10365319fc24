import { describe, expect, it, vi } from 'vitest';
import { newWorld, REDIRECT, startApp } from '../app.ts';
import { CLIENT, friendlyWiki, isTokenRequest, parameters } from '../fake-wiki.ts';

const HOUR = 3_600_000;
const LOOPBACK = { id: CLIENT, source: 'settings', redirect: 'loopback' } as const;

/** An app that waits at a port of this computer, with a browser that can go there. */
async function waitingApp(world = newWorld()) {
  const app = await startApp(world, { client: LOOPBACK });
  await app.auth.signIn();
  const redirect = () => app.request().searchParams.get('redirect_uri') ?? '';
  const state = () => app.request().searchParams.get('state') ?? '';
  const back = (parameters: Readonly<Record<string, string>>) => `${redirect()}?${new URLSearchParams(parameters)}`;
  const allowed = (code = 'SECRET-code') => back({ code, state: state() });
  const { visit, ports } = world.computer;
  return { ...app, world, redirect, state, back, allowed, visit, ports };
}

describe('signing in over loopback', () => {
  it('comes back to a port, and the page that is left holds no code', async () => {
    const { redirect, allowed, visit, ports, step, session, world, focused } = await waitingApp();
    expect(redirect()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(step()).toMatchObject({ step: 'waiting', redirect: 'loopback' });
    const answer = visit(allowed());
    expect(answer?.status).toBe(303);
    const page = visit(new URL(answer?.headers['location'] ?? '', redirect()).href);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('You can close this') });
    expect(ports()).toEqual([]);
    await vi.waitUntil(() => step().step === 'done');
    expect(session()).toMatchObject({ state: 'signed-in', name: 'Reader' });
    expect(focused()).toBe(1);
    const [exchange] = world.wiki.sent;
    expect(exchange && parameters(exchange)).toMatchObject({ code: 'SECRET-code', redirect_uri: redirect() });
  });

  it('is asked for by an attempt, whatever the client is registered with', async () => {
    const app = await startApp();
    await app.auth.signIn({ redirect: 'loopback' });
    expect(app.step()).toMatchObject({ redirect: 'loopback' });
    await app.auth.signIn();
    expect(app.step()).toMatchObject({ redirect: 'scheme' });
  });

  it('says so where no port can be opened, and opens no browser', async () => {
    const world = newWorld();
    world.computer.refuse();
    const app = await startApp(world, { client: LOOPBACK });
    expect(await app.auth.signIn()).toEqual({ ok: false, failure: { code: 'loopback-failed' } });
    expect(app.step()).toEqual({ step: 'failed', failure: { code: 'loopback-failed' } });
    expect(app.opened).toEqual([]);
  });

  it('lets the second of two hurried clicks win, and one port stays', async () => {
    const world = newWorld();
    const app = await startApp(world, { client: LOOPBACK });
    const results = await Promise.all([app.auth.signIn(), app.auth.signIn()]);
    expect(results.map(({ ok }) => ok)).toEqual([false, true]);
    expect(world.computer.ports()).toHaveLength(1);
    expect(app.request().searchParams.get('redirect_uri')).toContain(`:${world.computer.ports()[0]}/`);
  });
});

describe('while it listens', () => {
  it('takes a denial as news, says that nothing was shared, and can still be redeemed', async () => {
    const { back, allowed, visit, step } = await waitingApp();
    expect(visit(back({ error: 'unauthorized_client', error_description: 'Abgelehnt.' }))).toMatchObject({
      status: 200,
      body: expect.stringContaining('Nothing was shared'),
    });
    expect(step()).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
    expect(visit(allowed())?.status).toBe(303);
    await vi.waitUntil(() => step().step === 'done');
  });

  it.each([
    ['another state', 400, (redirect: string) => `${redirect}?code=SECRET-code&state=SECRET-stranger`],
    ['no state', 400, (redirect: string) => `${redirect}?code=SECRET-code`],
    ['two codes', 400, (redirect: string, state: string) => `${redirect}?code=SECRET-a&code=b&state=${state}`],
    ['nothing of use', 400, (redirect: string) => `${redirect}?x`],
    ['no query', 404, (redirect: string) => redirect],
    ['another path', 404, (redirect: string, state: string) => `${redirect}/x?code=SECRET-code&state=${state}`],
    ['the page of the end', 404, (redirect: string) => new URL('/done', redirect).href],
  ])('answers %s with %i, shows nothing and goes on', async (_what, status, address) => {
    const { redirect, state, allowed, visit, step, log, world } = await waitingApp();
    const before = step();
    expect(visit(address(redirect(), state()))?.status).toBe(status);
    expect(step()).toEqual(before);
    expect(world.wiki.sent).toEqual([]);
    expect(log.text()).not.toContain('SECRET');
    expect(visit(allowed())?.status).toBe(303);
  });

  it('takes no code from what is no navigation of a browser', async () => {
    const { allowed, visit, step } = await waitingApp();
    expect(visit(allowed(), { method: 'POST' })?.status).toBe(400);
    expect(visit(allowed(), { headers: { host: ['evil.example:49152'] } })?.status).toBe(400);
    expect(step()).toMatchObject({ step: 'waiting' });
    expect(step()).not.toHaveProperty('notice');
  });

  it('takes a code once', async () => {
    const { allowed, visit, step, world } = await waitingApp();
    expect(visit(allowed())?.status).toBe(303);
    expect(visit(allowed())?.status).toBe(400);
    await vi.waitUntil(() => step().step === 'done');
    expect(world.wiki.sent.filter(isTokenRequest)).toHaveLength(1);
  });

  it('takes no code that comes by the scheme', async () => {
    const { state, auth, step, world } = await waitingApp();
    await auth.receiveCallback([`${REDIRECT}?code=SECRET-code&state=${state()}`]);
    expect(step()).toMatchObject({ step: 'waiting', notice: { reason: 'unknown-state' } });
    expect(world.wiki.sent).toEqual([]);
  });

  it('can be helped by pasting where the browser cannot reach the port', async () => {
    const { allowed, auth, copy, step, ports } = await waitingApp();
    copy(allowed());
    expect(await auth.pasteAddress()).toEqual({ ok: true, value: null });
    expect(step().step).toBe('done');
    expect(ports()).toEqual([]);
  });

  it('ends with an error that names the attempt', async () => {
    const { back, state, visit, step, ports, world } = await waitingApp();
    expect(visit(back({ error: 'invalid_scope', state: state() }))?.status).toBe(303);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'authorization-refused', error: 'invalid_scope' } });
    world.clock.advance(10_000);
    expect(ports()).toEqual([]);
  });
});

describe('the port is closed', () => {
  it('to every other attempt from its first callback on, though its last page is still to come', async () => {
    const { allowed, back, state, redirect, visit, ports, step, auth, request, world } = await waitingApp();
    const old = redirect();
    visit(back({ error: 'invalid_scope', state: state() }));
    await auth.signIn();
    expect(ports()).toHaveLength(2);
    const next = request().searchParams.get('state') ?? '';
    expect(visit(`${old}?code=SECRET-code&state=${next}`)?.status).toBe(400);
    expect(step()).toMatchObject({ step: 'waiting' });
    expect(world.wiki.sent).toEqual([]);
    expect(visit(allowed())?.status).toBe(303);
  });

  it('a while after use, also where the browser never asks for the last page', async () => {
    const { allowed, visit, ports, world } = await waitingApp();
    visit(allowed());
    expect(ports()).toHaveLength(1);
    world.clock.advance(10_000);
    expect(ports()).toEqual([]);
  });

  it('after an hour', async () => {
    const { ports, world, step } = await waitingApp();
    world.clock.advance(HOUR);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'attempt-expired' } });
    expect(ports()).toEqual([]);
  });

  it('when the attempt is cancelled, when another begins and when the reader signs out', async () => {
    const { ports, auth } = await waitingApp();
    await auth.cancel();
    expect(ports()).toEqual([]);
    await auth.signIn();
    await auth.signIn({ redirect: 'scheme' });
    expect(ports()).toEqual([]);
    await auth.signIn();
    await auth.signOut();
    expect(ports()).toEqual([]);
  });
});

describe('the next run', () => {
  it('listens at the same port and completes the attempt', async () => {
    const { allowed, visit, ports, world } = await waitingApp();
    const before = ports();
    world.computer.crash();
    const next = await startApp(world, { client: LOOPBACK });
    expect(next.step()).toMatchObject({ step: 'waiting', unheard: undefined });
    expect(ports()).toEqual(before);
    expect(visit(allowed())?.status).toBe(303);
    await vi.waitUntil(() => next.step().step === 'done');
  });

  it('listens once, however often a key store that was locked is asked again', async () => {
    const { ports, world } = await waitingApp();
    const before = ports();
    world.computer.crash();
    world.cipher.breakDecrypt('unavailable');
    const next = await startApp(world, { client: LOOPBACK });
    world.cipher.breakDecrypt(undefined);
    await Promise.all([next.auth.retryKeyStore(), next.auth.retryKeyStore()]);
    expect(ports()).toEqual(before);
    await next.auth.cancel();
    expect(ports()).toEqual([]);
  });

  it('waits for a pasted address where somebody else has the port by now', async () => {
    const { allowed, world } = await waitingApp();
    const next = await startApp(world, { client: LOOPBACK });
    expect(next.step()).toMatchObject({ step: 'waiting', redirect: 'loopback', unheard: true });
    next.copy(allowed());
    world.wiki.answerWith(friendlyWiki());
    expect(await next.auth.pasteAddress()).toMatchObject({ ok: true });
  });
});
