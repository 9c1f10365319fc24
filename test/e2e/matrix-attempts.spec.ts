/** The matrix: what can happen between the button and the account. The rows are listed in test/auth/matrix.ts. */
import { type RequestOptions, request } from 'node:http';
import { allow, cancel } from '../fakes/sample-sign-in.ts';
import { visit } from '../fakes/visit.ts';
import { callBridge } from './bridge.ts';
import { accountButton, signInButton } from './fixtures.ts';
import { expect, test } from './matrix-fixtures.ts';
import { logLines, refusals } from './person.ts';
import type { Stage } from './stage.ts';
import { begin, deliver, read, sessionOf, signIn, stepOf, TOKEN_ENDPOINT, tokenRequests } from './stage-person.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A callback with a state that nobody made here. */
const strangers = (callback: string) => callback.replace(/state=[^&]*/, `state=${'A'.repeat(43)}`);

async function isDone(stage: Stage): Promise<void> {
  await expect.poll(() => stepOf(stage)).toEqual({ step: 'done', name: 'Reader' });
  await expect(accountButton(stage.app().page)).toBeVisible();
}

/** What a program that is no browser is answered. */
function statusOf(url: string, options: RequestOptions): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(url, options, (answer) => resolve(answer.resume().statusCode));
    asking.once('error', reject).end();
  });
}

/** Nothing was exchanged, and nobody is signed in. */
async function isNobody(stage: Stage): Promise<void> {
  expect(await sessionOf(stage)).toMatchObject({ state: 'signed-out' });
  expect(tokenRequests(stage)).toEqual([]);
}

/** Why callbacks were refused since then. */
const refusedSince = (stage: Stage, before: number) => refusals(stage.app()).slice(before);

test('deny: it is said, and the attempt can still be redeemed', async ({ stage, page }) => {
  const address = await begin(stage);
  await deliver(stage, await cancel(address));
  await expect.poll(() => stepOf(stage)).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
  await expect(page.getByText(/declined/i)).toBeVisible();
  await isNobody(stage);
  await deliver(stage, await allow(address));
  await isDone(stage);
});

test('deny in another language: nobody reads the words', async ({ stage }) => {
  for (const language of ['de', 'ar']) {
    const denial = await cancel(await begin(stage), { language });
    expect(new URL(denial).searchParams.get('error_description')).not.toMatch(/^You/);
    await deliver(stage, denial);
    await expect.poll(() => stepOf(stage)).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
  }
  await isNobody(stage);
});

test('wrong state: refused and said, and the attempt goes on', async ({ stage }) => {
  const before = refusals(stage.app()).length;
  const callback = await allow(await begin(stage));
  await deliver(stage, strangers(callback));
  const notice = { code: 'callback-refused', reason: 'unknown-state' };
  await expect.poll(() => stepOf(stage)).toMatchObject({ step: 'waiting', notice });
  await isNobody(stage);
  await deliver(stage, callback);
  await isDone(stage);
  await expect.poll(() => refusedSince(stage, before)).toEqual(['unknown-state']);
});

test('replay: a callback counts once, and whoever is signed in stays so', async ({ stage, page }) => {
  const before = refusals(stage.app()).length;
  const callback = await allow(await begin(stage));
  await deliver(stage, callback);
  await isDone(stage);
  await deliver(stage, callback);
  await expect.poll(() => refusedSince(stage, before)).toEqual(['used']);
  expect(tokenRequests(stage)).toHaveLength(1);
  await expect(accountButton(page)).toBeVisible();
});

test('two callbacks: together they are refused, one after the other the first counts', async ({ stage }) => {
  const before = refusals(stage.app()).length;
  const callback = await allow(await begin(stage));
  await deliver(stage, callback, callback);
  await expect.poll(() => stepOf(stage)).toMatchObject({ notice: { code: 'callback-refused', reason: 'several' } });
  await isNobody(stage);
  await Promise.all([deliver(stage, callback), deliver(stage, callback)]);
  await isDone(stage);
  await expect.poll(() => refusedSince(stage, before)).toEqual(['several', 'used']);
  expect(tokenRequests(stage)).toHaveLength(1);
});

test('callback after time-out: refused, and the hour that is over is said', async ({ stage, page }) => {
  const before = refusals(stage.app()).length;
  const callback = await allow(await begin(stage));
  await stage.pass(61 * MINUTE);
  await deliver(stage, callback);
  await expect.poll(() => stepOf(stage)).toEqual({ step: 'failed', failure: { code: 'attempt-expired' } });
  await expect.poll(() => refusedSince(stage, before)).toEqual(['expired']);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await isNobody(stage);
});

test('callback after cancel: refused and said', async ({ stage, page }) => {
  const callback = await allow(await begin(stage));
  await callBridge(page, 'auth.cancel');
  await deliver(stage, callback);
  const notice = { code: 'callback-refused', reason: 'cancelled' };
  await expect.poll(() => stepOf(stage)).toEqual({ step: 'idle', notice });
  await isNobody(stage);
});

test('callback after sign-out: neither the one that was used nor the one that waited', async ({ stage, page }) => {
  const before = refusals(stage.app()).length;
  const used = await allow(await begin(stage));
  await deliver(stage, used);
  await isDone(stage);
  const waited = await allow(await begin(stage));
  await callBridge(page, 'auth.signOut');
  const asked = tokenRequests(stage).length;
  for (const callback of [used, waited]) await deliver(stage, callback);
  await expect.poll(() => refusedSince(stage, before)).toEqual(['used', 'cancelled']);
  expect(tokenRequests(stage)).toHaveLength(asked);
  expect(await sessionOf(stage)).toEqual({ state: 'signed-out', reason: 'by-user' });
  await callBridge(page, 'auth.cancel');
  await expect(signInButton(page)).toBeVisible();
});

test('second instance: the callback comes by a second launch, among switches', async ({ stage }) => {
  const callback = await allow(await begin(stage));
  expect(await stage.app().secondLaunch(['--some-switch', callback])).toBe(0);
  await isDone(stage);
});

test('expired code: said in so many words, and trying again works', async ({ stage, page }) => {
  const callback = await allow(await begin(stage));
  await stage.pass(11 * MINUTE);
  await deliver(stage, callback);
  await expect.poll(() => stepOf(stage)).toEqual({ step: 'failed', failure: { code: 'code-refused' } });
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await signIn(stage);
});

test('wrong verifier: a code that was asked for with another challenge is worth nothing', async ({ stage }) => {
  const address = await begin(stage);
  const stolen = new URL(address);
  stolen.searchParams.set('code_challenge', 'w'.repeat(43));
  await deliver(stage, await allow(stolen.href));
  await expect.poll(() => stepOf(stage)).toEqual({ step: 'failed', failure: { code: 'code-refused' } });
  expect(await sessionOf(stage)).toMatchObject({ state: 'signed-out' });
  await signIn(stage);
});

for (const [row, fault, why] of [
  ['415', { answer: 'unsupported-type' }, 'unsupported'],
  ['500', { answer: 'server-error' }, 'server-error'],
  ['HTML', { answer: 'html' }, 'unreadable'],
  ['cut off', { truncateAfter: 40 }, 'unreadable'],
] as const) {
  test(`token endpoint ${row}: said, nothing is kept, and trying again works`, async ({ stage, page }) => {
    const callback = await allow(await begin(stage));
    stage.wiki.faults.add({ path: TOKEN_ENDPOINT, ...fault });
    await deliver(stage, callback);
    await expect.poll(() => stepOf(stage)).toEqual({ step: 'failed', failure: { code: 'exchange-failed', why } });
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect((await stage.view()).accounts).toEqual([]);
    stage.wiki.faults.clear();
    await signIn(stage);
  });
}

test('token endpoint slow: waited for, and a cancel meanwhile signs nobody in', async ({ stage, page }) => {
  const { faults } = stage.wiki;
  const exchanging = async () => {
    // The head comes, and the body when it is let go.
    faults.add({ path: TOKEN_ENDPOINT, stallAfter: 0 });
    await deliver(stage, await allow(await begin(stage)));
    await expect.poll(() => stepOf(stage)).toMatchObject({ step: 'exchanging' });
    await expect.poll(() => tokenRequests(stage).at(-1)?.status).toBe(200);
  };
  await exchanging();
  faults.clear();
  await isDone(stage);
  await callBridge(page, 'auth.signOut');
  await exchanging();
  await callBridge(page, 'auth.cancel');
  faults.clear();
  expect(await read(stage)).toBe('as nobody');
  expect(await stepOf(stage)).toEqual({ step: 'idle' });
  expect(await sessionOf(stage)).toMatchObject({ state: 'signed-out' });
});

test('profile fails after tokens came: said, nobody is signed in, and trying again works', async ({ stage, page }) => {
  const callback = await allow(await begin(stage));
  const fault = stage.wiki.faults.add({ path: /\/resource\/profile/, answer: 'server-error' });
  await deliver(stage, callback);
  await expect.poll(() => stepOf(stage)).toEqual({ step: 'failed', failure: { code: 'profile-failed' } });
  expect([fault.hits(), (await stage.view()).accounts]).toEqual([1, []]);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  stage.wiki.faults.clear();
  await signIn(stage);
});

for (const [row, ms] of [
  ['clock +1 day', DAY],
  ['clock −1 day', -DAY],
] as const) {
  test(`${row}: signing in and reading work, and the clock is said to be wrong`, async ({ stage }) => {
    await stage.setClock(ms);
    await signIn(stage);
    const { clock } = await stage.view();
    expect(Math.round((clock?.skewMs ?? 0) / MINUTE)).toBe(ms / MINUTE);
    expect(await read(stage)).toBe('as a user');
    // Four hours by the wiki's clock, whatever this one shows.
    await stage.pass(3 * 60 * MINUTE);
    await stage.setClock(ms);
    expect(await read(stage, 'Basalt')).toBe('as a user');
    expect(tokenRequests(stage)).toHaveLength(1);
    await stage.pass(61 * MINUTE);
    await stage.setClock(ms);
    expect(await read(stage, 'Tide')).toBe('as a user');
    expect(tokenRequests(stage)).toHaveLength(2);
  });
}

test.describe('over loopback', () => {
  test.beforeEach(async ({ stage, page }) => {
    const { id } = stage.wiki.clients.loopback;
    await callBridge(page, 'auth.setClientId', { clientId: id, redirect: 'loopback' });
  });

  test('loopback: a browser that is sent to the port signs in, and its address holds no code afterwards', async ({
    stage,
  }) => {
    const callback = await allow(await begin(stage));
    expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback\?code=/);
    const shown = await visit(callback);
    expect([shown.status, shown.url]).toEqual([200, new URL('/done', callback).href]);
    expect(shown.text).toContain('You can close this');
    await isDone(stage);
    await expect(visit(callback)).rejects.toThrow('ECONNREFUSED');
  });

  test('loopback, a stranger: gets 400 or 404, and changes nothing', async ({ stage }) => {
    const before = logLines(stage.app()).length;
    const callback = await allow(await begin(stage));
    const { origin, search } = new URL(callback);
    const waiting = await stage.view();
    const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const asked = (path: string, options: RequestOptions = {}) => statusOf(`${origin}${path}`, options);
    expect(await asked('/')).toBe(404);
    expect(await asked('/favicon.ico')).toBe(404);
    expect(await asked('/done')).toBe(404);
    expect(await asked(`/other${search}`)).toBe(404);
    expect(await asked(`/callback${search}`, { method: 'POST' })).toBe(400);
    expect(await asked(`/callback${search}`, { headers: { 'sec-fetch-mode': 'no-cors' } })).toBe(400);
    expect(await asked(`/callback${strangers(search)}`, { headers: navigation })).toBe(400);
    expect(await asked('/callback?code=x', { headers: navigation })).toBe(400);
    expect(await asked(`/callback${search}&code=second`)).toBe(400);
    // Another name for this computer: a page whose own name leads here.
    expect((await visit(callback.replace('127.0.0.1', 'localhost'))).status).toBe(400);
    expect(await stage.view()).toEqual(waiting);
    await isNobody(stage);
    expect(
      logLines(stage.app())
        .slice(before)
        .some(({ level }) => level === 'error'),
    ).toBe(false);
    await visit(callback);
    await isDone(stage);
  });

  test('loopback, deny: it is said, and the attempt can still be redeemed', async ({ stage }) => {
    const address = await begin(stage);
    expect((await visit(await cancel(address))).text).toContain('Nothing was shared');
    await expect.poll(() => stepOf(stage)).toMatchObject({ step: 'waiting', notice: { code: 'declined' } });
    await visit(await allow(address));
    await isDone(stage);
  });
});
