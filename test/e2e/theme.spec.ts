import type { Page } from '@playwright/test';
import { article, expect, openBySearch, test } from './fixtures.ts';
import type { Lectern } from './launch.ts';

const PAGE = 'Tidal island of Marrow';
const PAPER = {
  light: 'rgb(252, 251, 248)',
  sepia: 'rgb(245, 236, 217)',
  dark: 'rgb(23, 24, 26)',
  black: 'rgb(0, 0, 0)',
} as const;

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('dialog').getByText(name, { exact: true }).click();
  await expect(page.getByRole('radio', { name })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Theme' })).toHaveCount(0);
}

function themeSource({ evaluateMain }: Lectern): Promise<string> {
  return evaluateMain(({ nativeTheme }) => nativeTheme.themeSource, undefined);
}

test('a theme is shown at once in the window and in the page that is read, and comes back with the next start', async ({
  launch,
}) => {
  const first = await launch();
  await openBySearch(first.page, PAGE);
  const inside = article(first.page).locator(':root');
  await inside.evaluate((root) => Object.assign(root, { stays: true }));
  for (const [name, theme, source] of [
    ['Sepia', 'sepia', 'light'],
    ['Black', 'black', 'dark'],
    ['Light', 'light', 'light'],
    ['Dark', 'dark', 'dark'],
  ] as const) {
    await choose(first.page, name);
    await expect(first.page.locator(':root')).toHaveCSS('background-color', PAPER[theme]);
    await expect(inside).toHaveCSS('background-color', PAPER[theme]);
    await expect.poll(() => themeSource(first)).toBe(source);
  }
  // The same document all along: nothing was loaded again.
  expect(await inside.evaluate((root) => 'stays' in root)).toBe(true);
  await first.stop();

  const second = await launch();
  await expect(second.page.locator(':root')).toHaveAttribute('data-theme', 'dark');
  expect(await themeSource(second)).toBe('dark');
  await openBySearch(second.page, PAGE);
  await expect(article(second.page).locator(':root')).toHaveAttribute('data-theme', 'dark');
});

test('as the system: nothing is said, and the system’s change is followed', async ({ lectern, page }) => {
  await choose(page, 'Sepia');
  await expect(page.locator(':root')).toHaveCSS('background-color', PAPER.sepia);
  await choose(page, 'As the system');
  await expect(page.locator(':root')).not.toHaveAttribute('data-theme');
  await expect.poll(() => themeSource(lectern)).toBe('system');
  for (const scheme of ['dark', 'light'] as const) {
    // The stand-in and this test both say what the system is: who spoke last is heard.
    await expect(async () => {
      await page.emulateMedia({ colorScheme: null });
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator(':root')).toHaveCSS('background-color', PAPER[scheme], { timeout: 500 });
    }).toPass();
  }
});

test('the theme is chosen with keys alone, and the focus comes back', async ({ page }) => {
  const button = page.getByRole('button', { name: 'Theme' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'As the system' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':root')).toHaveAttribute('data-theme', 'sepia');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
