/** What is here, written to a file and taken over from one, with the window's own buttons. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { siteId } from '../../shared/site-id.ts';
import { callBridge } from './bridge.ts';
import { article, test as base, expect, openBySearch, wikiEnvironment } from './fixtures.ts';
import type { Lectern } from './launch.ts';
import { bringPictures, followPictures, savedFiles } from './saved-pictures.ts';

const TITLE = 'Tidal island of Marrow';
const SITE = siteId('wikipedia', 'en');

const test = base.extend<{ readonly folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-bundle-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

/** A person chooses this file from now on. */
function chooses({ evaluateMain }: Lectern, path: string): Promise<void> {
  return evaluateMain(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Where a library is taken along and taken over. */
async function toRoom(page: Page) {
  await page.getByRole('banner').getByRole('button', { name: 'Library' }).click();
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'Room' }).click();
  return page.getByRole('region', { name: 'Take it with you' });
}

async function deleteEverything(page: Page): Promise<void> {
  await toRoom(page);
  await page.getByRole('button', { name: 'Delete everything about me…' }).click();
  await page.getByRole('button', { name: 'Go on…' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(page.getByText('Everything you read and saved here was deleted')).toBeVisible();
}

test('what was saved comes back out of a file, with its pictures and without a network', async ({
  launch,
  wiki,
  profile,
  folder,
}) => {
  let lectern = await launch();
  let { page } = lectern;
  await openBySearch(page, TITLE);
  await article(page).getByRole('button', { name: 'Save for offline' }).click();
  await expect(article(page).getByText('Saved, available offline')).toBeVisible();
  const files = savedFiles(profile);
  expect(files).toBeGreaterThan(1);

  await chooses(lectern, join(folder, 'mine.lectern'));
  let take = await toRoom(page);
  await expect(take.getByRole('checkbox', { name: /^Pictures of saved pages \(.* [kM]B\)$/ })).toBeChecked();
  await take.getByRole('button', { name: 'Export…' }).click();
  await expect(take.getByRole('status')).toContainText(`1 visit, 1 page and ${files} pictures to “`);
  expect(readdirSync(folder)).toEqual(['mine.lectern']);
  await take.getByRole('checkbox', { name: /^Pictures/ }).uncheck();
  await chooses(lectern, join(folder, 'small.lectern'));
  await take.getByRole('button', { name: 'Export…' }).click();
  await expect(take.getByRole('status')).toContainText('1 visit and 1 page to “');

  await deleteEverything(page);
  expect(savedFiles(profile)).toBe(0);
  await chooses(lectern, join(folder, 'mine.lectern'));
  take = await toRoom(page);
  await take.getByRole('button', { name: 'Import…' }).click();
  await expect(take.getByRole('status')).toContainText(`Took over 1 visit, 1 page and ${files} pictures from “`);
  expect(savedFiles(profile)).toBe(files);
  await lectern.stop();
  const env = wikiEnvironment(wiki);
  await wiki.close();

  lectern = await launch({ env });
  ({ page } = lectern);
  const statuses = followPictures(page);
  await openBySearch(page, TITLE);
  await bringPictures(page);
  expect(statuses.length).toBeGreaterThan(1);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  await callBridge(page, 'saving.release', { pages: [{ site: SITE, title: TITLE }] });
  expect(savedFiles(profile)).toBe(0);
});

test('nothing is said where nobody chooses a file', async ({ lectern, page }) => {
  test.skip(lectern.runner === 'electron', 'a dialog of the system waits for a person');
  const take = await toRoom(page);
  for (const name of ['Export…', 'Import…']) {
    await take.getByRole('button', { name }).click();
    await expect(take.getByRole('button', { name })).toBeVisible();
    await expect(take.getByRole('status')).toBeEmpty();
  }
});

/** So many that they take longer than somebody to press a button. */
function writeLongBundle(path: string): void {
  const visit = { kind: 'visit', site: SITE, title: 'Basalt', description: '', language: 'en', direction: 'ltr' };
  const lines = ['{"kind":"lectern-bundle","version":1,"madeAt":"2026-09-01","madeBy":"a test"}'];
  for (let id = 1; id <= 400_000; id += 1) lines.push(JSON.stringify({ ...visit, id, at: id * 1_000 }));
  const text = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const end = { kind: 'end', lists: 0, visits: 400_000, places: 0, pages: 0, sha256 };
  writeFileSync(path, zstdCompressSync(`${text}${JSON.stringify(end)}\n`));
}

test('an import that takes long can be ended, and so can an export', async ({ lectern, page, folder }) => {
  const long = join(folder, 'long.lectern');
  writeLongBundle(long);
  await chooses(lectern, long);
  const take = await toRoom(page);
  await take.getByRole('button', { name: 'Import…' }).click();
  await expect(take.getByRole('status')).toHaveText('Taking over what is in it…');
  // The keyboard is where it was.
  await expect(take.getByRole('button', { name: 'Cancel' })).toBeFocused();

  await test.step('it goes on while somebody is elsewhere', async () => {
    await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'History' }).click();
    await expect(take).toHaveCount(0);
    await toRoom(page);
    await expect(take.getByRole('status')).toHaveText('Taking over what is in it…');
  });
  await take.getByRole('button', { name: 'Cancel' }).click();
  await expect(take.getByRole('status')).toContainText('Stopped. What had been taken over by then stays');
  await expect(take.getByRole('button', { name: 'Import…' })).toBeVisible();

  await test.step('an export that is ended leaves no file', async () => {
    const path = join(folder, 'none.lectern');
    await lectern.evaluateMain(({ dialog }, chosen) => {
      dialog.showSaveDialog = () =>
        new Promise((resolve) => {
          Reflect.set(globalThis, 'choose', () => resolve({ canceled: false, filePath: chosen }));
        });
    }, path);
    await take.getByRole('button', { name: 'Export…' }).click();
    await expect(take.getByRole('status')).toHaveText('Writing the file…');
    await take.getByRole('button', { name: 'Cancel' }).click();
    await expect(take.getByRole('status')).toHaveText('Stopping…');
    await lectern.evaluateMain(() => Reflect.get(globalThis, 'choose')());
    await expect(take.getByRole('status')).toHaveText('Stopped. No file was written.');
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder)).toEqual(['long.lectern']);
  });
});
