/** What floats over an article: notes, previews, pictures and tables over the whole window; and what is copied from it. */
import type { Page } from '@playwright/test';
import { article, articleTitle, expect, openBySearch, test } from './fixtures.ts';

const MARROW = 'Tidal island of Marrow';

function note(page: Page) {
  return article(page).locator('.note');
}

function preview(page: Page) {
  return article(page).getByRole('tooltip');
}

/** The mark of a reference, by the number it shows. */
function mark(page: Page, number: number) {
  return article(page)
    .locator('.reference > a')
    .filter({ hasText: `[${number}]` })
    .first();
}

function scrollOf(page: Page): Promise<number> {
  return article(page)
    .locator('html')
    .evaluate((root) => root.scrollTop);
}

/** Somewhere in the article that is neither link nor picture. */
async function pointAway(page: Page): Promise<void> {
  await articleTitle(page).hover();
}

/** From the page's beginning to one of its links, with the keyboard alone. */
async function tabTo(page: Page, link: ReturnType<typeof mark>): Promise<void> {
  const isFocused = () => link.evaluate((element) => element === document.activeElement);
  for (let pressed = 0; pressed < 60 && !(await isFocused()); pressed += 1) await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
}

test.describe('a note', () => {
  test('shows what a mark stands for while somebody points at it, and shifts nothing', async ({ page }) => {
    await openBySearch(page, MARROW);
    const second = article(page).locator('#lectern-page p').nth(2);
    const before = await second.boundingBox();
    await mark(page, 1).hover();
    await expect(note(page)).toContainText('A Survey of the Causeway');
    await expect(note(page).locator('.mw-cite-backlink')).toHaveCount(0);
    expect(await second.boundingBox()).toEqual(before);

    await test.step('it stays while the pointer is on it, and goes when it leaves', async () => {
      await note(page).getByText('A Survey of the Causeway').hover();
      await expect(note(page)).toBeVisible();
      await pointAway(page);
      await expect(note(page)).toHaveCount(0);
    });
  });

  test('is kept by a click; a second one leads to the list', async ({ page }) => {
    await openBySearch(page, MARROW);
    await mark(page, 2).click();
    await expect(note(page)).toContainText('The last summer of the Skerry railway');
    await pointAway(page);
    await expect(note(page)).toBeVisible();
    expect(await scrollOf(page)).toBe(0);
    await mark(page, 2).click();
    await expect(note(page)).toHaveCount(0);
    await expect.poll(() => scrollOf(page)).toBeGreaterThan(500);
    await expect(article(page).locator('li:target')).toContainText('The last summer of the Skerry railway');
  });

  test('is read with the keyboard alone: its links work, and it gives the focus back', async ({ page }) => {
    await openBySearch(page, MARROW);
    await tabTo(page, mark(page, 1));
    await page.keyboard.press('Enter');
    await expect(note(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(note(page)).toHaveCount(0);
    await expect(mark(page, 1)).toBeFocused();

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(note(page).getByRole('link', { name: 'Show in list' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(note(page)).toHaveCount(0);
    await expect(mark(page, 1)).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(mark(page, 1)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(article(page).locator('li:target')).toContainText('A Survey of the Causeway');
    await expect(note(page)).toHaveCount(0);
  });

  test('leads where its own links lead', async ({ page }) => {
    await openBySearch(page, MARROW);
    const winters = article(page).locator('.reference > a[href^="#cite_note-winters"]').first();
    await winters.scrollIntoViewIfNeeded();
    await winters.click();
    await note(page).getByRole('link', { name: 'Marrow Light' }).click();
    await expect(articleTitle(page)).toHaveText('Marrow Light');
  });

  test('reads from right to left where its page does, and stays within the view', async ({ page }) => {
    await openBySearch(page, 'جزيرة مارو');
    await article(page).locator('.reference > a').first().click();
    await expect(note(page).locator('.note-text')).toHaveCSS('direction', 'rtl');
    const frame = await page.locator('iframe.article-frame').boundingBox();
    const box = await note(page).boundingBox();
    if (!frame || !box) throw new Error('Nothing floats');
    expect(box.x).toBeGreaterThanOrEqual(frame.x);
    expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width);
  });
});

test.describe('a preview', () => {
  test('says what a link leads to, after a pause, and is a way there', async ({ page, wiki }) => {
    await openBySearch(page, MARROW);
    const link = article(page).getByRole('link', { name: 'tidal island', exact: true });
    await link.hover();
    await expect(preview(page)).toContainText('Tidal island');
    await expect(preview(page).locator('.preview-extract')).not.toBeEmpty();
    await expect(link).toHaveAccessibleDescription(/Tidal island/);
    await expect(preview(page).locator('img')).toHaveJSProperty('complete', true);
    const asked = () => wiki.requests.entries().filter(({ path }) => path.includes('/page/summary/')).length;
    expect(asked()).toBe(1);

    await test.step('Escape closes it, and it is remembered', async () => {
      await page.keyboard.press('Escape');
      await expect(preview(page)).toHaveCount(0);
      await pointAway(page);
      await link.hover();
      await expect(preview(page)).toBeVisible();
      expect(asked()).toBe(1);
    });

    await test.step('the pointer may go onto it', async () => {
      await preview(page).hover();
      await expect(preview(page)).toBeVisible();
      await preview(page).click();
      await expect(articleTitle(page)).toHaveText('Tidal island');
      await expect(preview(page)).toHaveCount(0);
    });
  });

  test('comes with the keyboard’s focus and goes with it', async ({ page }) => {
    await openBySearch(page, MARROW);
    const link = article(page).getByRole('link', { name: 'tidal island', exact: true });
    await tabTo(page, link);
    await expect(preview(page)).toContainText('Tidal island');
    await page.keyboard.press('Escape');
    await expect(preview(page)).toHaveCount(0);
    await expect(link).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(preview(page)).toContainText('Causeway');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(preview(page)).toHaveCount(0);
  });

  test('does no harm where there is nothing to tell', async ({ page, wiki }) => {
    wiki.faults.add({ path: /summary/, answer: 'server-error' });
    await openBySearch(page, MARROW);
    await article(page).getByRole('link', { name: 'tidal island', exact: true }).hover();
    await expect.poll(() => wiki.requests.entries().filter(({ path }) => path.includes('summary')).length).toBe(1);
    await article(page).getByRole('link', { name: 'causeway', exact: true }).first().hover();
    await expect.poll(() => wiki.requests.entries().filter(({ path }) => path.includes('summary')).length).toBe(2);
    await expect(preview(page)).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('is given up when the pointer goes on before it has come', async ({ page, wiki }) => {
    wiki.faults.add({ path: /summary/, stallAfter: 0 });
    await openBySearch(page, MARROW);
    await article(page).getByRole('link', { name: 'tidal island', exact: true }).hover();
    await expect.poll(() => wiki.requests.entries().filter(({ path }) => path.includes('summary')).length).toBe(1);
    await pointAway(page);
    wiki.faults.clear();
    await article(page).getByRole('link', { name: 'causeway', exact: true }).first().hover();
    await expect(preview(page)).toContainText('Causeway');
  });
});
