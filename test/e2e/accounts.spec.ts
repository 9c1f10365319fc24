/** More than one account: added, listed, switched, lost and signed out. */
import { accountDialog, accountsPanel, loginAs, openAccount, openAccounts, row, tabTo } from './account-panels.ts';
import { accountButton, expect, openBySearch, signIn, signInButton, test } from './fixtures.ts';
import { accountText } from './kept-files.ts';

const LONG = 'Keeper of the northern lights and of every tide table of the Skerry Sound';
const ARABIC = 'قارئ جزيرة مارو';

test('a second account is added and chosen with the keyboard alone, and both are there after a restart', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await signIn(page);
  await loginAs(first, 'Keeper');

  await test.step('from the account to the browser and back', async () => {
    await accountButton(page).focus();
    await page.keyboard.press('Enter');
    await tabTo(page, accountDialog(page).getByRole('button', { name: 'Add another account' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Add an account' })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Open the browser' }));
    await page.keyboard.press('Enter');
    await expect(accountButton(page, 'Keeper')).toBeVisible();
    await expect(page.getByText('Signed in as Keeper')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What would you like to read?' })).toBeVisible();
  });

  await test.step('the other one is a press away', async () => {
    await accountButton(page, 'Keeper').focus();
    await page.keyboard.press('Enter');
    await tabTo(page, accountDialog(page).getByRole('button', { name: /^Reader/ }));
    await page.keyboard.press('Enter');
    await expect(accountButton(page)).toBeFocused();
    await expect(page.getByText('You read as Reader from now on.')).toBeVisible();
  });
  await first.stop();

  const second = await launch();
  await test.step('the panel says who is in use, gives the focus back, and signs one out alone', async () => {
    await expect(accountButton(second.page)).toBeVisible();
    const panel = await openAccounts(second.page);
    await expect(panel.getByRole('listitem')).toHaveCount(2);
    await expect(row(second.page, 'Reader')).toContainText('In use');
    await expect(panel.getByRole('button', { name: 'Add another account' })).toBeFocused();
    await row(second.page, 'Keeper').getByRole('button', { name: 'Use this one' }).click();
    await expect(row(second.page, 'Keeper')).toContainText('In use');
    await row(second.page, 'Reader').getByRole('button', { name: 'Sign out' }).click();
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    await expect(panel.getByRole('button', { name: 'Sign out of all' })).toHaveCount(0);
    await second.page.keyboard.press('Escape');
    await expect(accountsPanel(second.page)).toHaveCount(0);
    await expect(accountButton(second.page, 'Keeper')).toBeFocused();
  });
});

test('names that are long, in another script or hidden are shown; all are signed out at the second press', async ({
  launch,
  profile,
}) => {
  const lectern = await launch();
  const { page } = lectern;
  for (const [user, name] of [
    [ARABIC, ARABIC],
    [LONG, LONG],
    ['Hidden', '#5'],
  ] as const) {
    await loginAs(lectern, user);
    if (user === ARABIC) await signIn(page, name);
    else {
      await (await openAccount(page)).getByRole('button', { name: 'Add another account' }).click();
      await page.getByRole('button', { name: 'Open the browser' }).click();
    }
    await expect(accountButton(page, name)).toBeVisible();
  }

  const panel = await openAccounts(page);
  await expect(row(page, '#5')).toContainText('The wiki does not show the name of this account');
  await expect(row(page, LONG).locator('bdi')).toHaveText(LONG);
  const widths = await panel.evaluate((element) => [element.scrollWidth, element.clientWidth]);
  expect(widths[0]).toBe(widths[1]);

  const all = panel.getByRole('button', { name: 'Sign out of all' });
  await all.click();
  const sure = panel.getByRole('button', { name: 'Sign out of all 3?' });
  await expect(sure).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).focus();
  await expect(sure).toHaveCount(0);
  expect(accountText(profile)).toContain('ciphertext');
  await all.click();
  await sure.click();
  await expect(panel.getByText('Nobody is signed in here')).toBeVisible();
  expect(accountText(profile) ?? '').not.toContain('ciphertext');
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(signInButton(page)).toBeVisible();
});

test('when the account in use is lost, one line says so, the others stay a press away, and reading goes on', async ({
  launch,
  wiki,
}) => {
  const lectern = await launch();
  const { page } = lectern;
  await loginAs(lectern, 'Keeper');
  await signIn(page, 'Keeper');
  await loginAs(lectern, 'Reader');
  await (await openAccount(page)).getByRole('button', { name: 'Add another account' }).click();
  await page.getByRole('button', { name: 'Open the browser' }).click();
  await expect(accountButton(page)).toBeVisible();

  wiki.revokeUser('Reader');
  await openBySearch(page, 'Skerry');
  const line = page.getByText('the permission for Lectern was withdrawn');
  await expect(line).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();

  await (await openAccount(page)).getByRole('button', { name: /^Keeper/ }).click();
  await expect(accountButton(page, 'Keeper')).toBeVisible();
  await expect(line).toHaveCount(0);
  await openAccounts(page);
  await expect(row(page, 'Reader')).toContainText('signed out: the permission was withdrawn');

  await test.step('and the lost one signs in again beside it', async () => {
    await row(page, 'Reader').getByRole('button', { name: 'Sign in again' }).click();
    await page.getByRole('button', { name: 'Open the browser' }).click();
    await expect(accountButton(page)).toBeVisible();
    const panel = await openAccounts(page);
    await expect(panel.getByRole('listitem')).toHaveCount(2);
    await expect(row(page, 'Reader')).toContainText('In use');
  });
});
