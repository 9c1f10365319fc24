/** The stops of the tour about signing in and about accounts. */

import type { Page } from '@playwright/test';
import type { SampleWiki } from '../../sample-wiki/server.ts';
import {
  accountDialog,
  accountsPanel,
  copy,
  loginAs,
  openAccount,
  openAccounts,
} from '../../test/e2e/account-panels.ts';
import { accountButton, expect, openBySearch, signInButton } from '../../test/e2e/fixtures.ts';
import type { Lectern } from '../../test/e2e/launch.ts';
import { announceLaunch } from '../../test/e2e/person.ts';
import { picture, pictures } from './camera.ts';

const CALLBACK = 'org.lectern.reader:/oauth/callback';
const NARROW = { width: 620, height: 820 };
const WIDE = { width: 1280, height: 820 };

/** A build that knows no client id yet. */
export async function ownClient(page: Page): Promise<void> {
  await signInButton(page).click();
  await expect(page.getByRole('textbox', { name: /client id/i })).toBeVisible();
  await picture(page, 'no-client-id');
  await page.getByRole('radio', { name: /own kind of link/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('http://127.0.0.1/callback', { exact: true })).toBeVisible();
  await pictures(page, 'client-for-a-port');
  await page.getByRole('textbox', { name: /client id/i }).fill('0123456789abcdef0123456789abcdef01234567');
  await page.keyboard.press('Enter');
  await expect(page.getByText('never the secret')).toBeVisible();
  await picture(page, 'client-secret-refused');
}

/** In front of a browser in which nobody does anything. */
export async function waiting(lectern: Lectern, wiki: SampleWiki): Promise<void> {
  const { page } = lectern;
  await signInButton(page).click();
  await expect(page.getByRole('heading', { name: 'Finish in your browser' })).toBeVisible();
  await pictures(page, 'waiting-for-the-browser');
  await page.setViewportSize(NARROW);
  await picture(page, 'waiting-narrow');
  await page.setViewportSize(WIDE);
  await announceLaunch(lectern, [`${CALLBACK}?error=unauthorized_client&error_description=Nein`]);
  await expect(page.getByText('You declined in the browser')).toBeVisible();
  await picture(page, 'declined');

  await page.getByRole('button', { name: 'use a personal API token' }).click();
  await expect(page.getByRole('heading', { name: 'Use a personal API token' })).toBeVisible();
  await pictures(page, 'personal-token');
  await copy(lectern, 'something else');
  await page.getByRole('button', { name: 'Use the token on the clipboard' }).click();
  await expect(page.getByText('This token was not taken')).toBeVisible();
  await picture(page, 'personal-token-refused');
  await page.getByRole('main').getByRole('button', { name: 'Back' }).click();

  await page.getByRole('button', { name: 'Cancel' }).click();
  await announceLaunch(lectern, [`${CALLBACK}?code=abc&state=def`]);
  await expect(page.getByText('Your browser brought an address back')).toBeVisible();
  await picture(page, 'callback-for-nobody');
  expect(wiki.issued().codes).toBe(0);
}

export async function signingIn(page: Page): Promise<void> {
  await openBySearch(page, 'Tidal island of Marrow');
  await signInButton(page).click();
  await expect(accountButton(page)).toBeVisible();
  await picture(page, 'signed-in');
}

const OTHERS = [
  ['قارئ جزيرة مارو', 'قارئ جزيرة مارو'],
  ['Hidden', '#5'],
  [
    'Keeper of the northern lights and of every tide table of the Skerry Sound',
    'Keeper of the northern lights and of every tide table of the Skerry Sound',
  ],
] as const;

/** After a restart, with more than one of them. */
export async function accounts(lectern: Lectern, wiki: SampleWiki): Promise<void> {
  const { page } = lectern;
  await expect(accountButton(page)).toBeVisible();
  await picture(page, 'home-signed-in');
  await openAccount(page);
  await picture(page, 'still-signed-in-after-a-restart');
  await accountDialog(page).getByRole('button', { name: 'Add another account' }).click();
  await expect(page.getByRole('heading', { name: 'Add an account' })).toBeVisible();
  await picture(page, 'add-an-account');
  for (const [user, name] of OTHERS) {
    await loginAs(lectern, user);
    if ((await page.getByRole('heading', { name: 'Add an account' }).count()) === 0) {
      await (await openAccount(page)).getByRole('button', { name: 'Add another account' }).click();
    }
    await page.getByRole('button', { name: 'Open the browser' }).click();
    await expect(accountButton(page, name)).toBeVisible();
  }
  await openAccount(page);
  await pictures(page, 'several-accounts');
  await accountDialog(page).getByRole('button', { name: /^قارئ/ }).click();
  await expect(accountButton(page, 'قارئ جزيرة مارو')).toBeVisible();
  await openAccounts(page);
  await pictures(page, 'accounts');
  await page.setViewportSize(NARROW);
  await picture(page, 'accounts-narrow');
  await page.setViewportSize(WIDE);
  await page.keyboard.press('Escape');
  await expect(accountsPanel(page)).toHaveCount(0);

  wiki.revokeUser('قارئ جزيرة مارو');
  // One that was never read: of what was read a moment ago nobody is asked.
  await openBySearch(page, 'Generated page/7');
  await expect(page.getByText('the permission for Lectern was withdrawn')).toBeVisible();
  await openAccount(page);
  await picture(page, 'session-lost-right-to-left');
  await accountDialog(page)
    .getByRole('button', { name: /^Reader/ })
    .click();
  await expect(accountButton(page)).toBeVisible();

  await (await openAccount(page)).getByRole('button', { name: 'Diagnostics' }).click();
  await expect(page.getByRole('dialog', { name: 'Diagnostics' }).getByText('Account 4')).toBeVisible();
  await pictures(page, 'diagnostics');
  await page.keyboard.press('Escape');

  const panel = await openAccounts(page);
  await panel.getByRole('button', { name: 'Sign out of all' }).click();
  await picture(page, 'sign-out-of-all');
  await panel.getByRole('button', { name: 'Sign out of all 4?' }).click();
  await expect(panel.getByText('Nobody is signed in here')).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(signInButton(page)).toBeVisible();
  await picture(page, 'signed-out');
}
