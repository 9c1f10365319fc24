/** What becomes of a session where the key store is weak, refuses, or is another than it was. */
import { accountsPanel, keyStoreIs, keyStorePanel, loginAs, openAccount, openAccounts, row } from './account-panels.ts';
import { accountButton, expect, signIn, signInButton, test } from './fixtures.ts';
import { accountText } from './kept-files.ts';

test('with a weak key store, being kept signed in is a choice that acts at once and can be taken back', async ({
  launch,
  profile,
}) => {
  const env = { STAND_IN_KEY_STORE: 'weak' };
  const first = await launch({ env });
  await signIn(first.page);
  await (await openAccount(first.page)).getByRole('button', { name: 'What you can do' }).click();
  const panel = keyStorePanel(first.page);
  await expect(panel.getByRole('heading', { name: 'There is no key store to rely on' })).toBeVisible();
  await expect(panel.getByText(/GNOME Keyring|KWallet|D-Bus/)).toBeVisible();
  expect(accountText(profile) ?? '').not.toContain('ciphertext');
  await panel.getByRole('button', { name: 'Keep me signed in all the same' }).click();
  await expect(panel.getByRole('heading', { name: 'Kept, with little protection' })).toBeVisible();
  await expect(panel.getByText('One account')).toBeVisible();
  expect(accountText(profile)).toContain('ciphertext');
  await first.stop();

  const second = await launch({ env });
  await expect(accountButton(second.page)).toBeVisible();
  const account = await openAccount(second.page);
  await expect(account.getByText('with little protection, as you chose')).toBeVisible();
  await account.getByRole('button', { name: 'What you can do' }).click();
  await keyStorePanel(second.page).getByRole('button', { name: 'Stop keeping me signed in' }).click();
  await expect(keyStorePanel(second.page).getByText('Nothing is kept any more')).toBeVisible();
  expect(accountText(profile) ?? '').not.toContain('ciphertext');
  await second.page.keyboard.press('Escape');
  await expect(accountButton(second.page)).toBeVisible();
  await second.stop();

  const third = await launch({ env });
  await expect(signInButton(third.page)).toBeVisible();
});

test('a key store that refused is asked again at a press, and then keeps what lived in memory', async ({
  launch,
  profile,
}) => {
  const lectern = await launch({ env: { STAND_IN_KEY_STORE: 'refuses' } });
  const { page } = lectern;
  await signInButton(page).click();
  await expect(accountButton(page)).toBeVisible();
  await (await openAccount(page)).getByRole('button', { name: 'What you can do' }).click();
  const retry = keyStorePanel(page).getByRole('button', { name: 'Try again' });
  await expect(retry).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(keyStorePanel(page).getByText('everything is as it was before')).toBeVisible();
  await keyStoreIs(lectern, 'strong');
  await page.keyboard.press('Enter');
  await expect(keyStorePanel(page).getByText('It works now.')).toBeVisible();
  await expect(keyStorePanel(page).getByRole('heading', { name: 'Your sign-in is kept safely' })).toBeVisible();
  expect(accountText(profile)).toContain('ciphertext');
});

test('a session that cannot be read is said once, left as it is, and comes back when the key does', async ({
  launch,
  profile,
}) => {
  const first = await launch();
  await signIn(first.page);
  await first.stop();
  const kept = accountText(profile);

  const lectern = await launch({ env: { STAND_IN_KEY_STORE: 'cannot-decrypt' } });
  const { page } = lectern;
  const line = page.getByText('could not be decrypted, because the key has changed');
  await expect(line).toHaveCount(1);
  await page.getByRole('button', { name: 'What to do' }).click();
  await expect(page.getByRole('heading', { name: 'Your session cannot be read now' })).toBeFocused();
  await page.getByRole('button', { name: 'Look at the key store' }).click();
  await expect(keyStorePanel(page).getByRole('heading', { name: 'The key has changed' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(keyStorePanel(page).getByText('could still not be decrypted')).toBeVisible();
  expect(accountText(profile)).toBe(kept);

  await keyStoreIs(lectern, 'strong');
  await page.keyboard.press('Enter');
  await expect(keyStorePanel(page).getByText('It works now.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(accountButton(page)).toBeVisible();
  await expect(page.getByText('could not be decrypted')).toHaveCount(0);
});

test('somebody else signs in beside what cannot be read, which stays until it is forgotten, at the second press', async ({
  launch,
  profile,
}) => {
  const first = await launch();
  await signIn(first.page);
  await first.stop();

  const lectern = await launch({ env: { STAND_IN_KEY_STORE: 'cannot-decrypt' } });
  const { page } = lectern;
  await loginAs(lectern, 'Keeper');
  await page.getByRole('button', { name: 'What to do' }).click();
  await page.getByRole('button', { name: 'Look at the key store' }).click();
  await keyStorePanel(page).getByRole('button', { name: 'Sign in again' }).click();
  await expect(accountButton(page, 'Keeper')).toBeVisible();
  const kept = () => accountText(profile)?.match(/ciphertext/g)?.length;
  expect(kept()).toBe(2);

  const panel = await openAccounts(page);
  await expect(row(page, '#3')).toContainText('kept, but cannot be read now');
  await row(page, '#3').getByRole('button', { name: 'Forget' }).click();
  expect(kept()).toBe(2);
  await row(page, '#3').getByRole('button', { name: 'Forget for good?' }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  expect(kept()).toBe(1);
});

test('an account that cannot be read and is the only one can be forgotten, from its panel and from the key store’s', async ({
  launch,
  profile,
}) => {
  const first = await launch();
  await signIn(first.page);
  await first.stop();

  const { page } = await launch({ env: { STAND_IN_KEY_STORE: 'cannot-decrypt' } });
  await page.getByRole('button', { name: 'What to do' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Accounts' }).click();
  await row(page, '#3').getByRole('button', { name: 'Key store' }).click();
  await keyStorePanel(page).getByRole('button', { name: 'Accounts' }).click();
  await row(page, '#3').getByRole('button', { name: 'Forget' }).click();
  await row(page, '#3').getByRole('button', { name: 'Forget for good?' }).click();
  await expect(accountsPanel(page).getByText('Nobody is signed in here')).toBeVisible();
  expect(accountText(profile) ?? '').not.toContain('ciphertext');
  await accountsPanel(page).getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Accounts' })).toHaveCount(0);
});
