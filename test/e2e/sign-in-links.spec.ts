/** Who the system opens the callback's addresses with, for real: the app asks xdg-mime, the browser xdg-open. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { allow } from '../fakes/sample-sign-in.ts';
import { type DesktopSession, desktopMissing, logFileEvents, startDesktop } from './desktop-session.ts';
import { accountButton, test as base, expect, signInButton, wikiEnvironment } from './fixtures.ts';
import { accountText } from './kept-files.ts';
import type { Lectern } from './launch.ts';
import { secretsOf } from './person.ts';

const ID = 'org.lectern.reader.desktop';
const missing = desktopMissing();

const test = base.extend<{ readonly desktop: DesktopSession; readonly env: Readonly<Record<string, string>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  desktop: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-desktop-'));
    await use(startDesktop(folder));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  /** What the app sees, whoever starts it: the system's browser, not a command in its place. */
  env: async ({ desktop, wiki, profile }, use) => {
    await use({ ...wikiEnvironment(wiki), ...desktop.env, LECTERN_BROWSER: '', LECTERN_USER_DATA: profile });
  },
});

test.skip(missing !== '', missing);
// Each starts the app up to three times, and the system's programs are scripts.
test.describe.configure({ timeout: 120_000 });

/** Takes the system's browser out of the way; answers what it is asked to open, in order. */
async function watchBrowser({ evaluateMain }: Lectern): Promise<(at: number) => Promise<string>> {
  await evaluateMain(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url: string) => void opened.push(url);
  });
  const opened = () => evaluateMain(() => Reflect.get(globalThis, 'opened') as string[]);
  return async (at) => {
    await expect.poll(async () => (await opened()).length).toBeGreaterThan(at);
    return (await opened())[at] ?? '';
  };
}

const line = (page: Page) => page.getByText(/^Your system (does not bring|brings) sign-ins back/);
const panel = (page: Page) => page.getByRole('dialog', { name: 'Sign-in links' });

function chooseInHelpMenu({ evaluateMain }: Lectern, label: string): Promise<void> {
  return evaluateMain(({ Menu }, wanted) => {
    const help = Menu.getApplicationMenu().items.find(({ role }: { role?: string }) => role === 'help');
    const items = Array.isArray(help.submenu) ? help.submenu : help.submenu.items;
    items.find(({ label }: { label?: string }) => label === wanted).click();
  }, label);
}

async function signOut(page: Page): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click();
  await expect(signInButton(page)).toBeVisible();
}

test('an address that the system opens reaches the app that runs, once the person wanted that', async ({
  launch,
  desktop,
  env,
}) => {
  const lectern = await launch({ env });
  const { page } = lectern;
  const opened = await watchBrowser(lectern);

  await test.step('before, nothing is written, and who waits is told', async () => {
    await signInButton(page).click();
    await expect(line(page)).toHaveText('Your system does not bring sign-ins back to Lectern.');
    expect(existsSync(desktop.env['XDG_DATA_HOME'] ?? '')).toBe(false);
    expect(desktop.chosen()).toBe('');
  });

  await test.step('one press makes Lectern the choice', async () => {
    await page.getByRole('button', { name: 'Bring them here' }).press('Enter');
    await expect(page.getByText('From now on your system brings sign-ins back to Lectern.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Details' })).toBeFocused();
    expect(desktop.chosen()).toBe(ID);
    expect(desktop.complaints(ID)).toBe('');
    expect(statSync(desktop.entryPath(ID)).mode & 0o777).toBe(0o644);
  });

  const kinds = ['generic', 'GNOME'] as const;
  for (const [at, kind] of kinds.entries()) {
    await test.step(`on a ${kind} desktop`, async () => {
      if (at > 0) {
        await signOut(page);
        await signInButton(page).click();
        await expect(page.getByRole('heading', { name: 'Finish in your browser' })).toBeVisible();
      }
      const callback = await allow(await opened(at));
      const opening = desktop.open(callback, kind, env);
      expect(await opening.exitCode).toBe(0);
      await expect(accountButton(page)).toBeVisible();
      await opening.end();
      for (const secret of secretsOf(callback)) expect(lectern.logs().join('\n')).not.toContain(secret);
    });
  }
});

for (const kind of ['generic', 'GNOME'] as const) {
  test(`an address that the system opens starts the app, which completes the sign-in that waited (${kind})`, async ({
    launch,
    desktop,
    env,
    profile,
    wiki,
  }) => {
    const first = await launch({ env });
    const opened = await watchBrowser(first);
    await signInButton(first.page).click();
    await first.page.getByRole('button', { name: 'Bring them here' }).click();
    await expect(first.page.getByText('From now on your system brings sign-ins back')).toBeVisible();
    const callback = await allow(await opened(0));
    await first.stop();
    const before = wiki.issued().accessTokens;
    expect(accountText(profile) ?? '').not.toContain('auth.accounts');

    const opening = desktop.open(callback, kind, env);
    try {
      await expect.poll(() => logFileEvents(profile), { timeout: 30_000 }).toContain('auth.signed-in');
      expect(wiki.issued().accessTokens).toBe(before + 1);
      await expect.poll(() => accountText(profile)).toContain('auth.accounts');
    } finally {
      await opening.end();
    }

    const { page } = await launch({ env });
    await expect(accountButton(page)).toBeVisible();
    expect(wiki.issued().accessTokens).toBe(before + 1);
  });
}

test('another program’s links are that program’s until the person asks, and again afterwards', async ({
  launch,
  desktop,
  env,
}) => {
  desktop.install('other.desktop', 'Other Reader');
  desktop.choose('other.desktop');
  const lectern = await launch({ env });
  const { page } = lectern;

  await test.step('who waits learns who gets them', async () => {
    await watchBrowser(lectern);
    await signInButton(page).click();
    await expect(line(page)).toHaveText('Your system brings sign-ins back to “Other Reader” instead of Lectern.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(desktop.chosen()).toBe('other.desktop');
  });

  await test.step('the menu leads to the panel, and keys do the rest', async () => {
    await chooseInHelpMenu(lectern, 'Sign-In &Links');
    await expect(panel(page).getByText('another program, “Other Reader”')).toBeVisible();
    await expect(panel(page).getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(panel(page).getByRole('button', { name: 'Bring them here' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel(page).getByText('Your system brings these links to this copy of Lectern.')).toBeVisible();
    await expect(panel(page).getByRole('button', { name: 'Close' })).toBeFocused();
    expect(desktop.chosen()).toBe(ID);
  });

  await test.step('so do the diagnostics, which say it too', async () => {
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await chooseInHelpMenu(lectern, '&Diagnostics');
    const diagnostics = page.getByRole('dialog', { name: 'Diagnostics' });
    await expect(diagnostics.getByText('this copy of Lectern')).toBeVisible();
    await diagnostics.getByRole('button', { name: 'Copy' }).click();
    await expect(diagnostics.getByRole('status')).toContainText('Copied');
    const text = await lectern.evaluateMain(({ clipboard }) => clipboard.readText() as Promise<string>);
    expect(text).toContain('Opened with: this copy of Lectern');
    expect(text).not.toContain(process.execPath);
    await diagnostics.getByRole('button', { name: 'Sign-in links' }).click();
    await expect(panel(page)).toBeVisible();
    await expect(diagnostics).toHaveCount(0);
  });

  await test.step('and what was set up goes without a trace of the entry', async () => {
    await panel(page).getByRole('button', { name: 'Remove the file' }).click();
    await expect(panel(page).getByText('another program, “Other Reader”')).toBeVisible();
    expect(desktop.chosen()).toBe('other.desktop');
    expect(existsSync(desktop.entryPath(ID))).toBe(false);
  });
});

test('what somebody else chose meanwhile is seen when the person comes back to the window', async ({
  launch,
  desktop,
  env,
}) => {
  const lectern = await launch({ env });
  const { page } = lectern;
  await expect(signInButton(page)).toBeVisible();
  await chooseInHelpMenu(lectern, 'Sign-In &Links');
  await expect(panel(page).getByText('Your system has no program for these links.')).toBeVisible();
  desktop.install('other.desktop', 'Other Reader');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(panel(page).getByText('another program, “Other Reader”')).toBeVisible();
});

test('where a command stands in for the browser, the system is not asked, and who waits is told nothing of it', async ({
  launch,
  desktop,
}) => {
  const lectern = await launch({ env: { ...desktop.env, STAND_IN_BROWSER: 'nothing' } });
  const { page } = lectern;
  await signInButton(page).click();
  await chooseInHelpMenu(lectern, 'Sign-In &Links');
  await expect(panel(page).getByText('the command in LECTERN_BROWSER stands in for the browser')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Bring them here' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Finish in your browser' })).toBeVisible();
  await expect(line(page)).toHaveCount(0);
});
