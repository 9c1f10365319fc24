/** The outline beside the page: what the engine announced, and where in it the reader is. */
import type { Page } from '@playwright/test';
import { article, articleFrame, expect, openBySearch } from './fixtures.ts';
import { test } from './one-app.ts';

function outline(page: Page) {
  return page.getByRole('navigation', { name: 'Contents' });
}

function current(page: Page) {
  return outline(page).locator('[aria-current]');
}

test('the mark follows the page, down to the end and up again', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await expect(current(page)).toHaveText('Introduction');
  await article(page)
    .getByRole('heading', { name: 'Tides', exact: true })
    .evaluate((heading) => heading.scrollIntoView());
  await expect(current(page)).toHaveText('Tides');
  await page.keyboard.press('End');
  await expect(current(page)).toHaveText('References');
  await page.keyboard.press('Home');
  await expect(current(page)).toHaveText('Introduction');
});

test('with keys: Tab leads along the headings, Enter to a section, and the page has the keys again', async ({
  page,
}) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await outline(page).getByRole('button', { name: 'Introduction' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(outline(page).getByRole('button', { name: 'Formation and history' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(current(page)).toHaveText('Formation and history');
  await expect(article(page).getByRole('heading', { name: 'Formation and history' })).toBeInViewport();
  await expect(articleFrame(page)).toBeFocused();
});

test('in a narrow window it waits behind a button, and Escape closes it', async ({ page }) => {
  await page.setViewportSize({ width: 620, height: 820 });
  await openBySearch(page, 'Tidal island of Marrow');
  await expect(outline(page)).toBeHidden();
  const button = page.getByRole('button', { name: 'Contents' });
  await button.click();
  await expect(current(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(outline(page)).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await outline(page).getByRole('button', { name: 'Weather' }).click();
  await expect(outline(page)).toBeHidden();
  await expect(article(page).getByRole('heading', { name: 'Weather' })).toBeInViewport();
});

test('beside a page that runs right to left it stands at the right', async ({ page }) => {
  await openBySearch(page, 'جزيرة مارو');
  await expect(outline(page)).toHaveCSS('direction', 'rtl');
  const column = await outline(page).boundingBox();
  const frame = await articleFrame(page).boundingBox();
  expect(column?.x).toBeGreaterThanOrEqual((frame?.x ?? 0) + (frame?.width ?? Number.POSITIVE_INFINITY));
});
