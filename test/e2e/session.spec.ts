/** Who is reading: from one start to the next, through refreshes and refusals, and with every kind of key store. */
import type { Page } from '@playwright/test';
import type { SampleWiki } from '../../sample-wiki/server.ts';
import {
  accountButton,
  articleTitle,
  expect,
  focusSearch,
  openBySearch,
  signIn,
  signInButton,
  test,
} from './fixtures.ts';
import { accountText, filesOf, keptCiphertext, keptTokens, modeOf } from './kept-files.ts';
import { logLines } from './person.ts';

const TITLES = ['Skerry', 'Marrow Light', 'Basalt', 'AC/DC', 'São Paulo'];

/** How often the token endpoint was asked. */
function exchanges(wiki: SampleWiki): number {
  return wiki.requests.entries().filter(({ path }) => path.endsWith('/oauth2/access_token')).length;
}

/** Requests of pages since the log was cleared. */
function pageRequests(wiki: SampleWiki) {
  return wiki.requests.entries().filter(({ path }) => path.includes('/v1/page/'));
}

/** Opens pages through the window's own bridge, all at once; answers which came. */
function openAtOnce(page: Page, titles: readonly string[]): Promise<readonly boolean[]> {
  return page.evaluate((wanted) => {
    type Bridge = { pages: { open(args: { site: string; title: string }): Promise<{ ok: boolean }> } };
    const { pages } = Reflect.get(window, 'lectern') as Bridge;
    return Promise.all(wanted.map(async (title) => (await pages.open({ site: 'wikipedia:en', title })).ok));
  }, titles);
}

async function openAccount(page: Page) {
  await page.getByRole('button', { name: /^Account: Reader/ }).click();
  return page.getByRole('dialog', { name: 'Account' });
}

test('tokens are ciphertext on disk and in no log; one refresh serves everybody', async ({ launch, profile, wiki }) => {
  const lectern = await launch();
  const { page } = lectern;
  await signIn(page);
  await openBySearch(page, 'Skerry');
  const seen: string[] = [...(await keptTokens(lectern))];

  for (const shape of ['gateway', 'mediawiki'] as const) {
    await test.step(`an access token that has expired, said by ${shape}`, async () => {
      wiki.setRefusals(shape);
      wiki.expireAccessTokens();
      wiki.requests.clear();
      // All are on their way before the first is refused.
      const held = wiki.faults.add({ path: /\/v1\/page\//, times: 2 * TITLES.length, latency: 150 });
      expect(await openAtOnce(page, TITLES)).toEqual(TITLES.map(() => true));
      held.remove();
      expect(exchanges(wiki)).toBe(1);
      const refused = pageRequests(wiki).filter(({ status }) => status === (shape === 'gateway' ? 401 : 403));
      expect(refused.length).toBeGreaterThan(1);
      expect(pageRequests(wiki).every(({ authorization }) => authorization)).toBe(true);
      seen.push(...(await keptTokens(lectern)));
    });
  }
  expect(new Set(seen).size).toBe(6);
  const starts = seen.map((token) => token.slice(0, 200));

  await lectern.stop();
  await test.step('in no file and no line of the log', () => {
    expect(modeOf(profile, 'account.json')).toBe(0o600);
    const files = filesOf(profile);
    const told = [...files].filter(([, bytes]) => starts.some((start) => bytes.includes(start)));
    expect(told.map(([path]) => path)).toEqual([]);
    const written = lectern.logs().join('\n');
    expect(starts.filter((start) => written.includes(start))).toEqual([]);
    expect(keptCiphertext(profile)).toMatch(new RegExp(`^${Buffer.from('v11').toString('base64')}`));
  });
});

test('no trouble of the network or the server signs anybody out; signing out kills the token and forgets all', async ({
  launch,
  profile,
  wiki,
}) => {
  const first = await launch();
  await signIn(first.page);

  await test.step('a refresh answered with 500 leaves the person signed in, and reading goes on', async () => {
    const trouble = wiki.faults.add({ path: /\/oauth2\/access_token/, answer: 'server-error' });
    wiki.expireAccessTokens();
    await openBySearch(first.page, 'Skerry');
    expect(trouble.hits()).toBe(1);
    await expect(accountButton(first.page, 'Reader, offline')).toBeVisible();
    await expect((await openAccount(first.page)).getByText('You stay signed in')).toBeVisible();
    await first.stop();
    wiki.faults.clear();
  });

  await test.step('a start without a network does too, and reading resumes when it is back', async () => {
    wiki.faults.add({ answer: 'reset' });
    const { page, ...lectern } = await launch();
    await expect(accountButton(page)).toBeVisible();
    await focusSearch(page);
    // Of what was read before something is kept, and found.
    await page.keyboard.type('Basalt');
    await expect(page.getByText('No connection.')).toBeVisible();
    wiki.faults.clear();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    wiki.requests.clear();
    await openBySearch(page, 'Marrow Light');
    expect(exchanges(wiki)).toBe(1);
    expect(pageRequests(wiki).every(({ authorization }) => authorization)).toBe(true);

    const [access = ''] = await keptTokens({ page, ...lectern });
    const profileOf = () =>
      fetch(`${wiki.oauthBase}/oauth2/resource/profile`, { headers: { authorization: `Bearer ${access}` } });
    expect((await profileOf()).status).toBe(200);
    await (await openAccount(page)).getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('everything kept here is gone')).toBeVisible();
    await expect.poll(async () => (await profileOf()).status).toBe(403);
    expect(accountText(profile)).not.toMatch(/auth\.|ciphertext/);
    await expect(articleTitle(page)).toHaveText('Marrow Light');
  });
});

for (const [store, said] of [
  ['weak', 'the key store here would not protect it'],
  ['none', 'it could not be kept safely here'],
  ['refuses', 'it could not be kept safely here'],
] as const) {
  test(`with a key store that is ${store}, the session ends with the app, and that is said`, async ({
    launch,
    profile,
  }) => {
    const { page } = await launch({ env: { STAND_IN_KEY_STORE: store } });
    await signIn(page);
    await expect((await openAccount(page)).getByText(said)).toBeVisible();
    expect(accountText(profile) ?? '').not.toContain('ciphertext');
  });
}

test('tokens that cannot be read today stay as they are and are there tomorrow; an old key is followed by a new one', async ({
  launch,
  profile,
}) => {
  const first = await launch();
  await signIn(first.page);
  await first.stop();
  const kept = accountText(profile);

  await test.step('a key store that hangs says nothing yet: the window does not wait for it', async () => {
    const lectern = await launch({ env: { STAND_IN_KEY_STORE: 'hangs' } });
    await expect(signInButton(lectern.page)).toBeVisible();
    await openBySearch(lectern.page, 'Skerry');
    await lectern.stop();
    expect(accountText(profile)).toBe(kept);
  });

  const rotated = await launch({ env: { STAND_IN_KEY_STORE: 're-encrypt' } });
  await expect(accountButton(rotated.page)).toBeVisible();
  expect(keptCiphertext(profile)).not.toBe(JSON.parse(kept ?? '')['auth.accounts'].accounts[0].ciphertext);
  await rotated.stop();

  const last = await launch();
  await expect(accountButton(last.page)).toBeVisible();
  expect(logLines(last).filter(({ level }) => level !== 'info')).toEqual([]);
});
