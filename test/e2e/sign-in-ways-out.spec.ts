/** Every way out of signing in leads somewhere sensible, and what came for nobody is said. */
import type { Page } from '@playwright/test';
import { allow } from '../fakes/sample-sign-in.ts';
import { accountButton, articleTitle, expect, openBySearch, signIn, signInButton, test } from './fixtures.ts';
import { absentPerson, announceLaunch, nextAddress, openedAddresses } from './person.ts';

function waiting(page: Page) {
  return page.getByRole('heading', { name: 'Finish in your browser' });
}

test('whoever leaves, looks for another way or comes back finds the attempt as it was; Cancel leads back to the page', async ({
  launch,
  profile,
}) => {
  const { page } = await launch({ env: absentPerson(profile) });
  await openBySearch(page, 'Skerry');
  await signInButton(page).click();
  await expect(waiting(page)).toBeFocused();
  await expect(page.getByText(/This attempt stays open for 5\d more minutes/)).toBeVisible();

  await test.step('another way and back', async () => {
    await page.getByRole('button', { name: 'use a personal API token' }).click();
    await page.getByRole('main').getByRole('button', { name: 'Back' }).click();
    await expect(waiting(page)).toBeFocused();
    await page.getByRole('button', { name: 'use your own client id' }).click();
    await expect(page.getByRole('heading', { name: 'Use a client id of your own' })).toBeFocused();
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(waiting(page)).toBeFocused();
  });

  await test.step('reading meanwhile, and back without another browser', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(articleTitle(page)).toHaveText('Skerry');
    await page.getByRole('banner').getByRole('button', { name: 'Finish signing in' }).click();
    await expect(waiting(page)).toBeFocused();
    expect(openedAddresses(profile)).toHaveLength(1);
  });

  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(articleTitle(page)).toHaveText('Skerry');
  await expect(signInButton(page)).toHaveAccessibleName('Sign in');
});

test('while the wiki takes its time the person reads on, and is signed in when it answers', async ({ page, wiki }) => {
  await openBySearch(page, 'Skerry');
  const slow = wiki.faults.add({ path: /\/resource\/profile/, stallAfter: 0 });
  await signInButton(page).click();
  await expect(page.getByRole('heading', { name: 'Almost there' })).toBeVisible();
  await page.getByRole('button', { name: 'Read on meanwhile' }).click();
  await expect(articleTitle(page)).toHaveText('Skerry');
  slow.remove();
  wiki.faults.release();
  await expect(accountButton(page)).toBeVisible();
  await expect(articleTitle(page)).toHaveText('Skerry');
});

test('a wiki that never finishes its answer can be given up', async ({ page, wiki }) => {
  wiki.faults.add({ path: /\/oauth2\/access_token/, stallAfter: 0 });
  await signInButton(page).click();
  await expect(page.getByRole('heading', { name: 'Almost there' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'What would you like to read?' })).toBeVisible();
  wiki.faults.clear();
  await expect(signInButton(page)).toHaveAccessibleName('Sign in');
});

test('a callback that nothing waited for is said until it is dismissed, or signing in begins', async ({
  launch,
  profile,
}) => {
  const lectern = await launch({ env: absentPerson(profile) });
  const { page } = lectern;
  const line = page.getByText('Your browser brought an address back to Lectern');
  for (let times = 0; times < 2; times += 1) {
    await announceLaunch(lectern, ['org.lectern.reader:/oauth/callback?code=abc&state=def']);
    await expect(line).toContainText('no sign-in that Lectern knows of');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(line).toHaveCount(0);
  }

  await signInButton(page).click();
  const late = await allow(await nextAddress(profile));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await announceLaunch(lectern, [late]);
  await expect(line).toContainText('a sign-in that is over');
  await page.getByRole('status').filter({ has: line }).getByRole('button', { name: 'Sign in' }).click();
  await expect(waiting(page)).toBeVisible();
  await expect(line).toHaveCount(0);
  await expect.poll(() => openedAddresses(profile).length).toBe(2);
});

test('a client that was disabled while reading: one line, and the panel that leads to another id', async ({
  page,
  wiki,
}) => {
  await signIn(page);
  wiki.setClientDisabled(wiki.clients.desktop.id, true);
  wiki.expireAccessTokens();
  await openBySearch(page, 'Skerry');
  const line = page.getByText('the wiki no longer accepts this client id');
  await expect(line).toHaveCount(1);
  await page.getByRole('button', { name: 'What to do' }).click();
  await expect(page.getByRole('heading', { name: 'This client is not accepted any more' })).toBeFocused();
  await expect(line).toHaveCount(0);
  await page.getByRole('button', { name: 'Change the client id' }).click();
  await expect(page.getByRole('heading', { name: 'Use a client id of your own' })).toBeFocused();
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(articleTitle(page)).toHaveText('Skerry');
});
