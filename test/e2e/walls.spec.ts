/** The walls around the page, seen from inside it: each row of the checklist that a window can show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { article, articleTitle, expect, openBySearch, test } from './fixtures.ts';

test('the page has the bridge and nothing of Electron or Node', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'lectern') as Record<string, object>;
    return {
      areas: Object.keys(bridge).sort(),
      frozen: Object.values(bridge).every(Object.isFrozen) && Object.isFrozen(bridge),
      leaks: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
    };
  });
  expect(seen).toEqual({
    areas: ['app', 'auth', 'links', 'on', 'pages', 'search', 'settings'],
    frozen: true,
    leaks: [],
  });
});

test('the page cannot run what is not its own, nor talk to the network', async ({ page, wiki }) => {
  const attempts = await page.evaluate(async (outside) => {
    // What the test itself evaluates may do more than the page: a task of the page's own may not.
    await new Promise((resolve) => setTimeout(resolve));
    const run = (what: () => unknown) => {
      try {
        what();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const script = document.createElement('script');
    return {
      eval: run(() => new Function('return 1')()),
      inline: run(() => {
        script.textContent = 'window.ran = true';
        document.head.append(script);
      }),
      html: run(() => document.createElement('p').insertAdjacentHTML('beforeend', '<img>')),
      ran: 'ran' in window,
      fetched: await fetch(outside).then(
        () => 'done',
        () => 'refused',
      ),
    };
  }, wiki.origin);
  expect(attempts).toEqual({ eval: 'refused', inline: 'refused', html: 'refused', ran: false, fetched: 'refused' });
});

test('the page stays where it is, and opens no window', async ({ page, origin, lectern }) => {
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => void window.open('https://example.org/'));
  await page.evaluate(() => void window.open('about:blank'));
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(page.url()).toBe(`${origin}/`);
  await expect(page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeVisible();
  expect(lectern.brokenRules()).toEqual([]);
});

test('the page gets no permission', async ({ page }) => {
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const position = page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('denied'),
        ),
      ),
  );
  expect(await position).toBe('denied');
});

test('calls with the wrong arguments are answered with a refusal', async ({ page }) => {
  const answer = await page.evaluate(() =>
    (Reflect.get(window, 'lectern') as { pages: { open(args: unknown): Promise<unknown> } }).pages.open({ title: 7 }),
  );
  expect(answer).toEqual({ ok: false, failure: { code: 'arguments-invalid', method: 'pages.open' } });
});

test('nothing of a hostile page runs, loads or covers the window', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openBySearch(page, 'Hostile page');
  await expect(article(page).locator('body')).toBeVisible();
  const frame = page.frames().find((one) => one.url().includes('/article/'));
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false);
  const inside = await page.evaluate(() => {
    const { contentWindow } = document.querySelector('iframe') ?? {};
    return contentWindow && '__pwned' in contentWindow;
  });
  expect(inside).toBe(false);
  const own = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(own) && !url.startsWith('data:'))).toEqual([]);
  expect(frame?.childFrames()).toEqual([]);
  await expect(page.getByRole('button', { name: 'Home' })).toBeVisible();
});

test('an external link goes to the system’s browser, and the page stays', async ({ launch, profile }) => {
  const log = join(profile, 'opened-addresses');
  const { page } = await launch({ env: { STAND_IN_BROWSER: 'nothing', STAND_IN_BROWSER_LOG: log } });
  await openBySearch(page, 'Skerry');
  await page.getByRole('link', { name: 'CC BY-SA 4.0' }).click();
  await expect
    .poll(() => {
      try {
        return readFileSync(log, 'utf8').trim();
      } catch {
        return '';
      }
    })
    .toBe('https://creativecommons.org/licenses/by-sa/4.0/deed.en');
  await expect(articleTitle(page)).toHaveText('Skerry');
});
