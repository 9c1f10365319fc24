/** Walks sign-in, search, reading and sign-out by itself and leaves a picture of each stop in `out/tour/`. */

import { mkdirSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type SampleWiki, startSampleWiki } from '../sample-wiki/server.ts';
import { article, expect, focusSearch, openBySearch, wikiEnvironment } from '../test/e2e/fixtures.ts';
import { freshProfile, launchLectern } from '../test/e2e/launch.ts';
import { FOLDER, picture, pictures } from './tour/camera.ts';
import { keyStores } from './tour/key-stores.ts';
import { library } from './tour/library.ts';
import { accounts, ownClient, signingIn, waiting } from './tour/signing-in.ts';

/** @throws at the first stop that does not look as it should */
export async function tour(wiki: SampleWiki): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const userData = freshProfile();
  const environment = { ...wikiEnvironment(wiki), LECTERN_CLIENT_ID: '' };

  let lectern = await launchLectern({ env: { ...environment, STAND_IN_BROWSER: 'nothing' }, userData });
  console.log(`The tour runs on ${lectern.runner === 'electron' ? 'Electron' : 'the stand-in'}.`);
  await firstRun(lectern.page);
  await lectern.stop();

  await otherWikis();

  lectern = await launchLectern({ env: { ...wikiEnvironment(wiki), STAND_IN_BROWSER: 'nothing' }, userData });
  await reading(lectern.page, wiki);
  await waiting(lectern, wiki);
  await lectern.stop();

  // From here on in profiles of their own: tabs that were open come again.
  const alone = freshProfile();
  lectern = await launchLectern({ env: wikiEnvironment(wiki), userData: alone });
  await tabs(lectern.page);
  await lectern.stop();

  const people = freshProfile();
  lectern = await launchLectern({ env: wikiEnvironment(wiki), userData: people });
  await signingIn(lectern.page);
  await lectern.stop();

  lectern = await launchLectern({ env: wikiEnvironment(wiki), userData: people });
  await accounts(lectern, wiki);
  await lectern.stop();

  await library();
  await keyStores(wiki);
  for (const profile of [userData, alone, people]) rmSync(profile, { recursive: true, force: true });
  console.log(`The pictures are in ${FOLDER}.`);
}

async function firstRun(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'What would you like to read?' })).toBeVisible();
  await picture(page, 'first-run');
  await ownClient(page);
}

/** In a profile of its own, with the languages and sisters of Wikipedia, none of which is asked for anything. */
async function otherWikis(): Promise<void> {
  const other = await startSampleWiki({ name: 'The harbour archive' });
  const userData = freshProfile();
  const { page, stop: quit } = await launchLectern({ userData });
  await openWikis(page);
  await pictures(page, 'wikis');
  await page.getByRole('button', { name: 'Add a wiki…' }).click();
  const panel = page.getByRole('dialog', { name: 'Add a wiki' });
  await expect(panel.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(`${other.origin}/images/none.png`);
  await page.keyboard.press('Enter');
  await expect(panel.getByText('No wiki was found there')).toBeVisible();
  await pictures(page, 'no-wiki-there');
  await page.keyboard.type(`${other.origin}/wiki/Skerry`);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Add this wiki' })).toBeFocused();
  await pictures(page, 'wiki-found');
  await page.keyboard.press('Enter');
  await openWikis(page);
  await pictures(page, 'wiki-added');
  await page.setViewportSize({ width: 480, height: 820 });
  await picture(page, 'wikis-narrow');
  await quit();
  await other.close();
  rmSync(userData, { recursive: true, force: true });
}

async function openWikis(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Wiki(?: and language)?: / }).click();
  await expect(page.getByRole('dialog', { name: 'Wiki and language' }).getByRole('searchbox')).toBeFocused();
}

async function reading(page: Page, wiki: SampleWiki): Promise<void> {
  await focusSearch(page);
  await page.keyboard.type('tid');
  await expect(page.getByRole('option', { name: 'Tidal island of Marrow' })).toBeVisible();
  await picture(page, 'search');

  await page.keyboard.press('Escape');
  await openBySearch(page, 'Tidal island of Marrow');
  await picture(page, 'reading-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'reading-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await article(page).getByRole('heading', { level: 2 }).nth(2).scrollIntoViewIfNeeded();
  await picture(page, 'reading-further-down');
  await page.setViewportSize({ width: 620, height: 820 });
  await picture(page, 'reading-narrow');
  await page.setViewportSize({ width: 1280, height: 820 });

  await openBySearch(page, 'جزيرة مارو');
  await picture(page, 'right-to-left');
  await openBySearch(page, 'Fresnel lens');
  await article(page).locator('math').first().scrollIntoViewIfNeeded();
  await picture(page, 'mathematics');
  await openBySearch(page, 'Hostile page');
  await picture(page, 'hostile-page');

  await openBySearch(page, 'Tidal island of Marrow');
  await article(page).getByRole('link', { name: 'railway' }).first().click();
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await picture(page, 'missing-page');
  await focusSearch(page);
  await page.keyboard.type('no such words anywhere');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('heading', { name: /nothing found/i })).toBeVisible();
  await picture(page, 'nothing-found');
  await focusSearch(page);
  await page.keyboard.type('tide');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('heading', { name: 'Pages with “tide”' })).toBeVisible();
  await picture(page, 'results');

  wiki.faults.add({ path: /page\/Tidal.{1,3}locking/, answer: 'server-error' });
  await focusSearch(page);
  await page.keyboard.type('Tidal locking');
  await expect(page.getByRole('option', { name: /^Tidal locking/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await picture(page, 'server-error');
  wiki.faults.clear();
}

const LONG_TITLE = 'Tide tables of the Skerry Sound';
/** More than the strip has room for. */
const MANY = ['Skerry', 'Tide', 'Causeway', 'Tidal island', 'Tidal locking', 'Marrow Light', 'History of lighthouses'];

async function tabs(page: Page): Promise<void> {
  await openBySearch(page, 'Tidal island of Marrow');
  for (const name of ['basalt', 'Marrow Light']) {
    await article(page)
      .getByRole('link', { name })
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
  }
  await expect(page.getByRole('tab')).toHaveText(['Tidal island of Marrow', 'Basalt', 'Marrow Light']);
  await picture(page, 'tabs-three');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'tabs-three-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('ControlOrMeta+t');
  await picture(page, 'tabs-new');
  for (const title of [LONG_TITLE, 'جزيرة مارو']) {
    await openBySearch(page, title);
    await page.keyboard.press('ControlOrMeta+t');
  }
  for (const title of [...MANY, ...MANY]) {
    await openBySearch(page, title);
    await page.keyboard.press('ControlOrMeta+t');
  }
  await picture(page, 'tabs-many');
  await page.keyboard.press('ControlOrMeta+5');
  await picture(page, 'tabs-many-right-to-left');
  await page.setViewportSize({ width: 620, height: 820 });
  await picture(page, 'tabs-many-narrow');
  await page.setViewportSize({ width: 1280, height: 820 });
}
