import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { siteId } from '../../shared/site-id.ts';
import { callBridge } from './bridge.ts';
import { article, articleTitle, expect, focusSearch, openBySearch, test } from './fixtures.ts';

const MARROW = 'Tidal island of Marrow';

/** One of the parts of the library, by the bar and the row. */
async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Library' }).click();
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name }).click();
}

function kept(page: Page) {
  return page.getByRole('list', { name: 'Pages on this computer' });
}

async function choose(page: Page, title: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${title}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('what was read is there, is found by its words and opens at the passage', async ({ page }) => {
  await openBySearch(page, MARROW);
  await openBySearch(page, 'جزيرة مارو');
  await part(page, 'Pages');
  await expect(kept(page).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search everything you read and saved' }).fill('kist bell');
  const found = page.getByRole('list', { name: 'Found in your library' });
  await expect(found.locator('mark').first()).toHaveText('bell');
  await found.getByRole('button', { name: MARROW, exact: true }).click();
  await expect(articleTitle(page)).toHaveText(MARROW);
  await expect(article(page).getByRole('heading', { name: 'The bell of the Kist' }).first()).toBeInViewport();
  // The words are still there for who comes back, and were no steps of their own.
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('kist bell');
});

test('a damaged file of the library is kept aside, said with its size, and deleted from the room view', async ({
  launch,
  profile,
}) => {
  mkdirSync(join(profile, 'library'), { recursive: true });
  writeFileSync(join(profile, 'library', 'library.sqlite'), 'Dear diary, '.repeat(1_000));
  const copies = () => readdirSync(join(profile, 'library')).filter((name) => name.includes('damaged'));
  const { page } = await launch();
  await part(page, 'Room');
  await expect(page.getByRole('heading', { name: 'Damaged copy kept aside, 12 kB' })).toBeVisible();
  await expect(page.getByText('Pages and history that you have forgotten since can still be in there')).toBeVisible();
  expect(copies()).toHaveLength(1);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete for good?' }).click();
  await expect(page.getByRole('heading', { name: /Damaged cop/ })).toBeHidden();
  expect(copies()).toEqual([]);
});

test('a category is saved from its page, and every page of it is there', async ({ page }) => {
  await openBySearch(page, 'Category:Islands of the sound');
  await article(page).getByRole('button', { name: 'Save all its pages' }).click();
  await part(page, 'Saving');
  const job = page.getByRole('list', { name: 'What is saved' }).getByRole('listitem');
  await expect(job).toContainText('Islands of the sound');
  await expect(job).toContainText('4 pages saved');
  await part(page, 'Pages');
  for (const title of [MARROW, 'Tidal island', 'جزيرة مارو']) {
    await expect(kept(page).getByRole('listitem').filter({ hasText: title }).first()).toContainText('Saved');
  }
});

test('a page is saved from its state line, is put on a new list, and a list that was removed comes back', async ({
  page,
}) => {
  await openBySearch(page, MARROW);
  await article(page).getByRole('button', { name: 'Save for offline' }).click();
  await expect(article(page).getByText('Saved, available offline')).toBeVisible();
  await page.getByRole('button', { name: 'Saved: keep and lists' }).click();
  await page.getByText('Large', { exact: true }).click();
  await page.getByRole('button', { name: 'New list' }).click();
  await page.keyboard.type('For the train');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'For the train' })).toBeChecked();
  await page.keyboard.press('Escape');

  await part(page, 'Saving');
  await expect(page.getByRole('radio', { name: /^Large/ })).toBeChecked();
  await expect(page.getByRole('list', { name: 'What is saved' }).getByRole('listitem')).toContainText(MARROW);
  await part(page, 'Reading lists');
  await expect(page.getByRole('row', { name: 'For the train' })).toContainText('1 page · offline');
  await choose(page, 'For the train', 'Remove the list');
  await expect(page.getByText('No reading lists yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'For the train', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Pages of For the train' }).getByRole('row')).toHaveCount(1);
});

test('lists are put in order with keys, and keep it', async ({ page }) => {
  await part(page, 'Reading lists');
  for (const name of ['First', 'Second']) {
    await page.getByRole('button', { name: 'New list' }).click();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name })).toBeVisible();
  }
  const names = page.getByRole('grid', { name: 'Reading lists' }).locator('.library-row-title');
  await choose(page, 'Second', 'Move up');
  await expect(names).toHaveText(['Second', 'First']);
  await part(page, 'History');
  await part(page, 'Reading lists');
  await expect(names).toHaveText(['Second', 'First']);
});

test('lists and the pages of one are dragged into another order with the mouse, and keep it over a restart', async ({
  launch,
}) => {
  let { page, stop } = await launch();
  const site = siteId('wikipedia', 'en');
  const made = await callBridge(page, 'lists.create', { name: 'First' });
  for (const name of ['Second', 'Third']) await callBridge(page, 'lists.create', { name });
  const titles = [MARROW, 'Basalt', 'Tide'];
  if (!made.ok) throw new Error(made.failure.code);
  await callBridge(page, 'lists.add', { list: made.value.id, pages: titles.map((title) => ({ site, title })) });
  const rows = (name: string) => page.getByRole('grid', { name }).locator('.library-row-title');
  /** By its handle, which lets the pointer through to its row. */
  const drag = async (what: string, before: string) => {
    const [row, target] = [what, before].map((name) => page.getByRole('row', { name }));
    await row?.hover();
    await expect(page.getByRole('button', { name: `Move ${what}` })).toHaveCSS('opacity', '1');
    if (target) await row?.dragTo(target, { sourcePosition: { x: 4, y: 22 }, targetPosition: { x: 60, y: 3 } });
  };

  await part(page, 'Reading lists');
  await drag('Third', 'First');
  await expect(rows('Reading lists')).toHaveText(['Third', 'First', 'Second']);
  await page.getByRole('button', { name: 'First', exact: true }).click();
  await drag('Tide', 'Basalt');
  await expect(rows('Pages of First')).toHaveText([MARROW, 'Tide', 'Basalt']);
  await stop();

  ({ page, stop } = await launch());
  await part(page, 'Reading lists');
  await expect(rows('Reading lists')).toHaveText(['Third', 'First', 'Second']);
  await page.getByRole('button', { name: 'First', exact: true }).click();
  await expect(rows('Pages of First')).toHaveText([MARROW, 'Tide', 'Basalt']);
});

test('history tells how somebody got to a page, and forgets it', async ({ page }) => {
  await openBySearch(page, MARROW);
  await article(page).getByRole('link', { name: 'basalt' }).first().click();
  await expect(articleTitle(page)).toHaveText('Basalt');
  await page.keyboard.press('ControlOrMeta+h');
  await page.getByRole('button', { name: 'How you got here' }).click();
  const way = page.getByRole('list', { name: 'How you got to Basalt' }).getByRole('button');
  await expect(way).toHaveText([MARROW, 'Basalt']);
  await choose(page, 'Basalt', 'Forget this visit');
  await expect(page.getByRole('button', { name: 'Basalt', exact: true })).toHaveCount(0);
  const forget = page.getByRole('button', { name: /^Forget (?:everything|all of it)/ });
  await forget.click();
  await forget.click();
  await expect(page.getByText('Nothing has been read yet')).toBeVisible();
});

test('who opens a page anew is led to where they left it', async ({ page }) => {
  await openBySearch(page, MARROW);
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Weather' }).click();
  const heading = article(page).getByRole('heading', { name: 'Weather' });
  await expect(heading).toBeInViewport();
  await page.getByRole('button', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: 'Continue reading' })).toBeVisible();
  await openBySearch(page, MARROW);
  await expect(heading).not.toBeInViewport();
  await article(page).getByRole('button', { name: 'Go on at “Weather”' }).click();
  await expect(heading).toBeInViewport();
  await expect(article(page).getByRole('button', { name: /^Go on/ })).toHaveCount(0);
});

test('what is read privately leaves nothing, and its tabs close', async ({ page }) => {
  await openBySearch(page, MARROW);
  await page.keyboard.press('ControlOrMeta+Shift+n');
  const sign = page.getByRole('button', { name: /^Private reading/ });
  await expect(sign).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(1);
  await openBySearch(page, 'Basalt');
  await page.keyboard.press('ControlOrMeta+t');
  await sign.click();
  await expect(sign).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveText([MARROW]);
  await part(page, 'History');
  await expect(page.getByRole('button', { name: MARROW, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Basalt', exact: true })).toHaveCount(0);
  await part(page, 'Pages');
  await expect(kept(page).getByRole('listitem')).toHaveCount(1);
});

test('being offline is a state: what opens is told apart, and the rest can be wished for', async ({ page, wiki }) => {
  await openBySearch(page, 'Basalt');
  await openBySearch(page, MARROW);
  await expect(article(page).getByText('6 min')).toBeVisible();
  await wiki.close();
  const skerry = article(page).getByRole('link', { name: 'Skerry', exact: true }).first();
  await skerry.click();
  await expect(page.getByRole('heading', { name: 'This page is not on this computer yet' })).toBeVisible();
  // The keyboard is where the wish is.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'It is saved when you are online' })).toBeFocused();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(article(page).getByRole('link', { name: 'basalt' }).first()).toHaveAttribute('data-kept', 'yes');
  await expect(skerry).toHaveAttribute('data-kept', 'no');

  await focusSearch(page);
  await page.keyboard.type('basa');
  await expect(
    page.getByRole('group', { name: 'In your library' }).getByRole('option', { name: 'Basalt' }),
  ).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(articleTitle(page)).toHaveText('Basalt');
  await part(page, 'Saving');
  await expect(page.getByText('1 page will be saved when you are online.')).toBeVisible();
});
