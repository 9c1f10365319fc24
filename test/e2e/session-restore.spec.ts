/** The open tabs from one start to the next: as they were, guarded against a page that ends the app, and fresh where they cannot be read. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { article, articleFrame, articleTitle, expect, openBySearch, test } from './fixtures.ts';
import { heightOf } from './heights.ts';

const TITLE = 'Tidal island of Marrow';

function tabs(page: Page) {
  return page.getByRole('tab');
}

function shownTab(page: Page) {
  return page.getByRole('tab', { selected: true });
}

/** What is written of the session; nothing where it is not there. */
function session(profile: string): { readonly tabs?: string; readonly attempts?: number } {
  const path = join(profile, 'session.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

async function readAt(page: Page, name: string): Promise<number> {
  await article(page)
    .getByRole('heading', { name })
    .evaluate((element) => element.scrollIntoView());
  return heightOf(page, name);
}

/** Three tabs: one with a way behind it and a place in it, one in the middle that was closed, one that is shown. */
async function readAround(page: Page): Promise<number> {
  await openBySearch(page, TITLE);
  await page.keyboard.press('ControlOrMeta+t');
  await openBySearch(page, 'Basalt');
  await page.keyboard.press('ControlOrMeta+t');
  await openBySearch(page, 'Tide');
  await page.keyboard.press('ControlOrMeta+2');
  await page.keyboard.press('ControlOrMeta+w');
  await page.keyboard.press('ControlOrMeta+1');
  await openBySearch(page, 'Skerry');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(articleTitle(page)).toHaveText(TITLE);
  await page.keyboard.press('ControlOrMeta+2');
  await expect(articleTitle(page)).toHaveText('Tide');
  await page.keyboard.press('ControlOrMeta+1');
  return readAt(page, 'Mapping');
}

async function isAsItWas(page: Page, height: number): Promise<void> {
  await expect(tabs(page)).toHaveText([TITLE, 'Tide']);
  await expect(shownTab(page)).toHaveText(TITLE);
  await expect(articleTitle(page)).toHaveText(TITLE);
  await expect(article(page).getByRole('heading', { name: 'Mapping' })).toBeInViewport();
  await expect.poll(async () => Math.abs((await heightOf(page, 'Mapping')) - height)).toBeLessThanOrEqual(2);
}

test('tabs, their order, ways and places are there again, and only the page that is shown loads', async ({
  launch,
  profile,
  wiki,
}) => {
  let lectern = await launch();
  const height = await readAround(lectern.page);
  await expect.poll(() => session(profile).tabs).toContain('"id":"Mapping"');
  await lectern.stop();
  wiki.requests.clear();

  lectern = await launch();
  const { page } = lectern;
  await isAsItWas(page, height);
  await expect(page.locator('iframe.article-frame')).toHaveCount(1);
  expect(wiki.requests.entries().filter(({ path }) => path.includes('/Tide/'))).toEqual([]);

  await test.step('ways go on forward and back', async () => {
    await articleFrame(page).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(articleTitle(page)).toHaveText('Skerry');
  });
  await test.step('the other tab opens when it is turned to', async () => {
    await page.keyboard.press('ControlOrMeta+2');
    await expect(articleTitle(page)).toHaveText('Tide');
  });
  await test.step('what was closed comes back where it was', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+t');
    await expect(tabs(page)).toHaveText(['Skerry', 'Basalt', 'Tide']);
    await expect(articleTitle(page)).toHaveText('Basalt');
  });
});

test('an app that was killed has them as well', async ({ launch, profile }) => {
  let lectern = await launch();
  const height = await readAround(lectern.page);
  await expect.poll(() => session(profile).tabs).toContain('"id":"Mapping"');
  await lectern.kill();
  lectern = await launch();
  await isAsItWas(lectern.page, height);
});

test('a page that ends the app twice does not open a third time by itself', async ({ launch, profile }) => {
  let lectern = await launch();
  await openBySearch(lectern.page, TITLE);
  await lectern.page.keyboard.press('ControlOrMeta+t');
  await openBySearch(lectern.page, 'Basalt');
  await lectern.stop();
  await test.step('whoever quits at once has not been ended', async () => {
    for (let time = 0; time < 3; time++) {
      lectern = await launch();
      await expect.poll(() => session(profile).attempts).toBe(1);
      await lectern.stop();
      expect(session(profile).attempts).toBeUndefined();
    }
  });
  for (const attempts of [1, 2]) {
    lectern = await launch();
    await expect.poll(() => session(profile).attempts).toBe(attempts);
    await lectern.kill();
  }

  lectern = await launch();
  const { page } = lectern;
  await expect(tabs(page)).toHaveText([TITLE, 'Basalt']);
  const quiet = page.getByText('This page was open when Lectern ended unexpectedly twice');
  await expect(quiet.and(page.locator('[role="tabpanel"]:not([inert]) p'))).toBeVisible();
  await expect(page.locator('iframe.article-frame')).toHaveCount(0);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(articleTitle(page)).toHaveText('Basalt');
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.locator('iframe.article-frame')).toHaveCount(1);
  await expect(page.locator('[role="tabpanel"]:not([inert])').getByText('ended unexpectedly twice')).toBeVisible();

  await test.step('and by itself again once the window has come up well', async () => {
    await expect.poll(() => session(profile).attempts).toBeUndefined();
    await lectern.stop();
    lectern = await launch();
    await expect(articleTitle(lectern.page)).toHaveText(TITLE);
  });
});

test('where the file is no session, the start is a fresh one and says so', async ({ launch, profile }) => {
  writeFileSync(join(profile, 'session.json'), '{"tabs": "[[[');
  let lectern = await launch();
  await expect(
    lectern.page.getByText(/tabs of the last time could not be read.*kept as session\.corrupt/),
  ).toBeVisible();
  await expect(tabs(lectern.page)).toHaveText(['Home']);
  await openBySearch(lectern.page, 'Basalt');
  await expect.poll(() => session(profile).tabs).toContain('Basalt');
  await lectern.stop();

  const file = JSON.parse(readFileSync(join(profile, 'session.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(profile, 'session.json'), JSON.stringify({ ...file, tabs: '{"open":[]}' }));
  lectern = await launch();
  await expect(lectern.page.getByText('The tabs of the last time could not be read')).toBeVisible();
  await expect(tabs(lectern.page)).toHaveText(['Home']);
});
