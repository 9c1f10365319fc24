/** What can happen to a sign-in on its way through the browser, the protocol and the key store. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { allow } from '../fakes/sample-sign-in.ts';
import { accountButton, expect, signIn, signInButton, test } from './fixtures.ts';

/** The file that has what a browser was asked to open. */
const LOG = 'opened-addresses';

/** A browser in front of which nobody sits; the addresses it gets are written down. */
function absentPerson(profile: string): Readonly<Record<string, string>> {
  return { STAND_IN_BROWSER: 'nothing', STAND_IN_BROWSER_LOG: join(profile, LOG) };
}

function openedAddresses(profile: string): readonly string[] {
  try {
    return readFileSync(join(profile, LOG), 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

/** The authorization request's address, once the browser was asked to open it. */
async function authorizationUrl(profile: string): Promise<string> {
  await expect.poll(() => openedAddresses(profile).length).toBeGreaterThan(0);
  return openedAddresses(profile).at(-1) ?? '';
}

test('the request asks for a code with PKCE, a state and the redirect address, and for no secret', async ({
  launch,
  profile,
}) => {
  const { page } = await launch({ env: absentPerson(profile) });
  await signInButton(page).click();
  await expect(page.getByRole('heading', { name: 'Finish in your browser' })).toBeVisible();
  const { searchParams } = new URL(await authorizationUrl(profile));
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    redirect_uri: 'org.lectern.reader:/oauth/callback',
    code_challenge_method: 'S256',
  });
  expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  expect(searchParams.get('state')).toMatch(/^[\w-]{22,}$/);
  expect(searchParams.has('client_secret')).toBe(false);
});

test('who declines is told that nothing was shared, and can change their mind', async ({ launch }) => {
  const { page, evaluateMain } = await launch({ env: { STAND_IN_BROWSER: 'cancel' } });
  await signInButton(page).click();
  await expect(page.getByText('You declined in the browser')).toBeVisible();
  await evaluateMain(() => {
    process.env['STAND_IN_BROWSER'] = 'allow';
  });
  await page.getByRole('button', { name: 'Open the browser again' }).click();
  await expect(accountButton(page)).toBeVisible();
});

test('callbacks that are not this attempt’s change nothing; the right one still counts', async ({
  launch,
  profile,
  wiki,
}) => {
  const { page, secondLaunch, logs } = await launch({ env: absentPerson(profile) });
  const tokens = wiki.issued().accessTokens;
  await signInButton(page).click();
  const callback = await allow(await authorizationUrl(profile));
  const foreign = callback.replace(/state=[^&]*/, 'state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  for (const argv of [
    [foreign],
    [callback, callback],
    [callback.replace('/oauth/callback', '/oauth/other')],
    [`${callback}#fragment`],
    [callback.replace('org.lectern.reader', 'https')],
    ['--inspect', `--url=${callback}`],
    [`${callback}&code=second`],
    [`org.lectern.reader:/oauth/callback?code=${'x'.repeat(40_000)}`],
    ['org.lectern.reader:%zz'],
  ]) {
    expect(await secondLaunch(argv)).toBe(0);
  }
  await expect(page.getByRole('heading', { name: 'Finish in your browser' })).toBeVisible();
  expect(wiki.issued().accessTokens).toBe(tokens);

  expect(await secondLaunch(['--some-switch', callback])).toBe(0);
  await expect(accountButton(page)).toBeVisible();
  expect(logs().join('\n')).not.toContain(new URL(callback).searchParams.get('code'));
  expect(logs().join('\n')).not.toContain(new URL(callback).searchParams.get('state'));
});

test('a callback that starts the app finds no attempt, signs nobody in and does no harm', async ({ launch }) => {
  const { page } = await launch({ argv: ['org.lectern.reader:/oauth/callback?code=abc&state=def'] });
  await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeVisible();
  await expect(signInButton(page)).toBeVisible();
});

test('a crash does not sign anybody out', async ({ launch }) => {
  const first = await launch();
  await signIn(first.page);
  await first.kill();
  const { page } = await launch();
  await expect(accountButton(page)).toBeVisible();
});

test('no token is readable on disk, and only the owner can read the file', async ({ launch, profile, wiki }) => {
  const lectern = await launch();
  await signIn(lectern.page);
  await lectern.stop();
  const kept = readdirSync(profile).filter((name) => name.endsWith('.json'));
  const account = kept.find((name) => name.startsWith('account'));
  expect(statSync(join(profile, account ?? '')).mode & 0o777).toBe(0o600);
  const text = kept.map((name) => readFileSync(join(profile, name), 'utf8')).join('\n');
  expect(wiki.issued().accessTokens).toBeGreaterThan(0);
  // Access tokens are JWTs, refresh tokens long hexadecimal strings; "v11…" in base64 is what the key store made.
  expect(text).not.toMatch(/eyJ[\w-]+\.|"[0-9a-f]{64,}"/);
  expect(text).toContain(Buffer.from('v11').toString('base64'));
});

for (const store of ['weak', 'none', 'refuses']) {
  test(`with a key store that is ${store}, the session works and ends with the app`, async ({ launch, profile }) => {
    const env = { STAND_IN_KEY_STORE: store };
    const first = await launch({ env });
    await signIn(first.page);
    await first.stop();
    const text = readdirSync(profile)
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(join(profile, name), 'utf8'));
    expect(text.join('\n')).not.toMatch(/eyJ[\w-]+\./);
    const { page } = await launch({ env });
    await expect(signInButton(page)).toBeVisible();
  });
}

for (const store of ['hangs', 'cannot-decrypt', 'none']) {
  test(`tokens that cannot be read today, with a key store that is ${store}, are there tomorrow`, async ({
    launch,
  }) => {
    const first = await launch();
    await signIn(first.page);
    await first.stop();
    const locked = await launch({ env: { STAND_IN_KEY_STORE: store } });
    await expect(signInButton(locked.page)).toBeVisible();
    await locked.stop();
    const { page } = await launch();
    await expect(accountButton(page)).toBeVisible();
  });
}

test('a revoked grant signs out at the next request, and says why', async ({ launch, wiki }) => {
  const { page } = await launch();
  await signIn(page);
  wiki.revokeAll();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Skerry');
  await page.keyboard.press('Enter');
  await expect(signInButton(page)).toBeVisible();
  await expect(page.getByText(/withdrawn|revoked/)).toBeVisible();
});
