/** Pages that are odd, missing, late or in another direction. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { article, articleTitle, expect, openBySearch, test } from './fixtures.ts';

for (const title of ['AC/DC', '100% (film)', 'São Paulo']) {
  test(`a page called ${title} opens, and comes back by Back`, async ({ page }) => {
    await openBySearch(page, title);
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(articleTitle(page)).toHaveText(title);
  });
}

test('a page in a script that runs right to left is laid out so', async ({ page }) => {
  await openBySearch(page, 'جزيرة مارو');
  await expect(article(page).locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(articleTitle(page)).toHaveCSS('direction', 'rtl');
});

test('a redirect of the wiki leads to its page, under the page’s own name', async ({ page }) => {
  await openBySearch(page, 'Skerry');
  await article(page).getByRole('link', { name: 'Marrow' }).click();
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
});

test('a wiki in trouble is said in words, and trying again opens the page that was wanted', async ({ page, wiki }) => {
  await openBySearch(page, 'Skerry');
  const trouble = wiki.faults.add({ path: /\/page\//, answer: 'server-error' });
  await article(page).getByRole('link', { name: 'Marrow' }).click();
  await expect(page.getByRole('heading', { name: 'The wiki has a problem' })).toBeVisible();
  expect(trouble.hits()).toBeGreaterThan(0);
  wiki.faults.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
});

test('a link to a page nobody wrote says so, and Back leads back', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await article(page).locator('a.missing').first().click();
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
});

test('dark follows the system, in the page too', async ({ launch }) => {
  const { page } = await launch({ colorScheme: 'dark' });
  await openBySearch(page, 'Skerry');
  const lightness = (color: string) => Number(/\d+/.exec(color)?.[0]);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const ink = await articleTitle(page).evaluate((title) => getComputedStyle(title).color);
  expect(lightness(paper)).toBeLessThan(64);
  expect(lightness(ink)).toBeGreaterThan(150);
});

test('settings that cannot be read are set aside and said so', async ({ launch, profile }) => {
  writeFileSync(join(profile, 'settings.json'), '{ not json');
  const { page } = await launch();
  await expect(page.getByText('Your settings could not be read')).toBeVisible();
  const kept = readdirSync(profile).filter((name) => name.startsWith('settings.corrupt'));
  expect(kept.map((name) => readFileSync(join(profile, name), 'utf8'))).toEqual(['{ not json']);
});
