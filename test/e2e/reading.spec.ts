/** Reading itself: links that lead nowhere or elsewhere, the way back, the keyboard, other directions and the dark. */
import type { Page } from '@playwright/test';
import { article, articleTitle, expect, focusSearch, openBySearch, test as ownApp } from './fixtures.ts';
import { test } from './one-app.ts';

function scrollOf(page: Page): Promise<number> {
  return article(page)
    .locator('html')
    .evaluate((root) => root.scrollTop);
}

test('a link to a page nobody wrote says so, offers the search, and Back leads back', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await article(page).locator('a.missing').first().click();
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.getByRole('button', { name: /^Search for/ }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(/Pages with|Nothing found for/);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
});

test('a redirect of the wiki leads to its page, under the page’s own name, and says where it came from', async ({
  page,
}) => {
  await openBySearch(page, 'Skerry');
  await article(page).getByRole('link', { name: 'Marrow', exact: true }).first().click();
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
  await expect(article(page).getByText('Redirected from “Marrow”')).toBeVisible();
  await expect(page).toHaveTitle('Tidal island of Marrow – Lectern');
});

ownApp('keys are heard as soon as there is something to see', async ({ page }) => {
  // A person's key comes at any time: this one between the first picture and everything that is only done after it.
  await page.addInitScript((mac) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[role="combobox"]')) return;
      watch.disconnect();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 't', ctrlKey: !mac, metaKey: mac }));
    });
    watch.observe(document, { childList: true, subtree: true });
  }, process.platform === 'darwin');
  await page.reload();
  await expect(page.getByRole('tab')).toHaveCount(2);
});

test('a person reads with the keyboard alone, and comes back to where they were', async ({ page }) => {
  await focusSearch(page);
  await page.keyboard.type('Mar');
  const chosen = page.getByRole('option', { selected: true });
  await expect(page.getByRole('option', { name: 'Marrow Light' })).toBeVisible();
  const first = await chosen.textContent();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).not.toHaveText(first ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await openBySearch(page, 'Tidal island of Marrow');

  await test.step('keys scroll the page as soon as it is there', async () => {
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await expect.poll(() => scrollOf(page)).toBeGreaterThan(300);
  });

  await test.step('`/` leads from the page to the field, Enter to another, Alt and an arrow back to the same place', async () => {
    const left = await settledScroll(page);
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeFocused();
    await page.keyboard.type('Skerry');
    await expect(page.getByRole('option', { name: 'Skerry' }).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(articleTitle(page)).toHaveText('Skerry');
    expect(await scrollOf(page)).toBe(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
    await expect.poll(() => scrollOf(page)).toBe(left);
    await page.keyboard.press('Alt+ArrowRight');
    await expect(articleTitle(page)).toHaveText('Skerry');
    await page.keyboard.press('Alt+Home');
    await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeFocused();
  });
});

/** Where the page stands once it has stopped moving. */
async function settledScroll(page: Page): Promise<number> {
  let before = -1;
  await expect
    .poll(async () => {
      const now = await scrollOf(page);
      const settled = now === before;
      before = now;
      return settled;
    })
    .toBe(true);
  return before;
}

test('the outline leads to a section, and Back leads back up', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  const outline = page.getByRole('navigation', { name: 'Contents' });
  // By its name: while the page arrives, another one is the last.
  const last = outline.getByRole('button', { name: 'References' });
  await last.click();
  await expect(last).toHaveAttribute('aria-current', 'location');
  await expect.poll(() => scrollOf(page)).toBeGreaterThan(500);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => scrollOf(page)).toBe(0);
});

test('a page in a script that runs right to left is laid out so, in its language', async ({ page }) => {
  await openBySearch(page, 'جزيرة مارو');
  const root = article(page).locator('html');
  await expect(root).toHaveAttribute('dir', 'rtl');
  await expect(root).toHaveAttribute('lang', 'ar');
  await expect(articleTitle(page)).toHaveCSS('direction', 'rtl');
  await expect(page.locator('html')).not.toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toHaveValue('جزيرة مارو');
});

ownApp('dark follows the system, in the page too', async ({ launch }) => {
  const { page } = await launch({ colorScheme: 'dark' });
  await openBySearch(page, 'Skerry');
  const lightness = (color: string) => Number(/\d+/.exec(color)?.[0]);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const ink = await articleTitle(page).evaluate((title) => getComputedStyle(title).color);
  expect(lightness(paper)).toBeLessThan(64);
  expect(lightness(ink)).toBeGreaterThan(150);
});
