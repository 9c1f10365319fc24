import type { Page } from '@playwright/test';
import { article, expect, openBySearch, signIn, test } from './fixtures.ts';

const MARROW = 'Tidal island of Marrow';

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Library' }).click();
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name }).click();
}

/** With keys alone. */
async function choose(page: Page, title: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${title}` }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: action });
  for (let step = 0; step < 8 && !(await item.evaluate((one) => one === document.activeElement)); step++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

test('the keyboard stays where rows and forms go away', async ({ page }) => {
  await openBySearch(page, 'Basalt');
  await openBySearch(page, MARROW);
  await page.getByRole('button', { name: 'Save and lists' }).click();
  const keep = page.getByRole('dialog', { name: 'Save and lists' });
  await expect(keep.getByRole('button', { name: 'Save for offline' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(keep.getByRole('button', { name: 'Do not keep saved' })).toBeFocused();
  await page.keyboard.press('Escape');

  await part(page, 'Pages');
  await choose(page, 'Basalt', 'Remove from this computer');
  await expect(page.getByRole('button', { name: 'More for Basalt' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: `More for ${MARROW}` })).toBeFocused();
  await choose(page, MARROW, 'Remove from this computer');
  await expect(page.getByText('Nothing is kept here yet')).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeFocused();

  await part(page, 'Reading lists');
  const make = page.getByRole('button', { name: 'New list' });
  await make.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(make).toBeFocused();
});

test('what cannot be taken back is not confirmed by a double click', async ({ page }) => {
  await openBySearch(page, MARROW);
  await expect(article(page).getByText('Save for offline')).toBeVisible();
  await part(page, 'History');
  await page.getByRole('button', { name: 'Forget everything' }).dblclick();
  const sure = page.getByRole('button', { name: 'Forget all of it for good?' });
  await expect(sure).toBeVisible();
  await expect(page.getByRole('button', { name: MARROW, exact: true })).toBeVisible();
  await sure.click();
  await expect(page.getByText('Nothing has been read yet')).toBeVisible();
});

test('a list that was removed does not come back to somebody else', async ({ page }) => {
  await part(page, 'Reading lists');
  await page.getByRole('button', { name: 'New list' }).click();
  await page.keyboard.type('For the train');
  await page.keyboard.press('Enter');
  await choose(page, 'For the train', 'Remove the list');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await signIn(page);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});
