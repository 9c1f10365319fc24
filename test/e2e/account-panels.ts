/** The window's panels about who is reading, as a person comes to them. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import type { Lectern } from './launch.ts';

/** From now on this user sits in front of the browser. */
export function loginAs({ evaluateMain }: Pick<Lectern, 'evaluateMain'>, user: string): Promise<void> {
  return evaluateMain((_electron, name) => {
    process.env['STAND_IN_BROWSER_USER'] = name;
  }, user);
}

/** From now on the key store is of this kind. */
export function keyStoreIs({ evaluateMain }: Pick<Lectern, 'evaluateMain'>, store: string): Promise<void> {
  return evaluateMain((_electron, name) => {
    process.env['STAND_IN_KEY_STORE'] = name;
  }, store);
}

export function copy({ evaluateMain }: Pick<Lectern, 'evaluateMain'>, text: string): Promise<void> {
  return evaluateMain(({ clipboard }, given) => clipboard.writeText(given), text);
}

export function clipboard({ evaluateMain }: Pick<Lectern, 'evaluateMain'>): Promise<string> {
  return evaluateMain(({ clipboard: system }) => system.readText() as Promise<string>);
}

export function accountDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Account', exact: true });
}

export function accountsPanel(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Accounts' });
}

export function keyStorePanel(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Key store' });
}

/** The account's own list, by whichever button leads there now. */
export async function openAccount(page: Page): Promise<Locator> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Accounts?: / })
    .click();
  await expect(accountDialog(page)).toBeVisible();
  return accountDialog(page);
}

export async function openAccounts(page: Page): Promise<Locator> {
  await (await openAccount(page)).getByRole('button', { name: 'Accounts and sign-in…' }).click();
  await expect(accountsPanel(page)).toBeVisible();
  return accountsPanel(page);
}

/** The row of an account in the panel. */
export function row(page: Page, name: string): Locator {
  return accountsPanel(page).getByRole('listitem').filter({ hasText: name });
}

/** Presses Tab until this has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
