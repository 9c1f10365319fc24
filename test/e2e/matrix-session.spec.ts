/** The matrix: what can happen to a session while the app runs. The rows are listed in test/auth/matrix.ts. */
import { mkdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteId } from '../../shared/site-id.ts';
import { callBridge } from './bridge.ts';
import { accountButton, openBySearch, signInButton } from './fixtures.ts';
import { accountText, keptTokens } from './kept-files.ts';
import { expect, test } from './matrix-fixtures.ts';
import { pageRequests, read, sessionOf, signIn, signInUnkept, TOKEN_ENDPOINT, tokenRequests } from './stage-person.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

for (const [row, fault] of [
  ['offline', { answer: 'reset' }],
  ['429', { answer: 'limited' }],
  ['500', { answer: 'server-error' }],
  ['HTML', { answer: 'html' }],
  ['server_error', { answer: 'oauth-server-error' }],
] as const) {
  test(`refresh ${row}: nobody is signed out, reading goes on, and so does the session later`, async ({
    stage,
    page,
  }) => {
    await signIn(stage);
    stage.wiki.expireAccessTokens();
    const trouble = stage.wiki.faults.add({ path: TOKEN_ENDPOINT, ...fault });
    expect(await read(stage)).toBe('as nobody');
    expect(await read(stage, 'Basalt')).toBe('as nobody');
    // The server is left alone after that.
    expect(trouble.hits()).toBe(1);
    expect(await sessionOf(stage)).toMatchObject({ state: 'signed-in', connection: 'offline', kept: true });
    await expect(accountButton(page, 'Reader, offline')).toBeVisible();
    stage.wiki.faults.clear();
    await stage.pass(MINUTE);
    expect(await read(stage)).toBe('as a user');
    expect(await sessionOf(stage)).toMatchObject({ state: 'signed-in', connection: 'online', kept: true });
    await expect(accountButton(page)).toBeVisible();
  });
}

test('refresh 415: nobody is signed out, and the account says that the wiki does not take the form of the request', async ({
  stage,
  page,
}) => {
  await signIn(stage);
  stage.wiki.expireAccessTokens();
  stage.wiki.faults.add({ path: TOKEN_ENDPOINT, answer: 'unsupported-type' });
  expect(await read(stage)).toBe('as nobody');
  await accountButton(page, 'Reader, not renewed').click();
  await expect(page.getByText('does not take the form in which Lectern asks to renew your session')).toBeVisible();
  await expect(page.getByText('cannot be reached')).toHaveCount(0);
});

test('refresh invalid_grant: signed out with the reason, and reading goes on', async ({ stage, page }) => {
  await signIn(stage);
  await stage.pass(4 * HOUR);
  stage.wiki.revokeAll();
  expect(await read(stage)).toBe('as nobody');
  expect(await sessionOf(stage)).toEqual({ state: 'signed-out', reason: 'revoked' });
  await expect(signInButton(page)).toBeVisible();
  expect(accountText(stage.profile)).not.toContain('ciphertext');
  expect(tokenRequests(stage)).toHaveLength(2);
});

test('refresh access_denied: signed out because the client is disabled, and reading goes on', async ({
  stage,
  page,
}) => {
  await signIn(stage);
  await stage.pass(4 * HOUR);
  stage.wiki.setClientDisabled(stage.wiki.clients.desktop.id, true);
  expect(await read(stage)).toBe('as nobody');
  expect(tokenRequests(stage).map(({ status }) => status)).toEqual([200, 401]);
  expect(await sessionOf(stage)).toEqual({ state: 'signed-out', reason: 'client-refused' });
  await expect(signInButton(page)).toBeVisible();
});

test('50 parallel refusals, one refresh: all fifty pages come, as the user', async ({ stage, page }) => {
  await signIn(stage);
  stage.wiki.expireAccessTokens();
  stage.wiki.requests.clear();
  const titles = Array.from({ length: 50 }, (_none, index) => `Generated page/${index + 1}`);
  const site = siteId('wikipedia', 'en');
  const opened = await Promise.all(titles.map((title) => callBridge(page, 'pages.open', { site, title })));
  expect(opened.filter(({ ok }) => !ok)).toEqual([]);
  expect(tokenRequests(stage)).toHaveLength(1);
  const came = pageRequests(stage).filter(({ status }) => status === 200);
  expect(came.length).toBeGreaterThanOrEqual(50);
  expect(came.every(({ authorization }) => authorization)).toBe(true);
  await expect(accountButton(page)).toBeVisible();
});

test('refresh while signing out: the answer is thrown away, and its tokens with it', async ({ stage, page }) => {
  await signIn(stage);
  stage.wiki.expireAccessTokens();
  const slow = stage.wiki.faults.add({ path: TOKEN_ENDPOINT, times: 1, stallAfter: 0 });
  const reading = read(stage);
  await expect.poll(() => slow.hits()).toBe(1);
  const leaving = callBridge(page, 'auth.signOut');
  await expect.poll(() => sessionOf(stage)).toMatchObject({ state: 'signed-out' });
  stage.wiki.faults.release();
  await leaving;
  expect(await reading).toBe('as nobody');
  expect(await sessionOf(stage)).toEqual({ state: 'signed-out', reason: 'by-user' });
  expect(accountText(stage.profile)).not.toContain('ciphertext');
  // Signed in, refreshed, and once more so that what the refresh had brought is dead as well.
  expect(tokenRequests(stage).map(({ status }) => status)).toEqual([200, 200, 200]);
  const answers = stage.wiki.secrets().accessTokens.slice(1, -1).map(profileStatus(stage.wiki.oauthBase));
  expect(new Set(await Promise.all(answers))).toEqual(new Set([403]));
  await expect(signInButton(page)).toBeVisible();
});

const profileStatus = (oauthBase: string) => async (access: string) =>
  (await fetch(`${oauthBase}/oauth2/resource/profile`, { headers: { authorization: `Bearer ${access}` } })).status;

test('no account at a wiki: it is read as by anybody, and nobody is signed out', async ({ stage, page }) => {
  // Somebody of this row's own: the app remembers it of them.
  await signIn(stage, { user: 'Keeper' });
  // Both halves of a page are asked with the Bearer, refused, and asked without.
  const refused = stage.wiki.faults.add({ path: /\/v1\/page\//, times: 2, answer: 'user-unknown' });
  expect(await read(stage)).toBe('as nobody');
  expect(refused.hits()).toBe(2);
  expect(await read(stage, 'Basalt')).toBe('as nobody');
  expect(tokenRequests(stage)).toHaveLength(1);
  expect(await sessionOf(stage)).toMatchObject({ state: 'signed-in', connection: 'online', kept: true });
  await expect(accountButton(page, 'Keeper')).toBeVisible();
});

test('token revoked while reading: what is read stays, the reason is said, and reading goes on', async ({
  stage,
  page,
}) => {
  await signIn(stage);
  await openBySearch(page, 'Skerry');
  stage.wiki.revokeAll();
  await openBySearch(page, 'Marrow Light');
  expect(await sessionOf(stage)).toEqual({ state: 'signed-out', reason: 'revoked' });
  await expect(signInButton(page)).toBeVisible();
  await expect(page.getByText(/withdrawn/)).toBeVisible();
  stage.wiki.requests.clear();
  expect(await read(stage, 'Tide')).toBe('as nobody');
  expect(tokenRequests(stage)).toEqual([]);
});

test('second device’s refresh: with a copy of the profile, it ends neither within the server’s ten minutes', async ({
  stage,
}) => {
  await signIn(stage);
  const [, refreshToken = ''] = await keptTokens(stage.app());
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: stage.wiki.clients.desktop.id,
    refresh_token: refreshToken,
  });
  const other = await fetch(`${stage.wiki.oauthBase}/oauth2/access_token`, { method: 'POST', body });
  const { access_token: otherAccess } = (await other.json()) as { readonly access_token: string };
  // That ended this one's access token.
  expect(await read(stage)).toBe('as a user');
  expect(await sessionOf(stage)).toMatchObject({ state: 'signed-in', connection: 'online' });
  expect(await profileStatus(stage.wiki.oauthBase)(otherAccess)).toBe(200);
});

test('key store missing: signed in for this run, said, and kept as soon as there is one', async ({ stage, page }) => {
  await stage.setKeyStore('none');
  await signInUnkept(stage);
  expect(await sessionOf(stage)).toMatchObject({ state: 'signed-in', kept: false });
  expect((await stage.view()).keyStore).toMatchObject({ strength: 'none' });
  expect(accountText(stage.profile) ?? '').not.toContain('ciphertext');
  await expect(accountButton(page)).toBeVisible();
  await stage.setKeyStore('strong');
  expect(await callBridge(page, 'keyStore.retry')).toMatchObject({ ok: true });
  expect(await sessionOf(stage)).toMatchObject({ kept: true });
});

test('settings file read-only: signed in for this run, said, and kept as soon as it can be written', async ({
  stage,
  page,
}) => {
  const file = join(stage.profile, 'account.json');
  const away = `${file}.away`;
  writeFileSync(file, accountText(stage.profile) ?? '{}');
  renameSync(file, away);
  // What is a folder can be neither read nor replaced, whoever the user is.
  mkdirSync(file);
  try {
    await signInUnkept(stage);
    expect(await sessionOf(stage)).toMatchObject({ state: 'signed-in', kept: false });
    const retried = await callBridge(page, 'keyStore.retry');
    expect(retried).toEqual({ ok: false, failure: { code: 'key-store-failed', why: 'unwritable' } });
    const info = await callBridge(page, 'app.info');
    expect(info.ok && info.value.notices).toContainEqual({ code: 'settings-unwritable' });
    expect(await read(stage)).toBe('as a user');
    await expect(accountButton(page)).toBeVisible();
  } finally {
    rmdirSync(file);
    renameSync(away, file);
  }
  expect(await callBridge(page, 'keyStore.retry')).toMatchObject({ ok: true });
  expect(await sessionOf(stage)).toMatchObject({ kept: true });
  expect(accountText(stage.profile)).toContain('ciphertext');
});
