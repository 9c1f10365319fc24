/** The stand-in's own rules in Chromium, on a small app of its own. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { launchStandIn, type StandInApp, startStandIn } from './launch-stand-in.ts';
import { ROOT } from './runner.ts';

const main = join(ROOT, 'test/electron/fixture-app/main.mjs');

type Fixtures = { readonly profile: string; readonly app: StandInApp; readonly page: Page };

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'stand-in-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ profile }, use) => {
    const app = await launchStandIn({ main, env: { FIXTURE_USER_DATA: profile } });
    await use(app);
    await app.process.stop();
  },
  page: ({ app }, use) => use(app.page),
});

/** The app's records in main. */
const records = (app: StandInApp) => app.evaluateMain(() => Reflect.get(globalThis, 'records'));

/** Runs in the page's own world. The fixture's bridge has no types. */
// biome-ignore lint/suspicious/noExplicitAny: a bridge made for these tests
const inPage = <T>(page: Page, run: (fixture: any) => T | Promise<T>): Promise<T> =>
  page.evaluate(`(${run})(window.fixture)`);

test('a page of the app scheme is served at its own secure origin', async ({ page, app }) => {
  await expect(page.getByRole('heading')).toHaveText('fixture/');
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  expect(app.origin).toBe('http://fixture.localhost');
});

test('a handler sees requests as Electron makes them', async ({ page }) => {
  const seen = await page.evaluate(async () => (await fetch('/echo?a=b', { method: 'POST', body: 'text' })).json());
  expect(seen).toMatchObject({ url: 'app://fixture/echo?a=b', method: 'POST', body: 'text' });
  expect(seen.headers).toMatchObject({ origin: 'app://fixture', referer: 'app://fixture/' });
  expect(seen.headers).not.toHaveProperty('host');
});

test('hosts of the scheme are origins apart', async ({ page }) => {
  const other = page.evaluate(async () => (await fetch('http://other.localhost/echo')).text());
  await expect(other).rejects.toThrow(/Failed to fetch|Content Security Policy/);
});

test('an answer streams, and its handler learns at once that nobody reads on', async ({ page, app }) => {
  const first = await page.evaluate(async () => {
    const stop = new AbortController();
    const response = await fetch('/slow', { signal: stop.signal });
    const chunk = await response.body?.getReader().read();
    stop.abort();
    return new TextDecoder().decode(chunk?.value);
  });
  expect(first).toBe('first');
  await expect.poll(async () => (await records(app)).aborted).toBe(1);
});

for (const [path, what] of [
  ['/encoded', /content-encoding gzip/],
  ['/named', /names app:/],
] as const) {
  test(`an answer that only works here is a broken rule: ${path}`, async ({ page, app }) => {
    const failed = page.evaluate(async (to) => (await fetch(to)).status, path);
    await expect(failed).rejects.toThrow('Failed to fetch');
    expect(app.brokenRules()).toContainEqual(expect.stringMatching(what));
  });
}

test('a handler that throws is a failed request', async ({ page }) => {
  await expect(page.evaluate(async () => (await fetch('/failing')).status)).rejects.toThrow('Failed to fetch');
});

test('structured clones cross both ways; what cannot be cloned does not', async ({ page }) => {
  const echoed = await inPage(page, async (fixture) => {
    const [date, map, none] = await fixture.invoke('echo', new Date(5), new Map([[1, 2n]]), undefined);
    return [date instanceof Date && date.getTime(), String(map.get(1)), none];
  });
  expect(echoed).toEqual([5, '2', undefined]);
  const refusals = await inPage(page, (fixture) =>
    Promise.all([
      fixture.invoke('echo', () => 1).catch((error: Error) => error.message),
      fixture.invoke('answers-function').catch((error: Error) => error.message),
    ]),
  );
  expect(refusals[0]).toBe('An object could not be cloned.');
  expect(refusals[1]).toMatch(/^Error invoking remote method 'answers-function': Error: An object could not be cloned/);
});

test('an error of a handler keeps its message and nothing else', async ({ page }) => {
  const caught = await inPage(page, (fixture) =>
    fixture
      .invoke('fails')
      .catch((error: Error & { code?: string }) => [error.name, error.message, error.code ?? null]),
  );
  expect(caught).toEqual(['Error', "Error invoking remote method 'fails': TypeError: no", null]);
  const unknown = await inPage(page, (fixture) => fixture.invoke('nobody').catch((error: Error) => error.message));
  expect(unknown).toBe("Error invoking remote method 'nobody': Error: No handler registered for 'nobody'");
});

test('a handler knows the frame that called', async ({ page }) => {
  expect(await inPage(page, (fixture) => fixture.invoke('sender'))).toEqual({
    url: 'app://fixture/',
    origin: 'app://fixture',
    isMainFrame: true,
    hasParent: false,
  });
});

test('a handler that looks for the frame after it has navigated finds none', async ({ page, app }) => {
  await inPage(page, (fixture) => void fixture.invoke('late'));
  await page.reload();
  await expect.poll(async () => (await records(app)).late).toEqual({ before: true, after: null });
});

test('the bridge loses what Electron loses', async ({ page }) => {
  const seen = await inPage(page, async (fixture) => {
    const messageAndCode = (error: { message: string; code?: string }) => [error.message, error.code ?? null];
    let thrown: unknown;
    try {
      fixture.fails();
    } catch (error) {
      thrown = messageAndCode(error as Error);
    }
    const listener = () => undefined;
    fixture.keep(listener);
    return {
      thrown,
      rejected: await fixture.rejects().catch(messageAndCode),
      custom: fixture.custom,
      date: fixture.nested.date instanceof Date,
      frozen: [fixture, fixture.nested, fixture.nested.list].every(Object.isFrozen),
      configurable: Object.getOwnPropertyDescriptor(window, 'fixture')?.configurable,
      sameFunction: fixture.isKept(listener),
      roundTrip: fixture.same(listener) === listener,
    };
  });
  expect(seen).toEqual({
    thrown: ['message only', null],
    rejected: ['message only', null],
    custom: { own: 'kept' },
    date: true,
    frozen: true,
    configurable: false,
    sameFunction: false,
    roundTrip: true,
  });
});

test('a preload may require four modules, has no Node, and shares no globals with the page', async ({ page }) => {
  const seen = await inPage(page, (fixture) => {
    Object.assign(window, { pageOnly: 1 });
    return [fixture.tryRequire('fs'), fixture.tryRequire('node:url'), fixture.sees('pageOnly')];
  });
  expect(seen).toEqual(['module not found: fs', 'object', false]);
  await expect(inPage(page, (fixture) => fixture.hasNode())).rejects.toThrow('does not model');
});

test('frames have no preload', async ({ page }) => {
  const frame = page.frame({ url: /\/frame$/ });
  expect(await frame?.evaluate(() => 'fixture' in window)).toBe(false);
});

test('a message reaches its subscriber until it unsubscribes', async ({ page, app }) => {
  await inPage(page, (fixture) => {
    const heard: unknown[] = [];
    Object.assign(window, { heard, stop: fixture.on('news', (news: unknown) => heard.push(news)) });
  });
  const send = (news: string) =>
    app.evaluateMain(
      (electron, text) => electron.BrowserWindow.getAllWindows()[0].webContents.send('news', text),
      news,
    );
  await send('one');
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['one']);
  await page.evaluate(() => Reflect.get(window, 'stop')());
  await send('two');
  await inPage(page, (fixture) => fixture.invoke('echo'));
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['one']);
});

test('navigations of a page are asked about and can be prevented; those of main are neither', async ({ page, app }) => {
  await page.evaluate(() => {
    location.href = '/refused';
  });
  const refused = { name: 'will-frame-navigate', url: 'app://fixture/refused', isMainFrame: true };
  await expect.poll(async () => (await records(app)).navigations).toContainEqual(refused);
  expect(page.url()).toBe(`${app.origin}/`);
  const asked = (await records(app)).navigations.map((navigation: { url: string }) => navigation.url);
  expect(asked).toEqual(['app://fixture/frame', 'app://fixture/refused']);
});

test('a redirect is asked about', async ({ page, app }) => {
  await page.evaluate(() => {
    location.href = '/redirect';
  });
  await page.waitForURL('**/elsewhere');
  expect((await records(app)).navigations).toContainEqual({
    name: 'will-redirect',
    url: 'app://fixture/elsewhere',
    isMainFrame: true,
  });
});

test('windows opened by a page are decided on and never seen', async ({ page, app }) => {
  await page.evaluate(() => void window.open('https://example.org/opened'));
  await expect.poll(async () => (await records(app)).opened).toEqual(['https://example.org/opened']);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(await page.evaluate(() => 'the opener goes on')).toBe('the opener goes on');
});

test('a link that opens a window, by its target or a modifier, is decided on once', async ({ page, app }) => {
  await page.evaluate(() => {
    document.body.innerHTML =
      '<a href="https://example.org/modified">modified</a> <a target="_blank" href="https://example.org/target">target</a>';
  });
  await page.getByRole('link', { name: 'modified' }).click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('link', { name: 'target' }).click();
  await page.getByRole('link', { name: 'modified' }).click({ button: 'middle' });
  const opened = ['https://example.org/modified', 'https://example.org/target', 'https://example.org/modified'];
  await expect.poll(async () => (await records(app)).opened).toEqual(opened);
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test('a page gets no permission', async ({ page }) => {
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('a second launch reaches the first with its arguments, switches first', async ({ app, profile }) => {
  const env = { FIXTURE_USER_DATA: profile };
  const second = startStandIn({ main, argv: ['one', '--two', 'fixture:/callback?code=c'], env });
  expect(await second.exited).toBe(0);
  const [launch] = (await records(app)).launches;
  expect(launch.argv.slice(1)).toEqual([
    '--two',
    '--allow-file-access-from-files',
    main,
    'one',
    'fixture:/callback?code=c',
  ]);
  expect(second.messages).toEqual([]);
});

test('several launches at the same moment leave one app, which hears of all others', async ({ profile }) => {
  const env = { FIXTURE_USER_DATA: profile };
  const started = ['a', 'b', 'c'].map((name) => startStandIn({ main, argv: [name], env }));
  const ended = await Promise.all(
    started.map((one) =>
      Promise.race([one.exited, expect.poll(() => one.messages.length, { timeout: 30_000 }).toBeGreaterThan(0)]),
    ),
  );
  expect(ended.filter((end) => end === 0)).toHaveLength(2);
  await Promise.all(started.map((one) => one.stop()));
});

test('the profile of a killed app is free again, and its Chromium is gone', async ({ app, profile }) => {
  const closed = new Promise<void>((resolve) =>
    app.page
      .context()
      .browser()
      ?.on('disconnected', () => resolve()),
  );
  await app.process.kill();
  await closed;
  const next = await launchStandIn({ main, env: { FIXTURE_USER_DATA: profile } });
  expect(await next.evaluateMain((electron) => electron.app.hasSingleInstanceLock())).toBe(true);
  await next.process.stop();
});

test('what a page keeps is kept in the profile and nowhere else', async ({ app, profile }) => {
  expect(readdirSync(profile)).toContain('stand-in-chromium');
  await app.page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await app.process.stop();
  const again = await launchStandIn({ main, env: { FIXTURE_USER_DATA: profile } });
  expect(await again.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await again.process.stop();
});

test('a rule broken where nobody catches shows in the exit code', async ({ app }) => {
  await app.page.evaluate(() => fetch('/encoded').catch(() => undefined));
  expect(await app.process.stop()).toBe(70);
});

test('closing the window quits the app', async ({ app }) => {
  await app.page.close();
  expect(await app.process.exited).toBe(0);
});

test('a window without the walls is refused', async ({ app }) => {
  const refusals = await app.evaluateMain((electron) => {
    const wanted = [
      { contextIsolation: false },
      { nodeIntegration: true },
      { webSecurity: false },
      { webviewTag: true },
    ];
    return wanted.map((webPreferences) => {
      try {
        new electron.BrowserWindow({ webPreferences });
        return 'opened';
      } catch (error) {
        return String(error);
      }
    });
  });
  expect(refusals).toEqual([
    'RuleBroken: webPreferences.contextIsolation: false',
    'RuleBroken: webPreferences.nodeIntegration: true',
    'RuleBroken: webPreferences.webSecurity: false',
    'RuleBroken: webPreferences.webviewTag: true',
  ]);
});
