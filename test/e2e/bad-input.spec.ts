/** What nobody should send, type or keep, and what the window says of it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { allow } from '../fakes/sample-sign-in.ts';
import { article, articleTitle, expect, focusSearch, openBySearch, signInButton, test } from './fixtures.ts';
import { absentPerson, announceLaunch, nextAddress } from './person.ts';

/** What is typed is taken by Enter as it stands, however fast. */
async function enter(page: Page, text: string): Promise<void> {
  await focusSearch(page);
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** Opens a page by its name alone, as a link to it would. */
async function openTitle(page: Page, title: string): Promise<unknown> {
  return page.evaluate(async (wanted) => {
    const { pages } = Reflect.get(window as object, 'lectern') as {
      pages: { open(args: object): Promise<{ ok: boolean; failure?: { code: string } }> };
    };
    const answer = await pages.open({ site: 'wikipedia:en', title: wanted });
    return answer.ok ? 'opened' : answer.failure?.code;
  }, title);
}

test('whatever is typed into the field leads to a page or to a clear word', async ({ page, wiki }) => {
  for (const title of ['AC/DC', '100% (film)', 'São Paulo']) {
    await enter(page, title);
    await expect(articleTitle(page)).toHaveText(title);
    await page.getByRole('button', { name: 'Home' }).click();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(articleTitle(page)).toHaveText(title);
  }
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  const odd = ['What? Why?', 'C#', 'a|b[c]{d}<e>', '%00%2e%2e/..', '../../etc', '🏝️🌊', 'x'.repeat(300)];
  for (const text of odd) {
    await enter(page, text);
    await expect(heading).toHaveText(`Nothing found for “${text}”`);
  }
  await enter(page, '\u0001\u202e\u200b control');
  await expect(heading).toContainText('control');
  await enter(page, '   ');
  await expect(heading).toContainText('control');

  await test.step('titles that cannot be are refused before anything is asked', async () => {
    wiki.requests.clear();
    for (const title of ['', ' ', 'a|b', '<b>', 'a\u0000b', 'x'.repeat(300), '~~~~', '.', '..', 'a/../b']) {
      expect(await openTitle(page, title), JSON.stringify(title)).toBe('title-invalid');
    }
    expect(wiki.requests.entries()).toEqual([]);
  });
  await test.step('odd ones that may be are asked for, and are not there', async () => {
    for (const title of ['What? Why?', '🏝️🌊', 'Ω'.repeat(100), 'Rock\'n\'Roll & "Co"', '..foo']) {
      expect(await openTitle(page, title), title).toBe('page-missing');
    }
  });
});

test('answers that are not what the API promises are said in words, and nothing that is open is lost', async ({
  page,
  wiki,
}) => {
  await openBySearch(page, 'Skerry');
  const follow = () => article(page).getByRole('link', { name: 'Marrow', exact: true }).first().click();
  const troubles = [
    ['html', 'This network wants you to log in'],
    ['other-json', 'The answer could not be read'],
    ['html-502', 'The wiki has a problem'],
    ['server-error', 'The wiki has a problem'],
    ['reset', 'This page is not on this computer yet'],
  ] as const;
  for (const [answer, heading] of troubles) {
    await test.step(answer, async () => {
      const armed = wiki.faults.add({ path: /\/v1\/page\//, answer });
      await follow();
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      armed.remove();
      await page.getByRole('button', { name: 'Go back' }).click();
      await expect(articleTitle(page)).toHaveText('Skerry');
    });
  }

  await test.step('a limit counts down, and the button waits with it', async () => {
    wiki.faults.add({ path: /\/v1\/page\//, answer: 'limited', retryAfter: 3 });
    await follow();
    await expect(page.getByRole('heading', { name: 'The wiki asks us to wait' })).toBeVisible();
    const again = page.getByRole('button', { name: 'Try again' });
    await expect(again).toBeDisabled();
    wiki.faults.clear();
    await expect(again).toBeEnabled();
    await again.click();
    await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
  });

  await test.step('a page cut short shows what came and says so', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(articleTitle(page)).toHaveText('Skerry');
    // One that was read before would be shown as it was kept.
    const cut = wiki.faults.add({ path: /\/page\/.*\/html/, truncateAfter: 9000 });
    await openBySearch(page, 'Marrow Light');
    await expect(article(page).getByText('The connection ended before the whole page had arrived')).toBeVisible();
    cut.remove();
    await article(page).getByRole('button', { name: 'Try again' }).click();
    await expect(article(page).locator('ol.references').first()).toBeAttached();
    await expect(article(page).getByText('The connection ended')).toBeHidden();
  });

  await test.step('a search that fails says so under the field; the page stays', async () => {
    wiki.faults.add({ path: /\/v1\/search\//, answer: 'other-json' });
    await focusSearch(page);
    await page.keyboard.type('Ba');
    await expect(page.getByRole('alert')).toContainText('The answer could not be read');
    await page.keyboard.press('Escape');
    await expect(articleTitle(page)).toHaveText('Marrow Light');
  });

  await test.step('one that is slow can be left, and does not come back over what came after', async () => {
    wiki.faults.clear();
    const held = wiki.faults.add({ path: /\/page\/.*\/html/, stallAfter: 0, times: 1 });
    await openTitleByField(page, 'Basalt');
    await expect.poll(held.hits).toBe(1);
    // The frame is there, and empty: keys must not end in it.
    await expect(page.locator('iframe.article-frame')).toHaveAttribute('title', 'Basalt');
    await openBySearch(page, 'Skerry');
    wiki.faults.clear();
    await expect(articleTitle(page)).toHaveText('Skerry');
    await expect(page).toHaveTitle('Skerry – Lectern');
  });
});

/** As a person does it who does not wait for the page. */
async function openTitleByField(page: Page, title: string): Promise<void> {
  await focusSearch(page);
  await page.keyboard.type(title);
  await expect(page.getByRole('option', { name: title }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
}

/** Puts a client id into the settings, through the window. */
async function setClientId(page: Page, id: string): Promise<void> {
  await signInButton(page).click();
  await page.getByRole('textbox', { name: 'Client id' }).fill(id);
  await page.getByRole('button', { name: 'Save and sign in' }).click();
}

const NO_CLIENT = { LECTERN_CLIENT_ID: '' };

test('settings that cannot be read are set aside, kept and said', async ({ launch, profile }) => {
  writeFileSync(join(profile, 'settings.json'), '{ not json');
  writeFileSync(join(profile, 'account.json'), '\u0000\u0000');
  const { page } = await launch();
  await expect(page.getByText('Your settings could not be read')).toBeVisible();
  const kept = new Map(readdirSync(profile).map((name) => [name, name]));
  const aside = (start: string) =>
    [...kept.keys()].filter((name) => name.startsWith(start)).map((name) => readFileSync(join(profile, name), 'utf8'));
  expect(aside('settings.corrupt')).toEqual(['{ not json']);
  expect(aside('account.corrupt')).toEqual(['\u0000\u0000']);
  await openBySearch(page, 'Skerry');
});

test('settings of a newer version are used, said, and left as they are', async ({ launch, profile, wiki }) => {
  const newer = JSON.stringify({ version: 999, site: 'wikipedia:en', later: { anything: true } });
  writeFileSync(join(profile, 'settings.json'), newer);
  const { page } = await launch({ env: { ...NO_CLIENT, STAND_IN_BROWSER: 'nothing' } });
  await expect(page.getByText('written by a newer version of Lectern')).toBeVisible();
  await setClientId(page, wiki.clients.desktop.id);
  await expect(page.getByText('was left alone')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Finish in your browser' })).toBeVisible();
  expect(readFileSync(join(profile, 'settings.json'), 'utf8')).toBe(newer);
});

test('settings that cannot be written hold until the app quits, and that is said', async ({
  launch,
  profile,
  wiki,
}) => {
  // A folder in the file's place is in the way of everybody, root too.
  mkdirSync(join(profile, 'settings.json'));
  mkdirSync(join(profile, 'account.json'));
  const lectern = await launch({ env: { ...NO_CLIENT, ...absentPerson(profile) } });
  const { page } = lectern;
  await expect(page.getByText('Your settings cannot be written')).toBeVisible();
  await setClientId(page, wiki.clients.desktop.id);
  await expect(page.getByText('Your choice holds until you quit')).toBeVisible();
  await announceLaunch(lectern, [await allow(await nextAddress(profile))]);
  await page.getByRole('button', { name: 'Account: Reader' }).click();
  await expect(page.getByText('This session ends when you quit')).toBeVisible();
});
