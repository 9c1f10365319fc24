/** Other wikis: chosen and added from the window, kept, read like the first, and removed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import { article, articleTitle, test as base, expect, signIn } from './fixtures.ts';
import { filesOf } from './kept-files.ts';

const NAME = 'The harbour archive';

const test = base.extend<{ readonly other: SampleWiki }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  other: async ({}, use) => {
    const other = await startSampleWiki({ name: NAME });
    await use(other);
    await other.close();
  },
});

function chip(page: Page) {
  return page.getByRole('button', { name: /^Wiki(?: and language)?: / });
}

function list(page: Page) {
  return page.getByRole('dialog', { name: 'Wiki and language' });
}

function panel(page: Page) {
  return page.getByRole('dialog', { name: 'Add a wiki' });
}

/** Opens the list and takes a row of it. */
async function choose(page: Page, name: string): Promise<void> {
  await openList(page);
  await list(page).getByRole('row', { name }).click();
}

/** Until it stands still: a row that moves under the pointer is not the one that is meant. */
async function openList(page: Page): Promise<void> {
  await chip(page).click();
  await expect(list(page).locator(':focus')).toHaveCount(1);
  await page.locator('.popover').evaluate(async (popover) => {
    await Promise.all(popover.getAnimations().map(({ finished }) => finished));
  });
}

/** Opens the panel with the keyboard alone. */
async function openPanel(page: Page): Promise<void> {
  await chip(page).focus();
  await page.keyboard.press('Enter');
  await expect(list(page).locator(':focus')).toHaveCount(1);
  const add = list(page).getByRole('button', { name: 'Add a wiki…' });
  for (let presses = 0; presses < 6 && !(await isFocused(add)); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('textbox')).toBeFocused();
}

function isFocused(locator: ReturnType<Page['locator']>): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

/** From the address of one of its pages to a wiki that is searched. */
async function addWiki(page: Page, wiki: SampleWiki): Promise<void> {
  await openPanel(page);
  await page.keyboard.type(`${wiki.origin}/wiki/Skerry`);
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: NAME })).toBeVisible();
  await expect(panel(page).getByText(new URL(wiki.origin).host).first()).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Add this wiki' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: `Search ${NAME}` })).toBeFocused();
}

async function readThere(page: Page, title: string): Promise<void> {
  await page.getByRole('combobox', { name: `Search ${NAME}` }).fill(title);
  // What was read before is the library's, and is not listed a second time.
  await expect(
    page
      .getByRole('listbox')
      .getByText(new RegExp(`${NAME}|In your library`))
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('option', { name: title }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(articleTitle(page)).toHaveText(title);
}

const asked = (wiki: SampleWiki, what: RegExp) => wiki.requests.entries().filter(({ path }) => what.test(path));

/** Longer than the window: what fits into it counts as read at once, and is no page to go on with. */
const LONG = 'Marrow Light';
const CARD = new RegExp(`^${LONG}`);

test('a wiki is added by the address of a page, searched and read, kept over a restart and removed', async ({
  launch,
  other,
  wiki,
  profile,
}) => {
  const first = await launch();
  await signIn(first.page);
  await addWiki(first.page, other);
  wiki.requests.clear();

  await test.step('what is searched and opened comes from there, pictures too, and never with the Bearer', async () => {
    await readThere(first.page, 'Tidal island of Marrow');
    const picture = article(first.page).locator('img').first();
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
      .toBeGreaterThan(0);
    expect(asked(other, /\/search\/title/)).not.toEqual([]);
    expect(asked(other, /\/images\//)).not.toEqual([]);
    expect(other.requests.entries().filter(({ authorization }) => authorization)).toEqual([]);
    expect(asked(wiki, /\/(?:page|search)\//)).toEqual([]);
  });

  await test.step('its links, Back and home’s cards lead there', async () => {
    await readThere(first.page, LONG);
    await first.page.keyboard.press('Alt+ArrowLeft');
    await expect(articleTitle(first.page)).toHaveText('Tidal island of Marrow');
    await first.page.keyboard.press('Alt+Home');
    await expect(first.page.getByRole('button', { name: CARD })).toBeVisible();
  });
  await first.stop();

  const { page } = await launch();
  await test.step('after a restart it is still the one that is searched', async () => {
    await expect(chip(page)).toHaveAccessibleName(`Wiki: ${NAME}`);
    await readThere(page, 'Skerry');
  });

  await test.step('a card says which wiki its page is of once another one is chosen', async () => {
    await page.keyboard.press('Alt+Home');
    await choose(page, 'Wikipedia');
    await expect(page.getByRole('button', { name: CARD })).toContainText(NAME);
    await page.getByRole('button', { name: CARD }).click();
    await expect(articleTitle(page)).toHaveText(LONG);
    expect(asked(wiki, /\/page\/Marrow.Light/)).toEqual([]);
  });

  await test.step('removed, it is gone from the list and from the file; Undo brings it back', async () => {
    await choose(page, NAME);
    await expect(chip(page)).toHaveAccessibleName(`Wiki: ${NAME}`);
    await remove(page);
    await expect(chip(page)).toHaveAccessibleName('Wiki: Wikipedia');
    await expect(chip(page)).toBeFocused();
    await openList(page);
    await expect(list(page).getByRole('row', { name: NAME })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(chip(page)).toHaveAccessibleName(`Wiki: ${NAME}`);

    await remove(page);
    await expect(chip(page)).toHaveAccessibleName('Wiki: Wikipedia');
    await expect.poll(() => settingsText(profile)).toContain('wikipedia:en');
    expect(JSON.parse(settingsText(profile))).toMatchObject({ site: 'wikipedia:en', sites: [] });
    await page.keyboard.press('Alt+Home');
    await expect(page.getByRole('button', { name: CARD })).toHaveCount(0);
  });
});

function settingsText(profile: string): string {
  return filesOf(profile).get('settings.json')?.toString('utf8') ?? '';
}

/** Removes the added wiki with the keyboard: the arrow leads from the row to its button. */
async function remove(page: Page): Promise<void> {
  await openList(page);
  const row = list(page).getByRole('row', { name: NAME });
  await row.focus();
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('button', { name: `Remove ${NAME}` })).toBeFocused();
  await page.keyboard.press('Enter');
}

test('an address that leads to no wiki is explained, can be mended, and Escape leads out', async ({
  page,
  wiki,
  other,
}) => {
  await openPanel(page);
  const said = panel(page).getByRole('status');

  await test.step('no address', async () => {
    await page.keyboard.type('gardens');
    await page.keyboard.press('Enter');
    await expect(said).toContainText('That is no web address');
  });

  await test.step('nobody there', async () => {
    await other.close();
    await page.keyboard.type(`${other.origin}/wiki/Skerry`);
    await page.keyboard.press('Enter');
    await expect(said).toContainText('could not be reached');
  });

  await test.step('no wiki', async () => {
    await page.keyboard.type(`${wiki.origin}/images/none.png`);
    await page.keyboard.press('Enter');
    await expect(said).toContainText('No wiki was found there');
  });

  await test.step('a wiki that is there already can be read at once', async () => {
    await page.keyboard.type(`${wiki.origin}/wiki/Skerry`);
    await page.keyboard.press('Enter');
    await expect(said).toContainText('is among your wikis already');
    await expect(panel(page).getByRole('button', { name: 'Read it' })).toBeVisible();
  });

  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(chip(page)).toBeFocused();
  await expect(chip(page)).toHaveAccessibleName('Wiki: Wikipedia');
});

test('a sister project in the chosen language is kept', async ({ launch, profile }) => {
  const env = { LECTERN_API_BASE: 'https://{lang}.wikipedia.org/w/rest.php/v1' };
  const first = await launch({ env });
  await expect(chip(first.page)).toHaveAccessibleName('Wiki and language: Wikipedia, English');

  await openList(first.page);
  await first.page.keyboard.type('deutsch');
  await expect(list(first.page).getByRole('option')).toHaveCount(1);
  await first.page.keyboard.press('ArrowDown');
  await first.page.keyboard.press('Enter');
  await expect(chip(first.page)).toHaveAccessibleName('Wiki and language: Wikipedia, German');
  await choose(first.page, 'Wiktionary');
  await expect(chip(first.page)).toHaveAccessibleName('Wiki and language: Wiktionary, German');
  await expect(first.page.getByRole('combobox', { name: 'Search Wiktionary' })).toBeVisible();
  // The window shows a choice before it is on disk.
  await expect.poll(() => settingsText(profile)).toContain('wiktionary:de');
  await first.stop();

  const { page } = await launch({ env });
  await expect(chip(page)).toHaveAccessibleName('Wiki and language: Wiktionary, German');
  await choose(page, 'Wikimedia Commons');
  await expect(chip(page)).toHaveAccessibleName('Wiki: Wikimedia Commons');
});

test('a wiki that cannot be read from the settings any more is left out and said', async ({
  launch,
  other,
  profile,
}) => {
  const first = await launch();
  await addWiki(first.page, other);
  await first.stop();
  const file = join(profile, 'settings.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"articlePath": "/wiki/$1"', '"articlePath": "/wiki/"'));
  const { page } = await launch();
  await expect(page.getByText(`${NAME}” that you added could not be read`)).toBeVisible();
  await expect(chip(page)).toHaveAccessibleName('Wiki: Wikipedia');
});
