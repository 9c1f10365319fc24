import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import { article, articleTitle, expect, openBySearch, wikiEnvironment } from '../../test/e2e/fixtures.ts';
import { freshProfile, type Lectern, launchLectern } from '../../test/e2e/launch.ts';
import { picture, pictures } from './camera.ts';

const MARROW = 'Tidal island of Marrow';
const READ = ['Fresnel lens', 'جزيرة مارو', 'Tide tables of the Skerry Sound', 'History of lighthouses'];

/** In a profile and on a wiki of its own, which goes away at the end: what is read, saved, listed and found again. */
export async function library(): Promise<void> {
  const wiki = await startSampleWiki();
  const userData = freshProfile();
  const lectern = await launchLectern({ env: wikiEnvironment(wiki), userData });
  const { page } = lectern;
  await nothingYet(page);
  await read(page);
  await onThePage(page, wiki);
  await lists(page);
  await pages(page);
  await history(page);
  await room(page);
  await home(page);
  await privately(page);
  await offline(lectern, wiki);
  await lectern.stop();
  rmSync(userData, { recursive: true, force: true });
}

/** Opens the library at one of its parts. */
export async function part(page: Page, name: string): Promise<void> {
  const row = page.getByRole('navigation', { name: 'Library' });
  if (!(await row.isVisible())) await page.getByRole('banner').getByRole('button', { name: 'Library' }).click();
  await row.getByRole('button', { name }).click();
}

async function nothingYet(page: Page): Promise<void> {
  await part(page, 'Pages');
  await expect(page.getByText('Nothing is kept here yet')).toBeVisible();
  await picture(page, 'library-empty');
  await part(page, 'Reading lists');
  await picture(page, 'lists-empty');
  await part(page, 'Saving');
  await picture(page, 'saving-empty');
}

async function read(page: Page): Promise<void> {
  await openBySearch(page, MARROW);
  await article(page).getByRole('link', { name: 'basalt' }).first().click();
  await expect(articleTitle(page)).toHaveText('Basalt');
  await article(page).getByRole('heading', { level: 2 }).nth(1).scrollIntoViewIfNeeded();
  for (const title of READ) await openBySearch(page, title);
  await openBySearch(page, MARROW);
}

async function onThePage(page: Page, wiki: SampleWiki): Promise<void> {
  const button = page.getByRole('button', { name: 'Save and lists' });
  await button.click();
  await expect(page.getByRole('dialog', { name: 'Save and lists' })).toBeVisible();
  await pictures(page, 'keep');
  await page.keyboard.press('Escape');
  await article(page).getByRole('button', { name: 'Save for offline' }).click();
  await expect(article(page).getByText('Saved, available offline')).toBeVisible();
  await pictures(page, 'saved');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('button', { name: 'See also' }).focus();
  await page.keyboard.press('Shift+F10');
  await picture(page, 'save-a-section');
  // One of its pages cannot be had, so that the queue has something to tell.
  wiki.faults.add({ path: /Causeway/, answer: 'gone' });
  await page.keyboard.press('Enter');
  await part(page, 'Saving');
  await page.getByText('Why').first().click();
  await picture(page, 'saving');
  wiki.faults.clear();
}

async function lists(page: Page): Promise<void> {
  await part(page, 'Reading lists');
  for (const [name, description] of [
    ['Islands of the north', 'For the summer: what to read on the ferry.'],
    ['For the train', ''],
    ['قائمة القراءة', ''],
  ] as const) {
    await page.getByRole('button', { name: 'New list' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('textbox', { name: 'Description' }).fill(description);
    if (name === 'For the train') await picture(page, 'list-new');
    await page.getByRole('button', { name: 'Make the list' }).click();
    await expect(page.getByRole('row', { name })).toBeVisible();
  }
  await part(page, 'Pages');
  for (const title of [MARROW, 'Basalt', 'جزيرة مارو']) {
    await page.getByRole('button', { name: new RegExp(`^More for .*${title}`) }).click();
    await page.getByRole('menuitem', { name: 'Add to a list…' }).click();
    await page.getByRole('checkbox', { name: 'Islands of the north' }).check();
    if (title === MARROW) await pictures(page, 'add-to-a-list');
    await page.getByRole('button', { name: 'Done' }).click();
  }
  await part(page, 'Reading lists');
  await pictures(page, 'lists');
  await page.getByRole('button', { name: 'Islands of the north', exact: true }).click();
  await pictures(page, 'list');
}

async function pages(page: Page): Promise<void> {
  await part(page, 'Pages');
  await pictures(page, 'library-pages');
  await page.getByRole('button', { name: 'Order' }).click();
  await picture(page, 'library-order');
  await page.keyboard.press('Escape');
  const field = page.getByRole('searchbox', { name: 'Search everything you read and saved' });
  await field.fill('low water');
  await expect(page.getByRole('list', { name: 'Found in your library' })).toBeVisible();
  await pictures(page, 'library-search');
  await narrow(page, 'library-narrow');
  await field.fill('');
}

async function history(page: Page): Promise<void> {
  await part(page, 'History');
  await page.getByRole('button', { name: 'How you got here' }).first().click();
  await expect(page.getByRole('list', { name: /^How you got to/ })).toBeVisible();
  await pictures(page, 'history');
  await narrow(page, 'history-narrow');
}

async function room(page: Page): Promise<void> {
  await part(page, 'Room');
  await pictures(page, 'room');
  await narrow(page, 'room-narrow');
  await page.getByRole('button', { name: 'Delete everything about me…' }).click();
  await picture(page, 'delete-everything');
  await page.getByRole('button', { name: 'Go on…' }).click();
  await picture(page, 'delete-everything-now');
  await page.getByRole('button', { name: 'Keep everything' }).click();
}

async function home(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: 'Continue reading' })).toBeVisible();
  await pictures(page, 'home');
  await narrow(page, 'home-narrow');
  await page.keyboard.type('tid');
  await expect(page.getByRole('group', { name: 'In your library' })).toBeVisible();
  await pictures(page, 'library-in-the-field');
  await page.keyboard.press('Escape');
}

async function privately(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+n');
  await expect(page.getByRole('button', { name: /^Private reading/ })).toBeVisible();
  await pictures(page, 'private-reading');
  await page.keyboard.press('ControlOrMeta+Shift+n');
}

async function offline({ page }: Lectern, wiki: SampleWiki): Promise<void> {
  await openBySearch(page, 'Basalt');
  await wiki.close();
  await openBySearch(page, MARROW);
  const skerry = article(page).getByRole('link', { name: 'Skerry', exact: true }).first();
  await skerry.scrollIntoViewIfNeeded();
  await article(page).getByRole('heading', { name: 'Names' }).hover();
  await skerry.hover();
  await expect(article(page).getByText('This page is not on this computer yet.')).toBeVisible();
  await expect(article(page).locator('[data-kept="yes"]').first()).toBeVisible();
  await pictures(page, 'offline');
  await skerry.click();
  await expect(page.getByRole('heading', { name: 'This page is not on this computer yet' })).toBeVisible();
  await pictures(page, 'not-here-yet');
  await page.getByRole('button', { name: 'Save it when I am online' }).click();
  await expect(page.getByRole('button', { name: 'It is saved when you are online' })).toBeVisible();
  await part(page, 'Saving');
  await expect(page.getByText('You are offline')).toBeVisible();
  await pictures(page, 'saving-offline');
}

async function narrow(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 720, height: 820 });
  await picture(page, name);
  await page.setViewportSize({ width: 1280, height: 820 });
}
