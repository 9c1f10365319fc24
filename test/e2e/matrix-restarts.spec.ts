/** The matrix: what outlives a run of the app, and what comes of it in the next. The rows are listed in test/auth/matrix.ts. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { allow } from '../fakes/sample-sign-in.ts';
import { callBridge } from './bridge.ts';
import { accountButton, signInButton } from './fixtures.ts';
import { accountText, keptCiphertext } from './kept-files.ts';
import { expect, test } from './matrix-fixtures.ts';
import type { KeyStore, Stage } from './stage.ts';
import { begin, deliver, read, sessionOf, signIn, stepOf, tokenRequests } from './stage-person.ts';

const HOUR = 60 * 60_000;
const REDIRECT = 'org.lectern.reader:/oauth/callback';

async function isDone(stage: Stage): Promise<void> {
  await expect.poll(() => stepOf(stage)).toEqual({ step: 'done', name: 'Reader' });
  await expect(accountButton(stage.app().page)).toBeVisible();
}

test('quit mid-flow: the attempt waits in the next run, and its callback completes it', async ({ stage }) => {
  const address = await begin(stage);
  await stage.quit();
  // A stranger's callback starts the app: that ends nothing.
  const { page } = await stage.start([`${REDIRECT}?code=abc&state=def`]);
  const notice = { code: 'callback-refused', reason: 'unknown-state' };
  await expect.poll(() => stepOf(stage)).toMatchObject({ step: 'waiting', browser: 'opened', notice });
  await expect(page.getByRole('banner').getByRole('button', { name: 'Finish signing in' })).toBeVisible();
  await deliver(stage, await allow(address));
  await isDone(stage);
});

test('crash mid-flow, cold start: the callback that starts the app completes the attempt of the run before', async ({
  stage,
}) => {
  const callback = await allow(await begin(stage));
  await stage.crash();
  await stage.start(['--some-switch', callback]);
  await isDone(stage);
  expect(tokenRequests(stage)).toHaveLength(1);
});

test('port taken meanwhile: an attempt over loopback says so in the next run, and is completed by pasting', async ({
  stage,
}) => {
  const { id } = stage.wiki.clients.loopback;
  await callBridge(stage.app().page, 'auth.setClientId', { clientId: id, redirect: 'loopback' });
  const address = await begin(stage);
  const { port } = new URL(new URL(address).searchParams.get('redirect_uri') ?? '');
  await stage.quit();
  const other = createServer((_, response) => response.end('Somebody else')).listen(Number(port), '127.0.0.1');
  try {
    await once(other, 'listening');
    const { page, evaluateMain } = await stage.start();
    await page.getByRole('banner').getByRole('button', { name: 'Finish signing in' }).click();
    await expect(page.getByText('another program got the port that your browser is sent to')).toBeVisible();
    const back = await allow(address);
    await evaluateMain(({ clipboard }, text) => clipboard.writeText(text), back);
    await page.getByRole('button', { name: 'Paste the address' }).click();
    await isDone(stage);
  } finally {
    other.close();
  }
});

test('crash between answer and write: the pair that was kept still counts', async ({ stage }) => {
  await signIn(stage);
  const kept = keptCiphertext(stage.profile);
  await stage.setKeyStore('hangs');
  await stage.pass(4 * HOUR);
  void read(stage).catch(() => undefined);
  await expect.poll(() => tokenRequests(stage).map(({ status }) => status)).toEqual([200, 200]);
  await stage.crash();
  expect(keptCiphertext(stage.profile)).toBe(kept);
  await stage.start();
  expect(await read(stage)).toBe('as a user');
  expect(await sessionOf(stage)).toMatchObject({ state: 'signed-in', kept: true });
  await expect(accountButton(stage.app().page)).toBeVisible();
});

test('crash between write and use: the new pair is there, and is used', async ({ stage }) => {
  await signIn(stage);
  const kept = keptCiphertext(stage.profile);
  await stage.pass(4 * HOUR);
  const held = stage.wiki.faults.add({ path: /\/v1\/page\//, latency: HOUR });
  void read(stage).catch(() => undefined);
  await expect.poll(() => held.hits()).toBeGreaterThan(0);
  expect(keptCiphertext(stage.profile)).not.toBe(kept);
  await stage.crash();
  stage.wiki.faults.clear();
  await stage.start();
  expect(await read(stage)).toBe('as a user');
  expect(tokenRequests(stage)).toHaveLength(2);
  await expect(accountButton(stage.app().page)).toBeVisible();
});

test('key store locked, missing, changed: nothing is forgotten, each is said, and it comes back as soon as it can', async ({
  stage,
}) => {
  await signIn(stage);
  await stage.quit();
  const kept = accountText(stage.profile);
  const { page } = await stage.start([], { STAND_IN_KEY_STORE: 'locked' });
  await expect(signInButton(page)).toBeVisible();
  const troubles: readonly (readonly [KeyStore, string, string])[] = [
    ['locked', 'locked', 'unavailable'],
    ['none', 'locked', 'unavailable'],
    ['cannot-decrypt', 'changed', 'undecryptable'],
  ];
  for (const [store, trouble, why] of troubles) {
    await stage.setKeyStore(store);
    const failure = { code: 'key-store-failed', why };
    expect(await callBridge(page, 'keyStore.retry')).toEqual({ ok: false, failure });
    expect((await stage.view()).keyStore).toMatchObject({ trouble });
    expect(await sessionOf(stage)).toEqual({ state: 'signed-out', reason: 'unreadable-tokens' });
    expect(await read(stage)).toBe('as nobody');
    expect(accountText(stage.profile)).toBe(kept);
  }
  await stage.setKeyStore('strong');
  expect(await callBridge(page, 'keyStore.retry')).toMatchObject({ ok: true });
  expect(await read(stage, 'Basalt')).toBe('as a user');
  await expect(accountButton(page)).toBeVisible();
  expect(accountText(stage.profile)).toBe(kept);
});

test('key store corrupt: what cannot be read is put aside, not lost, and signing in anew goes on from there', async ({
  stage,
}) => {
  await signIn(stage);
  await stage.quit();
  const file = join(stage.profile, 'account.json');
  const ciphertext = keptCiphertext(stage.profile) ?? '';
  const damaged = `${ciphertext.slice(0, 80)}${ciphertext.slice(80, 84) === 'AAAA' ? 'BBBB' : 'AAAA'}${ciphertext.slice(84)}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(ciphertext, damaged));
  const { page } = await stage.start();
  expect(await sessionOf(stage)).toEqual({ state: 'signed-out', reason: 'unreadable-tokens' });
  expect((await stage.view()).keyStore).toMatchObject({ trouble: 'changed' });
  await expect(signInButton(page)).toBeVisible();
  expect(keptCiphertext(stage.profile)).toBe(damaged);
  await signIn(stage);
  expect(JSON.parse(accountText(stage.profile) ?? '')).toMatchObject({
    'auth.accounts-aside': [{ ciphertext: damaged }],
  });
  await expect(accountButton(page)).toBeVisible();
});
