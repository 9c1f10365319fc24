/** Where a person was in a page: the same words, at the same height, when they come back. */
import { article, expect, openBySearch, test } from './fixtures.ts';

test('coming back shows the same words, though the sections above were never drawn', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Mapping' }).click();
  const heading = article(page).getByRole('heading', { name: 'Mapping' });
  await expect(heading).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const top = async () => Math.round((await heading.boundingBox())?.y ?? Number.NaN);
  const settled = async () => {
    let before = Number.NaN;
    await expect
      .poll(async () => {
        const now = await top();
        const still = now === before;
        before = now;
        return still;
      })
      .toBe(true);
    return before;
  };
  const left = await settled();

  await page.keyboard.press('Alt+Home');
  await expect(page.getByRole('heading', { name: 'Continue reading' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading).toBeInViewport();
  await expect.poll(async () => Math.abs((await settled()) - left)).toBeLessThanOrEqual(2);

  await page.keyboard.press('Alt+Home');
  await page.getByRole('button', { name: 'Tidal island of Marrow' }).click();
  await expect(heading).toBeInViewport();
  await expect.poll(async () => Math.abs((await settled()) - left)).toBeLessThanOrEqual(2);
});
