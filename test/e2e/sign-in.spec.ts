/** What can happen to a sign-in on its way through the browser and the protocol. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { allow, cancel } from '../fakes/sample-sign-in.ts';
import { copy } from './account-panels.ts';
import { accountButton, expect, focusSearch, signInButton, test } from './fixtures.ts';
import {
  absentPerson,
  announceLaunch,
  logLines,
  nextAddress,
  openedAddresses,
  openUrl,
  refusals,
  secretsOf,
} from './person.ts';

const CALLBACK = 'org.lectern.reader:/oauth/callback';

function waiting(page: Page) {
  return page.getByRole('heading', { name: 'Finish in your browser' });
}

async function signOut(page: Page): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click();
  await expect(signInButton(page)).toBeVisible();
}

test('the request has PKCE, a state and no secret; macOS brings its answer by open-url', async ({
  launch,
  profile,
}) => {
  const lectern = await launch({ env: absentPerson(profile) });
  const { page } = lectern;
  await signInButton(page).click();
  await expect(waiting(page)).toBeVisible();

  const { searchParams } = new URL(await nextAddress(profile));
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    redirect_uri: CALLBACK,
    code_challenge_method: 'S256',
  });
  expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  expect(searchParams.get('state')).toMatch(/^[\w-]{22,}$/);
  expect(searchParams.has('client_secret')).toBe(false);

  expect(await openUrl(lectern, await allow(await nextAddress(profile)))).toBe(true);
  await expect(accountButton(page)).toBeVisible();
  await expect(page.getByText('Signed in as Reader')).toBeVisible();
});

test('callbacks that are not this attempt’s are refused and said; it goes on, and no log holds a code', async ({
  launch,
  profile,
  wiki,
}) => {
  const lectern = await launch({ env: absentPerson(profile) });
  const { page } = lectern;
  const tokens = wiki.issued().accessTokens;
  await signInButton(page).click();
  await expect(waiting(page)).toBeVisible();
  const request = await nextAddress(profile);
  const callback = await allow(request);
  const foreign = callback.replace(/state=[^&]*/, 'state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');

  const refused: readonly (readonly [argv: readonly string[], reason: string, said: RegExp])[] = [
    [[foreign], 'unknown-state', /belongs to another sign-in/],
    [[callback, callback], 'several', /More than one address/],
    [[callback.replace('/oauth/callback', '/oauth/other')], 'malformed', /is damaged/],
    [[`${CALLBACK}?code=${'x'.repeat(20_000)}&state=y`], 'too-long', /far too long/],
    [[`${callback}#fragment`], 'malformed', /is damaged/],
    [[foreign], 'unknown-state', /belongs to another sign-in/],
    [[`${callback}&code=second`], 'malformed', /is damaged/],
    [[callback, ` ${CALLBACK}`], 'several', /More than one address/],
    [['org.lectern.reader:%zz'], 'malformed', /is damaged/],
    [[callback.replace('org.lectern.reader:', 'ORG.Lectern.Reader:')], 'malformed', /is damaged/],
  ];
  for (const [argv, , said] of refused) {
    await announceLaunch(lectern, argv);
    await expect(page.getByText(said)).toBeVisible();
  }
  // What is not of our scheme is no callback at all: neither refused nor said.
  await announceLaunch(lectern, [callback.replace('org.lectern.reader:', 'https:')]);
  await announceLaunch(lectern, ['--inspect', `--url=${callback}`, `x${callback}`]);
  await announceLaunch(lectern, []);
  expect(refusals(lectern)).toEqual(refused.map(([, reason]) => reason));
  expect(wiki.issued().accessTokens).toBe(tokens);

  await test.step('declining at the wiki is said and ends nothing', async () => {
    await announceLaunch(lectern, [await cancel(request)]);
    await expect(page.getByText('You declined in the browser')).toBeVisible();
    await expect(waiting(page)).toBeVisible();
  });

  await test.step('the right one, by a real second launch among switches, still counts', async () => {
    expect(await lectern.secondLaunch(['--some-switch', callback])).toBe(0);
    await expect(accountButton(page)).toBeVisible();
  });

  await test.step('once', async () => {
    const issued = wiki.issued().accessTokens;
    await announceLaunch(lectern, [callback]);
    await expect.poll(() => refusals(lectern).at(-1)).toBe('used');
    await signOut(page);
    await announceLaunch(lectern, [callback]);
    await expect.poll(() => refusals(lectern).slice(-2)).toEqual(['used', 'used']);
    await expect(signInButton(page)).toBeVisible();
    expect(wiki.requests.entries().filter(({ path }) => path.endsWith('/oauth2/resource/profile'))).toHaveLength(1);
    // Signing out refreshes once, so that the old access token dies.
    await expect.poll(() => wiki.issued().accessTokens).toBe(issued + 1);
  });

  await test.step('and not after its attempt was cancelled in the window', async () => {
    const before = openedAddresses(profile).length;
    await signInButton(page).click();
    const late = await allow(await nextAddress(profile, before));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(waiting(page)).toBeHidden();
    await announceLaunch(lectern, [late]);
    await expect.poll(() => refusals(lectern).at(-1)).toBe('cancelled');
    await expect(signInButton(page)).toBeVisible();
    for (const secret of secretsOf(request, callback, late)) expect(lectern.logs().join('\n')).not.toContain(secret);
  });
});

test('who declines can try again and allow', async ({ launch }) => {
  const { page, evaluateMain } = await launch({ env: { STAND_IN_BROWSER: 'cancel' } });
  await signInButton(page).click();
  await expect(page.getByText('You declined in the browser')).toBeVisible();
  await evaluateMain(() => {
    process.env['STAND_IN_BROWSER'] = 'allow';
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(accountButton(page)).toBeVisible();
});

test('a decline is said over what a button said before, each time it comes', async ({ launch, profile }) => {
  const lectern = await launch({ env: absentPerson(profile) });
  const { page } = lectern;
  await signInButton(page).click();
  await expect(waiting(page)).toBeVisible();
  const declined = await cancel(await nextAddress(profile));
  for (const time of ['first', 'second']) {
    await test.step(time, async () => {
      await page.getByRole('button', { name: 'Copy link' }).click();
      await expect(page.getByText('The link is on the clipboard')).toBeVisible();
      await announceLaunch(lectern, [declined]);
      await expect(page.getByText('You declined in the browser')).toBeVisible();
      await expect(page.getByText('The link is on the clipboard')).toHaveCount(0);
    });
  }

  await test.step('also when it is pasted, and nobody blames the client for it', async () => {
    await copy(lectern, '');
    await page.getByRole('button', { name: 'Paste the address' }).click();
    await expect(page.getByText('There is no address on the clipboard')).toBeVisible();
    await copy(lectern, declined);
    await page.getByRole('button', { name: 'Paste the address' }).click();
    await expect(page.getByText('You declined in the browser')).toBeVisible();
    await expect(page.getByText('the registration of this client')).toHaveCount(0);
  });
});

test('pressing twice begins one attempt, and nobody is told that it is over', async ({ launch, profile }) => {
  const { page } = await launch({ env: absentPerson(profile) });
  await signInButton(page).click();
  await expect(waiting(page)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(waiting(page)).toBeHidden();
  await page.evaluate(() => {
    const seen: string[] = [];
    new MutationObserver(() => seen.push(document.body.innerText)).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    Object.assign(globalThis, { seen });
  });
  await signInButton(page).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(page.getByText('Browser opened')).toBeVisible();
  const seen = await page.evaluate(() => (globalThis as typeof globalThis & { seen: string[] }).seen.join('\n'));
  expect(seen).not.toContain('already over');
});

test('a browser that cannot be started is said; copying the link and pasting the address do without', async ({
  launch,
}) => {
  const { page, evaluateMain } = await launch({ env: { LECTERN_BROWSER: '/nowhere/browser' } });
  const paste = async (text: string) => {
    await evaluateMain(({ clipboard }, given) => clipboard.writeText(given), text);
    await page.getByRole('button', { name: 'Paste the address' }).click();
  };
  await signInButton(page).click();
  await expect(page.getByText('Your browser could not be started')).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('The link is on the clipboard')).toBeVisible();
  const callback = await allow(await evaluateMain(({ clipboard }) => clipboard.readText() as Promise<string>));

  await paste('');
  await expect(page.getByText('There is no address on the clipboard')).toBeVisible();
  await paste('https://example.org/');
  await expect(page.getByText('not the one that leads back to Lectern')).toBeVisible();
  await paste(callback.replace(/state=[^&]*/, 'state=another'));
  await expect(page.getByText('belongs to another sign-in attempt')).toBeVisible();
  await paste(`\n  ${callback} `);
  await expect(accountButton(page)).toBeVisible();
});

test('without a client id the app reads at once, and the panel says how to get one', async ({
  launch,
  profile,
  wiki,
}) => {
  const { page } = await launch({ env: { LECTERN_CLIENT_ID: '' } });
  await focusSearch(page);
  await page.keyboard.type('Skerry');
  await expect(page.getByRole('option', { name: 'Skerry' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await signInButton(page).click();
  await expect(page.getByRole('heading', { name: 'Signing in needs a client id' })).toBeVisible();
  await expect(page.getByText(CALLBACK, { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the registration page' })).toBeVisible();

  const enter = async (id: string) => {
    await page.getByRole('textbox', { name: 'Client id' }).fill(id);
    await page.getByRole('button', { name: 'Save and sign in' }).click();
  };
  await enter('');
  await expect(page.getByText('Enter the client id that the wiki gave you')).toBeVisible();
  await enter('not a client id');
  await expect(page.getByText('That is not a value Lectern understands')).toBeVisible();
  await enter(` ${wiki.clients.desktop.id}`);
  await expect(accountButton(page)).toBeVisible();
  expect(readFileSync(join(profile, 'settings.json'), 'utf8')).toContain(wiki.clients.desktop.id);
});

test('an exchange that fails says why, and trying again works', async ({ launch, profile, wiki }) => {
  const lectern = await launch({ env: absentPerson(profile) });
  const { page } = lectern;
  const tryOnce = async (button: ReturnType<typeof signInButton>) => {
    const before = openedAddresses(profile).length;
    await button.click();
    const callback = await allow(await nextAddress(profile, before));
    await announceLaunch(lectern, [callback]);
    return callback;
  };
  const endpoint = /\/oauth2\/access_token/;
  const troubles = [
    [{ path: endpoint, answer: 'server-error' }, /an error of its own/],
    [{ path: endpoint, answer: 'html' }, /was not from the wiki/],
    [{ path: endpoint, answer: 'html-502' }, /an error of its own/],
    [{ path: endpoint, answer: 'unsupported-type' }, /did not take the form/],
    [{ path: endpoint, answer: 'other-json' }, /was not from the wiki/],
    [{ path: endpoint, answer: 'limited' }, /asks us to wait/],
    [{ path: endpoint, answer: 'reset' }, /could not be reached/],
    [{ path: /\/resource\/profile/, answer: 'server-error' }, /did not say who you are/],
    [{ path: /\/resource\/profile/, answer: 'html' }, /did not say who you are/],
  ] as const;
  const secrets: string[] = [];
  let button = signInButton(page);
  for (const [fault, said] of troubles) {
    const armed = wiki.faults.add(fault);
    secrets.push(...secretsOf(await tryOnce(button)));
    await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    armed.remove();
    button = page.getByRole('button', { name: 'Try again' });
  }

  const before = openedAddresses(profile).length;
  await button.click();
  const refusedLate = await allow(await nextAddress(profile, before));
  wiki.setClientDisabled(wiki.clients.desktop.id, true);
  await announceLaunch(lectern, [refusedLate]);
  await expect(page.getByRole('heading', { name: 'This client was refused' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the client id' })).toBeVisible();
  wiki.setClientDisabled(wiki.clients.desktop.id, false);

  await tryOnce(button);
  await expect(accountButton(page)).toBeVisible();
  for (const secret of secrets) expect(lectern.logs().join('\n')).not.toContain(secret);
  expect(logLines(lectern).filter(({ event }) => event === 'auth.exchange-failed').length).toBe(8);
});
