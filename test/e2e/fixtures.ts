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
    const failed = info.status !== info.expectedStatus;
    if (failed) await tellWindows(started);
    for (const lectern of started) await lectern.stop();
    if (failed) tellLogs(started);
    expect(started.flatMap((lectern) => lectern.brokenRules())).toEqual([]);
  },
  lectern: async ({ launch }, use) => use(await launch()),
  page: ({ lectern }, use) => use(lectern.page),
  origin: ({ lectern }, use) => use(lectern.origin),
});

/** Not as an attachment: a report shows the first lines of one only. */
const tell = (text: string) => process.stderr.write(`${text}\n`);

/** Writes down what the windows show: for whoever looks for the cause of a failed test. */
export async function tellWindows(apps: readonly Lectern[]): Promise<void> {
  for (const { page } of apps) if (!page.isClosed()) tell(await seenIn(page));
}

/** Writes down what the apps have logged. */
export function tellLogs(apps: readonly Lectern[]): void {
  tell(apps.flatMap(({ logs }) => logs()).join('\n'));
}

/** What a window shows and which part of it hears the keys: what somebody who looks for the cause wants to know first. */
async function seenIn(page: Page): Promise<string> {
  const body = page.locator('body');
  const focused = page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  const told = await Promise.allSettled([focused, picturesIn(page), body.ariaSnapshot({ timeout: 5_000 })]);
  return told.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))).join('\n\n');
}

/** Where the page that is read stands, and of each of its pictures where it is and how far it has come. */
function picturesIn(page: Page): Promise<string> {
  return articleFrame(page).evaluate(
    (frame: HTMLIFrameElement) => {
      const inside = frame.contentDocument;
      const pictures = [...(inside ? Document.prototype.querySelectorAll.call(inside, 'img') : [])].map((one) => {
        const image = one as HTMLImageElement;
        const { top, height } = image.getBoundingClientRect();
        const loaded = `complete ${image.complete}, ${image.naturalWidth} wide`;
        return `${image.alt.slice(0, 30)}: top ${top}, height ${height}, ${loaded}, ${image.dataset['src'] ?? image.src}`;
      });
      return [`scrolled to ${frame.contentWindow?.scrollY} of ${frame.clientHeight}`, ...pictures].join('\n');
    },
    undefined,
    { timeout: 5_000 },
  );
}

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

/** Writes into the one field, with the keyboard alone, and opens the title that is found. Resolves when all of the page is there. */
export async function openBySearch(page: Page, title: string): Promise<void> {
  await focusSearch(page);
  await page.keyboard.type(title);
  await expect(
    page.getByRole('option', { selected: true }).filter({ has: page.getByText(title, { exact: true }) }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(articleTitle(page)).toHaveText(title);
  await expect(articleFrame(page)).toBeFocused();
  await untilWhole(page);
}

/** The page has come to its end: until then there may be nothing to scroll, and its last picture is another one. */
async function untilWhole(page: Page): Promise<void> {
  const root = article(page).locator('html');
  await expect.poll(() => root.evaluate(({ ownerDocument }) => ownerDocument.readyState)).not.toBe('loading');
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
