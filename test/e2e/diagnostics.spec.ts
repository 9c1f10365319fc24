/** What a person can look at, and pass on, when something does not work. */
import type { Page } from '@playwright/test';
import { allow } from '../fakes/sample-sign-in.ts';
import { accountButton, article, articleTitle, expect, openBySearch, signIn, signInButton, test } from './fixtures.ts';
import type { Lectern } from './launch.ts';
import { absentPerson, announceLaunch, nextAddress, secretsOf } from './person.ts';

function dialog(page: Page) {
  return page.getByRole('dialog', { name: 'Diagnostics' });
}

/** The item of the Help menu, wherever the system draws it. */
function chooseInHelpMenu({ evaluateMain }: Lectern): Promise<void> {
  return evaluateMain(({ Menu }) => {
    const help = Menu.getApplicationMenu().items.find(({ role }: { role?: string }) => role === 'help');
    const items = Array.isArray(help.submenu) ? help.submenu : help.submenu.items;
    items.find(({ label }: { label?: string }) => label === '&Diagnostics').click();
  });
}

test('the diagnostics say what is read from where, are copied without what was read, and leave by keys', async ({
  page,
  wiki,
  lectern,
}) => {
  await signIn(page);
  await openBySearch(page, 'Skerry');
  const host = new URL(wiki.origin).host;

  await test.step('from the account', async () => {
    await accountButton(page).click();
    await page.getByRole('button', { name: 'Diagnostics' }).click();
    await expect(dialog(page).getByText(`${wiki.apiBase}, since`)).toBeVisible();
    await expect(dialog(page).getByText('wikipedia:en').first()).toBeVisible();
    await expect(dialog(page).getByText(/^Electron \d/)).toBeVisible();
    await expect(dialog(page).getByText('None at the moment.')).toBeVisible();
    await expect(dialog(page).getByText('signed in, online, through the browser, kept')).toBeVisible();
    await expect(dialog(page).getByText('from the environment, comes back by the app’s own scheme')).toBeVisible();
    await expect(dialog(page).getByText('Account 1')).toBeVisible();
    await expect(dialog(page).getByText('linux:v11')).toBeVisible();
  });

  await test.step('copied with a key', async () => {
    await expect(dialog(page).getByRole('button', { name: 'Copy' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('status')).toContainText('Copied');
    const text = await lectern.evaluateMain(({ clipboard }) => clipboard.readText() as Promise<string>);
    expect(text).toContain(`wikipedia:en: ${wiki.apiBase}, since 2`);
    expect(text).toMatch(/^ {2}Version: Lectern \d/m);
    expect(text).toContain('Session: signed in, online, through the browser, kept');
    expect(text).not.toMatch(/skerry|reader\b|bearer/i);
    expect(text).not.toContain(wiki.clients.desktop.id);
  });

  await test.step('and closed, so that the page is there again', async () => {
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(articleTitle(page)).toHaveText('Skerry');
  });

  await test.step('from the menu, while a server asks to wait', async () => {
    wiki.faults.add({ path: /Marrow|Tidal/, answer: 'limited', retryAfter: 600 });
    await article(page).getByRole('link', { name: 'Marrow', exact: true }).first().click();
    await expect(page.getByRole('heading', { name: 'The wiki asks us to wait' })).toBeVisible();
    await chooseInHelpMenu(lectern);
    await expect(dialog(page).getByText(host, { exact: true })).toBeVisible();
    await expect(dialog(page).getByText(/^until \d/)).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await expect(dialog(page)).toHaveCount(0);
  });

  await test.step('and from the failure itself', async () => {
    await page.getByRole('button', { name: 'Diagnostics' }).click();
    await expect(dialog(page)).toBeVisible();
  });
});

test('somebody who is not signed in finds them at home, in the light and in the dark', async ({ page }) => {
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(dialog(page).getByText('None since Lectern started.')).toBeVisible();
  const colours = async (scheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme: scheme });
    return dialog(page).evaluate((panel) => {
      const { color, backgroundColor } = getComputedStyle(panel);
      return [color, backgroundColor];
    });
  };
  const [light, dark] = [await colours('light'), await colours('dark')];
  expect(light).not.toEqual(dark);
});

test('an attempt that waits and the callbacks that were refused are in it, without a code or a state', async ({
  launch,
  profile,
}) => {
  const lectern = await launch({ env: absentPerson(profile) });
  const { page } = lectern;
  await signInButton(page).click();
  const callback = await allow(await nextAddress(profile));
  const foreign = callback.replace(/state=[^&]*/, 'state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  for (let times = 0; times < 2; times += 1) await announceLaunch(lectern, [foreign]);
  await expect(page.getByText('belongs to another sign-in attempt')).toBeVisible();
  await chooseInHelpMenu(lectern);
  await expect(dialog(page).getByText(/^waiting since .*, until .*, browser opened/)).toBeVisible();
  await expect(dialog(page).getByText('Refused: of another attempt')).toBeVisible();
  await expect(dialog(page).getByText(/^2 times, last /)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('status')).toContainText('Copied');
  const text = await lectern.evaluateMain(({ clipboard }) => clipboard.readText() as Promise<string>);
  for (const secret of secretsOf(callback, await nextAddress(profile))) expect(text).not.toContain(secret);
});
