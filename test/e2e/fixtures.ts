/** What every spec of the app gets: a sample wiki and a profile of its own, and apps that end with the test. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect as baseExpect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import { freshProfile, type LaunchOptions, type Lectern, launchLectern } from './launch.ts';
import { ROOT } from './runner.ts';

export type Launch = (options?: LaunchOptions) => Promise<Lectern>;

export type Fixtures = {
  readonly wiki: SampleWiki;
  /** A profile folder that all launches of the test share. */
  readonly profile: string;
  /** Starts the app on the wiki and the profile. It is stopped when the test ends. */
  readonly launch: Launch;
  /** The app, started. */
  readonly lectern: Lectern;
  /** Its window. */
  readonly page: Page;
  /** The origin of its page, which differs from runner to runner. */
  readonly origin: string;
};

/** Waits as long with the runner as without it, where its configuration is not read: the tour. */
export const expect = baseExpect.configure({ timeout: 15_000 });

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  wiki: async ({}, use) => {
    const wiki = await startSampleWiki();
    await use(wiki);
    await wiki.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  profile: async ({}, use) => {
    const profile = freshProfile();
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ wiki, profile }, use, info) => {
    const started: Lectern[] = [];
    await use(async (options = {}) => {
      const env = { ...wikiEnvironment(wiki), ...options.env };
      const lectern = await launchLectern({ userData: profile, ...options, env });
      started.push(lectern);
      return lectern;
    });
    for (const lectern of started) await lectern.stop();
    const logs = started.flatMap((lectern) => lectern.logs()).join('\n');
    if (info.status !== info.expectedStatus) await info.attach('app log', { body: logs, contentType: 'text/plain' });
    expect(started.flatMap((lectern) => lectern.brokenRules())).toEqual([]);
  },
  lectern: async ({ launch }, use) => use(await launch()),
  page: ({ lectern }, use) => use(lectern.page),
  origin: ({ lectern }, use) => use(lectern.origin),
});

/** Everything that points an app at the sample wiki, with a browser in front of which somebody says yes. */
export function wikiEnvironment(wiki: SampleWiki): Readonly<Record<string, string>> {
  return {
    LECTERN_OAUTH_BASE: wiki.oauthBase,
    LECTERN_API_BASE: wiki.apiBase,
    LECTERN_CLIENT_ID: wiki.clients.desktop.id,
    LECTERN_REDIRECT_URI: wiki.clients.desktop.redirectUri,
    LECTERN_BROWSER: join(ROOT, 'test/electron/browser.ts'),
    STAND_IN_BROWSER: 'allow',
  };
}

/** The frame of the tab that is shown: other tabs keep theirs. */
const FRAME = '[role="tabpanel"]:not([inert]) iframe.article-frame';

/** The page that is being read. */
export function article(page: Page): FrameLocator {
  return page.frameLocator(FRAME);
}

/** The frame of the page that is being read. */
export function articleFrame(page: Page): Locator {
  return page.locator(FRAME);
}

/** The title of the page that is being read. */
export function articleTitle(page: Page) {
  return article(page).getByRole('heading', { level: 1 });
}

/** Writes into the one field, with the keyboard alone, and opens the title that is found. */
export async function openBySearch(page: Page, title: string): Promise<void> {
  await focusSearch(page);
  await page.keyboard.type(title);
  await expect(page.getByRole('option', { name: title }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(articleTitle(page)).toHaveText(title);
  await expect(articleFrame(page)).toBeFocused();
}

/** To the one field, by its key. A window that has only just been made hears no keys yet. */
export async function focusSearch(page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Search Wikipedia' });
  await expect(field).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field).toBeFocused();
}

/** From a click to the name in the bar: through the browser, the wiki's pages and a second launch. */
export async function signIn(page: Page, name = 'Reader'): Promise<void> {
  await signInButton(page).click();
  await expect(accountButton(page, name)).toBeVisible();
}

/** The one in the bar: a notice may offer another. */
export function signInButton(page: Page) {
  return page.getByRole('banner').getByRole('button', { name: 'Sign in' });
}

export function accountButton(page: Page, name = 'Reader') {
  return page.getByRole('button', { name: `Account: ${name}` });
}
