/** Tabs: opened from links, switched between, closed and brought back, with the mouse and with keys alone. */
import type { Locator, Page } from '@playwright/test';
import { article, articleFrame, articleTitle, expect, openBySearch } from './fixtures.ts';
import { test } from './one-app.ts';

function tabs(page: Page) {
  return page.getByRole('tab');
}

function shownTab(page: Page) {
  return page.getByRole('tab', { selected: true });
}

function scrollOf(page: Page): Promise<number> {
  return article(page)
    .locator('html')
    .evaluate((root) => root.scrollTop);
}

/** Brings a heading to the top. Sections trade their guessed heights for real ones on the way, so it takes some frames. */
async function readAt(page: Page, name: string): Promise<Locator> {
  const heading = article(page).getByRole('heading', { name });
  await heading.evaluate((element) => element.scrollIntoView());
  let before = Number.NaN;
  await expect
    .poll(async () => {
      const now = (await heading.boundingBox())?.y ?? Number.NaN;
      const still = now === before;
      before = now;
      return still;
    })
    .toBe(true);
  await expect(heading).toBeInViewport();
  return heading;
}

/** A mark in the document that a reload would wipe away. */
async function markDocument(page: Page): Promise<void> {
  await article(page)
    .locator('html')
    .evaluate((root) => root.setAttribute('data-seen', 'yes'));
}

test('a link opens in a tab behind, by Control and by the middle button, while the page stays where it is', async ({
  page,
}) => {
  await openBySearch(page, 'Tidal island of Marrow');
  const link = article(page).getByRole('link', { name: 'Skerry' }).first();
  await link.scrollIntoViewIfNeeded();
  await expect.poll(() => scrollOf(page)).toBeGreaterThan(0);
  const place = await scrollOf(page);
  await link.click({ modifiers: ['ControlOrMeta'] });
  await expect(tabs(page)).toHaveText(['Tidal island of Marrow', 'Skerry']);
  await link.click({ button: 'middle' });
  await expect(tabs(page)).toHaveText(['Tidal island of Marrow', 'Skerry', 'Skerry']);
  await expect(shownTab(page)).toHaveText('Tidal island of Marrow');
  await expect(articleFrame(page)).toBeFocused();
  expect(await scrollOf(page)).toBe(place);

  await test.step('Shift shows it at once', async () => {
    await link.click({ modifiers: ['ControlOrMeta', 'Shift'] });
    await expect(articleTitle(page)).toHaveText('Skerry');
    await expect(articleFrame(page)).toBeFocused();
  });
});

test('the page of another tab stays as it was: nothing loads anew, and it stands where it stood', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await page.keyboard.press('End');
  await expect.poll(() => scrollOf(page)).toBeGreaterThan(500);
  await markDocument(page);
  await page.keyboard.press('ControlOrMeta+t');
  await expect(shownTab(page)).toHaveText('New tab');
  await openBySearch(page, 'Basalt');
  await page.keyboard.press('Control+Tab');
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
  await expect(article(page).locator('html')).toHaveAttribute('data-seen', 'yes');
  await expect.poll(() => scrollOf(page)).toBeGreaterThan(500);
  await expect(articleFrame(page)).toBeFocused();
});

test('a tab whose page is no longer in memory comes back to the same words', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await markDocument(page);
  const heading = await readAt(page, 'Mapping');
  for (const title of ['Basalt', 'Skerry', 'Fresnel lens', 'Tide', 'Causeway']) {
    await page.keyboard.press('ControlOrMeta+t');
    await openBySearch(page, title);
  }
  await page.keyboard.press('ControlOrMeta+1');
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
  await expect(article(page).locator('html')).not.toHaveAttribute('data-seen', 'yes');
  await expect(heading).toBeInViewport();
});

test('a window that changed its width meanwhile still shows the words that were left', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  const heading = await readAt(page, 'Weather');
  await page.keyboard.press('ControlOrMeta+t');
  await expect(shownTab(page)).toHaveText('New tab');
  await page.setViewportSize({ width: 620, height: 820 });
  await page.keyboard.press('ControlOrMeta+1');
  await expect(heading).toBeInViewport();
  await expect.poll(async () => Math.round((await heading.boundingBox())?.y ?? 0)).toBeLessThan(200);
});

test('each tab has its own way back', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await page.keyboard.press('ControlOrMeta+t');
  await openBySearch(page, 'Basalt');
  await openBySearch(page, 'Skerry');
  await page.keyboard.press('Control+Shift+Tab');
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
  await page.keyboard.press('Control+Tab');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(articleTitle(page)).toHaveText('Basalt');
  await page.getByRole('button', { name: 'Forward' }).click();
  await expect(articleTitle(page)).toHaveText('Skerry');
});

test('with the mouse: a press shows a tab, the middle button and the cross close it, plus opens another', async ({
  page,
}) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await page.getByRole('button', { name: /^New tab/ }).click();
  await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeFocused();
  await openBySearch(page, 'Basalt');
  await tabs(page).filter({ hasText: 'Marrow' }).click();
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
  await expect(articleFrame(page)).toBeFocused();
  await tabs(page).filter({ hasText: 'Basalt' }).click({ button: 'middle' });
  await expect(tabs(page)).toHaveText(['Tidal island of Marrow']);
  await page.getByTitle('Close', { exact: true }).click();
  await expect(tabs(page)).toHaveText(['Home']);
});

test('with keys alone: along the strip, in, closed and brought back where it was left', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await page.keyboard.press('End');
  await expect.poll(() => scrollOf(page)).toBeGreaterThan(500);
  await page.keyboard.press('ControlOrMeta+t');
  await openBySearch(page, 'Basalt');

  await test.step('arrows walk along the strip, Enter shows', async () => {
    await shownTab(page).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(tabs(page).first()).toBeFocused();
    await expect(articleTitle(page)).toHaveText('Basalt');
    await page.keyboard.press('Enter');
    await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
    await expect(articleFrame(page)).toBeFocused();
  });

  await test.step('closed, and brought back with its steps and its place', async () => {
    await page.keyboard.press('ControlOrMeta+w');
    await expect(articleTitle(page)).toHaveText('Basalt');
    await expect(articleFrame(page)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Shift+t');
    await expect(tabs(page)).toHaveText(['Tidal island of Marrow', 'Basalt']);
    await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
    await expect.poll(() => scrollOf(page)).toBeGreaterThan(500);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('heading', { name: 'What would you like to read?' })).toBeVisible();
  });

  await test.step('Delete closes a tab of the strip, and the focus stays there', async () => {
    await tabs(page).last().focus();
    await page.keyboard.press('Delete');
    await expect(tabs(page)).toHaveCount(1);
    await expect(tabs(page).first()).toBeFocused();
  });

  await test.step('the last one leaves home', async () => {
    await page.keyboard.press('ControlOrMeta+w');
    await expect(tabs(page)).toHaveText(['Home']);
    await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeFocused();
  });
});

test('hits of the search open behind too, and the list waits for the next', async ({ page }) => {
  await openBySearch(page, 'Skerry');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Mar');
  const hit = page.getByRole('option', { name: /^Tidal island of Marrow/ });
  await hit.click({ modifiers: ['ControlOrMeta'] });
  await expect(tabs(page)).toHaveText(['Skerry', 'Tidal island of Marrow']);
  await expect(hit).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Marrow Light/ })
    .click({ button: 'middle' });
  await expect(tabs(page)).toHaveCount(3);
  await expect(page.getByRole('heading', { name: 'Pages with “Mar”' })).toBeVisible();
});

test('the menu does what the keys do', async ({ lectern, page }) => {
  await openBySearch(page, 'Skerry');
  const choose = (label: string) =>
    lectern.evaluateMain(({ Menu }, wanted) => {
      type Row = { readonly label?: string; readonly click?: () => void };
      // A submenu is a menu on Electron, and the template's own list on the stand-in.
      type Item = { readonly submenu?: readonly Row[] | { readonly items: readonly Row[] } };
      const items: readonly Item[] = Menu.getApplicationMenu()?.items ?? [];
      const rows = items.flatMap(({ submenu = [] }) => ('items' in submenu ? submenu.items : submenu));
      rows.find((row) => row.label === wanted)?.click?.();
    }, label);
  await choose('New Tab');
  await expect(tabs(page)).toHaveText(['Skerry', 'New tab']);
  await choose('Previous Tab');
  await expect(articleTitle(page)).toHaveText('Skerry');
  await choose('Close Tab');
  await expect(tabs(page)).toHaveText(['Home']);
  await choose('Reopen Closed Tab');
  await expect(articleTitle(page)).toHaveText('Skerry');
});
