/** Electron's security checklist, as far as a running window can show it; SECURITY.md says where the other rows stand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type SampleWiki, startSampleWiki } from '../../sample-wiki/server.ts';
import { article, articleTitle, test as base, expect, openBySearch, wikiEnvironment } from './fixtures.ts';
import { type Lectern, launchLectern } from './launch.ts';
import { logLines } from './person.ts';
import { ROOT } from './runner.ts';

type Shared = Lectern & { readonly wiki: SampleWiki };

/** One app for all rows: none of them changes it, or it is broken. */
const test = base.extend<object, { readonly shared: Shared }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const wiki = await startSampleWiki();
      const lectern = await launchLectern({ env: { ...wikiEnvironment(wiki), STAND_IN_BROWSER: 'nothing' } });
      await openBySearch(lectern.page, 'Skerry');
      await use({ ...lectern, wiki });
      await lectern.stop();
      await wiki.close();
    },
    { scope: 'worker' },
  ],
  page: ({ shared }, use) => use(shared.page),
});

/** A policy as directives, as a browser reads it. */
function policyOf(text: string | undefined): ReadonlyMap<string, readonly string[]> {
  const directives = (text ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...values]) => [name, values]));
}

function articleFrame(page: Page) {
  const frame = page.frames().find((one) => one.url().includes('/article/'));
  if (!frame) throw new Error('No article is open');
  return frame;
}

/**
 * Runs as the page's own script would: what Playwright evaluates counts as a person's gesture and may make code out of
 * strings, so this goes past it and into a task of its own.
 */
async function asPage<T>(page: Page, run: () => T | Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  const expression = `new Promise((resolve) => setTimeout(resolve)).then(${run})`;
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  await session.detach();
  return result.value as T;
}

/** How often the guards have refused since the app started. */
function refusedTimes(lectern: Lectern, event: string): number {
  return logLines(lectern).filter((line) => line.event === event).length;
}

/** Pages of the wiki itself, which no frame may show. */
function wikiPagesAsked({ wiki }: Shared): readonly string[] {
  return wiki.requests.entries().flatMap(({ path }) => (path.startsWith('/wiki/') ? [path] : []));
}

test('everything shown comes from the app’s one origin', async ({ page, shared }) => {
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(addresses.length).toBeGreaterThan(2);
  expect([page.url(), articleFrame(page).url(), ...addresses].filter((url) => !url.startsWith(shared.origin))).toEqual(
    [],
  );
});

test('the page has the bridge and nothing of Electron or Node', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'lectern') as Record<string, object>;
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__dirname',
    ];
    const frame = document.querySelector('iframe')?.contentWindow ?? window;
    return {
      areas: Object.keys(bridge).sort(),
      values: Object.values(bridge).flatMap((area) => (typeof area === 'function' ? [area] : Object.values(area))),
      frozen: [bridge, ...Object.values(bridge)].every(Object.isFrozen),
      leaks: names.filter((name) => name in window || name in frame),
      inFrame: 'lectern' in frame,
    };
  });
  expect(seen).toMatchObject({
    areas: [
      'app',
      'auth',
      'diagnostics',
      'handler',
      'history',
      'keyStore',
      'library',
      'links',
      'lists',
      'media',
      'on',
      'pages',
      'saving',
      'search',
      'session',
      'settings',
      'sites',
    ],
    frozen: true,
    leaks: [],
    inFrame: false,
  });
});

test('the page and the preload share no globals', async ({ page }) => {
  // A prototype that the page has poisoned is not the preload's.
  const answer = await page.evaluate(async () => {
    const { then } = Promise.prototype;
    const seen: unknown[] = [];
    Object.defineProperty(Object.prototype, 'method', { configurable: true, set: (value) => seen.push(value) });
    const { app } = Reflect.get(window, 'lectern') as { app: { info(): Promise<{ ok: boolean }> } };
    const { ok } = await app.info();
    Reflect.deleteProperty(Object.prototype, 'method');
    return { ok, seen, same: Promise.prototype.then === then };
  });
  expect(answer).toEqual({ ok: true, seen: [], same: true });
});

test('the policies are headers that a browser reads as meant, on the window, an article and a picture', async ({
  page,
}) => {
  const policies = new Map<string, ReadonlyMap<string, readonly string[]>>();
  page.on('response', (response) => {
    const [, area = ''] = new URL(response.url()).pathname.split('/');
    policies.set(area, policyOf(response.headers()['content-security-policy']));
  });
  await page.reload();
  await openBySearch(page, 'Fresnel lens');
  await article(page).locator('img').first().scrollIntoViewIfNeeded();
  await expect.poll(() => [...policies.keys()].sort()).toEqual(['', 'article', 'assets', 'media']);

  expect(Object.fromEntries(policies.get('') ?? [])).toMatchObject({
    'default-src': ["'none'"],
    'script-src': [expect.stringMatching(/^'nonce-[\w+/=-]{22,}'$/), "'strict-dynamic'"],
    'connect-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
  });
  expect(Object.fromEntries(policies.get('article') ?? [])).toMatchObject({
    sandbox: ['allow-same-origin'],
    'default-src': ["'none'"],
    'script-src': ["'none'"],
    'form-action': ["'none'"],
  });
  expect(Object.fromEntries(policies.get('media') ?? [])).toEqual({
    sandbox: [],
    'default-src': ["'none'"],
    'style-src': ["'unsafe-inline'"],
  });
  await openBySearch(page, 'Skerry');
});

test('no string becomes code or markup, and the page cannot reach the network', async ({ page, shared }) => {
  await page.evaluate((url) => Object.assign(window, { outside: url }), shared.wiki.origin);
  const attempts = await asPage(page, async () => {
    const run = (what: () => unknown) => {
      try {
        what();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const paragraph = document.createElement('p');
    const script = document.createElement('script');
    const outside = String(Reflect.get(window, 'outside'));
    const settled = (what: Promise<unknown>) =>
      what.then(
        () => 'done',
        () => 'refused',
      );
    const image = new Image();
    const loaded = new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    image.src = `${outside}/images/Skerry.png`;
    return {
      code: run(() => new Function('return 1')()),
      inner: run(() => Object.assign(paragraph, { innerHTML: '<img>' })),
      inserted: run(() => paragraph.insertAdjacentHTML('beforeend', '<img>')),
      source: run(() => Object.assign(script, { src: `${outside}/x.js` })),
      text: run(() => Object.assign(script, { textContent: 'window.ran = true' })),
      framed: run(() => Object.assign(document.createElement('iframe'), { srcdoc: '<p>' })),
      policy: run(() => Reflect.get(window, 'trustedTypes').createPolicy('mine', {})),
      fetched: await settled(fetch(outside)),
      own: await settled(fetch('/article.css')),
      image: await settled(loaded),
      socket: await settled(
        new Promise((resolve, reject) => {
          const socket = new WebSocket(outside.replace('http', 'ws'));
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      ),
    };
  });
  expect(Object.entries(attempts).filter(([, outcome]) => outcome !== 'refused')).toEqual([]);
});

test('permissions are neither granted nor said to be', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ];
    const states = names.map(async (name) => {
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => undefined);
      return status?.state === 'granted' ? [name] : [];
    });
    const settled = (what: Promise<unknown>) =>
      what.then(
        () => 'given',
        () => 'denied',
      );
    return {
      granted: (await Promise.all(states)).flat(),
      notifications: await Notification.requestPermission(),
      place: await settled(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      camera: await settled(navigator.mediaDevices.getUserMedia({ video: true })),
      clipboard: await settled(navigator.clipboard.readText()),
      persisted: await navigator.storage.persist(),
    };
  });
  expect(answers).toEqual({
    granted: [],
    notifications: 'denied',
    place: 'denied',
    camera: 'denied',
    clipboard: 'denied',
    persisted: false,
  });
});

test('there is no webview, and nothing in the page or the build asks for one', async ({ page, shared }) => {
  const powers = await page.evaluate(() => {
    const webview = document.createElement('webview');
    webview.setAttribute('allowpopups', '');
    document.body.append(webview);
    const powers = ['loadURL', 'executeJavaScript', 'getWebContentsId'].filter((name) => name in webview);
    webview.remove();
    return powers;
  });
  expect(powers).toEqual([]);
  expect(await shared.evaluateMain(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  const built = readFileSync(join(ROOT, 'out/renderer/index.html'), 'utf8');
  expect(built).not.toMatch(/<webview|allowpopups/i);
});

/** What Chromium itself does not follow from a page. */
const NOWHERE = [
  'file:///etc/passwd',
  'data:text/html,<p>elsewhere',
  'javascript:void(document.title="pwned")',
  'blob:null/x',
];

test('the window stays where it is', async ({ page, shared }) => {
  const follow = (address: string) =>
    page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url });
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
  const own = ['/media/wikipedia:en/x', '/article.css', '/article/wikipedia:en/Skerry', '/assets/'];
  for (const address of [`${shared.wiki.origin}/wiki/Skerry`, ...own]) {
    const before = refusedTimes(shared, 'guard.navigation-refused');
    await follow(address);
    await expect.poll(() => refusedTimes(shared, 'guard.navigation-refused')).toBe(before + 1);
  }
  for (const address of NOWHERE) {
    await follow(address);
    await expect(page).toHaveTitle('Skerry – Lectern');
  }
  await expect(page.getByRole('button', { name: 'Home' })).toBeVisible();
  expect(page.url()).toBe(`${shared.origin}/`);
  expect(wikiPagesAsked(shared)).toEqual([]);
});

test('the article’s frame goes nowhere either, whoever sends it', async ({ page, shared }) => {
  const send = (address: string) =>
    page.evaluate((url) => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe.article-frame');
      if (frame?.contentWindow) frame.contentWindow.location.href = url;
    }, address);
  await openBySearch(page, 'Skerry');
  const url = articleFrame(page).url();
  for (const address of ['/', '/media/wikipedia:en/x', '/article.css']) {
    const before = refusedTimes(shared, 'guard.navigation-refused');
    await send(address);
    await expect.poll(() => refusedTimes(shared, 'guard.navigation-refused')).toBe(before + 1);
    expect(articleFrame(page).url()).toBe(url);
  }
  // The window's own policy (frame-src) comes before the guard. The window says that there is no article any more.
  for (const address of [`${shared.wiki.origin}/wiki/Skerry`, 'data:text/html,<p>elsewhere']) {
    await send(address);
    await expect(page.getByRole('heading', { name: 'The answer could not be read' })).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(articleTitle(page)).toHaveText('Skerry');
  }
  expect(wikiPagesAsked(shared)).toEqual([]);
});

test('no page opens a window', async ({ page, shared }) => {
  const before = refusedTimes(shared, 'guard.window-refused');
  for (const address of ['https://example.org/', 'about:blank', '/', 'file:///etc/passwd']) {
    await page.evaluate((url) => void window.open(url), address);
  }
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
  });
  await expect.poll(() => refusedTimes(shared, 'guard.window-refused')).toBeGreaterThan(before);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(await shared.evaluateMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('calls with the wrong arguments are refused before any function sees them', async ({ page }) => {
  const answers = await page.evaluate(() => {
    type Call = (...args: unknown[]) => Promise<unknown>;
    const { pages, auth, settings } = Reflect.get(window as object, 'lectern') as Record<string, Record<string, Call>>;
    const site = 'wikipedia:en';
    const calls = [
      pages?.['open']?.({ title: 7 }),
      pages?.['open']?.({ site, title: 'Skerry', more: true }),
      pages?.['open']?.({ site: 'wikipedia:../..', title: 'Skerry' }),
      pages?.['open']?.({ site, title: 'x'.repeat(3000) }),
      pages?.['open']?.({ site, title: 'Skerry' }, 'second'),
      pages?.['open']?.(),
      auth?.['view']?.('anything'),
      settings?.['setSite']?.({ site: '__proto__' }),
    ];
    return Promise.all(calls);
  });
  const codes = answers.map((answer) => (answer as { failure?: { code: string } }).failure?.code);
  expect(codes).toEqual(codes.map(() => 'arguments-invalid'));
});

test('calls from another window are rejected, also at our own origin with our own preload', async ({
  page,
  shared,
}) => {
  const opened = page.context().waitForEvent('page');
  await shared.evaluateMain(
    ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({ webPreferences: { contextIsolation: true, sandbox: true, preload } });
      void other.loadURL('app://lectern/');
    },
    join(ROOT, 'out/preload/index.cjs'),
  );
  const other = await opened;
  await other.waitForFunction(() => 'lectern' in window);
  const answer = await other.evaluate(() =>
    (Reflect.get(window, 'lectern') as { app: { info(): Promise<unknown> } }).app.info().then(
      () => 'answered',
      (error: Error) => error.message,
    ),
  );
  expect(answer).toContain('This frame may not call');
  await other.close();
});

test('only web and mail addresses leave the app, written anew, and only with a person’s click', async ({
  launch,
  profile,
}) => {
  const log = join(profile, 'opened-addresses');
  const { page } = await launch({ env: { STAND_IN_BROWSER: 'nothing', STAND_IN_BROWSER_LOG: log } });
  const opened = () => {
    try {
      return readFileSync(log, 'utf8').trim().split('\n');
    } catch {
      return [];
    }
  };
  const without = await asPage(page, async () => {
    type Open = (args: { url: string }) => Promise<{ failure?: { code: string } }>;
    const { openExternal } = (Reflect.get(window, 'lectern') as { links: { openExternal: Open } }).links;
    return (await openExternal({ url: 'https://example.org/unasked' })).failure?.code;
  });
  expect(without).toBe('gesture-missing');

  const click = async (url: string) => {
    await page.evaluate((given) => {
      type Open = (args: { url: string }) => Promise<{ failure?: { code: string; reason?: string } }>;
      const { openExternal } = (Reflect.get(window, 'lectern') as { links: { openExternal: Open } }).links;
      Object.assign(window, { answer: undefined });
      const once = async () =>
        Object.assign(window, { answer: (await openExternal({ url: given })).failure?.reason ?? 'opened' });
      addEventListener('keydown', once, { once: true });
    }, url);
    await page.keyboard.press('F9');
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'answer'))).toBeTruthy();
    return page.evaluate(() => Reflect.get(window, 'answer'));
  };
  expect(await click('file:///etc/passwd')).toBe('scheme');
  expect(await click('javascript:alert(1)')).toBe('scheme');
  expect(await click('smb://host/share')).toBe('scheme');
  expect(await click('app://lectern/')).toBe('scheme');
  expect(await click('https://user:secret@example.org/')).toBe('credentials');
  expect(await click('HTTPS://Example.org/a b')).toBe('opened');
  expect(await click('mailto:a@example.org?attach=/etc/passwd&subject=Tides')).toBe('opened');
  await openBySearch(page, 'Skerry');
  await page.getByRole('link', { name: 'CC BY-SA 4.0' }).click();
  // Two browsers that start at once write in either order.
  await expect
    .poll(() => opened().toSorted())
    .toEqual([
      'https://creativecommons.org/licenses/by-sa/4.0/deed.en',
      'https://example.org/a%20b',
      'mailto:a@example.org?subject=Tides',
    ]);
  await expect(articleTitle(page)).toHaveText('Skerry');
});

test('no rule of Electron’s was broken on the way', ({ shared }) => {
  expect(shared.brokenRules()).toEqual([]);
});
