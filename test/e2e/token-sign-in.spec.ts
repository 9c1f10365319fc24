/** The second way in: a personal API token, from the clipboard to main. */
import { copy, openAccount, tabTo } from './account-panels.ts';
import { accountButton, expect, openBySearch, signInButton, test } from './fixtures.ts';
import { filesOf } from './kept-files.ts';
import { absentPerson } from './person.ts';

test('a personal API token signs in with the keyboard alone, is kept encrypted, and ends when the wiki ends it', async ({
  launch,
  profile,
  wiki,
}) => {
  const { personalToken } = wiki.clients.ownerOnly;
  const first = await launch({ env: absentPerson(profile) });
  const { page } = first;
  await signInButton(page).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'use a personal API token' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Use a personal API token' })).toBeFocused();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  const use = page.getByRole('button', { name: 'Use the token on the clipboard' });
  await tabTo(page, use);

  const refused = [
    ['', /nothing on the clipboard/],
    ['not a token', /does not look like an access token/],
    [personalToken.replace(/.{20}$/, 'A'.repeat(20)), /The wiki does not accept it/],
  ] as const;
  for (const [text, said] of refused) {
    await test.step(String(said), async () => {
      await copy(first, text);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
      await expect(use).toBeFocused();
    });
  }

  await copy(first, personalToken);
  for (const [answer, said] of [
    ['server-error', /an error of its own/],
    ['html', /was not the wiki/],
    ['reset', /could not be reached/],
  ] as const) {
    await test.step(answer, async () => {
      const fault = wiki.faults.add({ path: /\/resource\/profile/, answer });
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
      fault.remove();
    });
  }

  await page.keyboard.press('Enter');
  await expect(accountButton(page)).toBeVisible();
  await expect(page.getByText('Signed in as Reader')).toBeVisible();
  await expect((await openAccount(page)).getByText('with a personal API token')).toBeVisible();
  await first.stop();

  const written = [...filesOf(profile).values(), Buffer.from(first.logs().join('\n'))];
  expect(written.filter((bytes) => bytes.includes(personalToken.slice(-200)))).toEqual([]);

  const second = await launch({ env: absentPerson(profile) });
  await expect(accountButton(second.page)).toBeVisible();
  wiki.revokeUser('Reader');
  await openBySearch(second.page, 'Skerry');
  await expect(second.page.getByText('the permission for Lectern was withdrawn')).toBeVisible();
});

test('without a client id, a token’s session that is over says what happened, and leads back to the token', async ({
  launch,
  profile,
  wiki,
}) => {
  const env = { ...absentPerson(profile), LECTERN_CLIENT_ID: '' };
  const first = await launch({ env });
  await signInButton(first.page).click();
  await first.page.getByRole('button', { name: 'use a personal API token' }).click();
  await copy(first, wiki.clients.ownerOnly.personalToken);
  await first.page.getByRole('button', { name: 'Use the token on the clipboard' }).click();
  await expect(accountButton(first.page)).toBeVisible();
  await first.stop();

  const sealed = await launch({ env: { ...env, STAND_IN_KEY_STORE: 'cannot-decrypt' } });
  await sealed.page.getByRole('button', { name: 'What to do' }).click();
  await expect(sealed.page.getByRole('heading', { name: 'Your session cannot be read now' })).toBeVisible();
  await sealed.stop();

  const { page } = await launch({ env });
  await expect(accountButton(page)).toBeVisible();
  wiki.revokeUser('Reader');
  await openBySearch(page, 'Skerry');
  await page.getByRole('status').getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Your permission was withdrawn' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Use a personal API token' })).toBeFocused();
});
