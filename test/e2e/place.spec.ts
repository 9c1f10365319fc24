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

test('coming back waits for the stylesheet: before it has come, everything stands elsewhere', async ({ page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Mapping' }).click();
  const heading = article(page).getByRole('heading', { name: 'Mapping' });
  await expect(heading).toBeInViewport();
  await page.keyboard.press('Alt+Home');
  await expect(page.getByRole('heading', { name: 'Continue reading' })).toBeVisible();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/article.css*', async (route) => {
    await held;
    await route.fallback();
  });
  await page.keyboard.press('Alt+ArrowLeft');
  await expect
    .poll(() =>
      article(page)
        .locator('html')
        .evaluate((root) => root.scrollTop),
    )
    .toBeGreaterThan(500);
  // As many frames without a movement as mean that a page with its styles stands where it should.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 12; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  release();
  await expect(heading).toBeInViewport();
});
