/**
 * The navigation guard alone (SECURITY.md, "Kind of attack × wall"): raw documents in the app's own frame, without the
 * engine, without any policy and without the sandbox. A person who presses everything stays where they are.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Request } from '@playwright/test';
import { ATTACKS } from '../article/fixtures/attacks/all.ts';
import { articleFrame, test as base, expect, openBySearch } from './fixtures.ts';
import { aimed } from './hostile-frames.ts';
import { logLines } from './person.ts';

/** A server elsewhere, which nothing may reach. */
type Elsewhere = { readonly origin: string; readonly asked: readonly string[] };

const test = base.extend<{ readonly elsewhere: Elsewhere }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  elsewhere: async ({}, use) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>elsewhere</title>elsewhere');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
    server.close();
  },
});

/** A download replaces nothing, and no guard of navigation is asked about it: main refuses all (main/shell/window/downloads). */
const DOWNLOAD = /<a [^>]*\bdownload\b/;

const LEAVING = [
  ...ATTACKS.flatMap(({ kind, html }) => (kind === 'leave' && !DOWNLOAD.test(html) ? [html] : [])),
  ...['', '_self', '_top', '_parent', '_blank', 'other'].map(
    (target) => `<a href="https://evil.example/PWN-left" target="${target}">SAFE</a>`,
  ),
  '<form action="https://evil.example/PWN-left" target=_top><button>SAFE</button></form>',
  '<a href="/article.css">SAFE</a><a href="/media/wikipedia:en/x">SAFE</a>',
  '<script>top.location = "https://evil.example/PWN-left"</script>SAFE',
  '<script>location = "https://evil.example/PWN-left"</script>SAFE',
  '<script>open("https://evil.example/PWN-left")</script>SAFE',
];

test('the navigation guard alone: no raw document leaves its frame or replaces the window', async ({
  page,
  lectern,
  elsewhere,
}) => {
  const left = (html: string) => html.replaceAll('https://wiki.example/x', 'https://evil.example/PWN-left');
  await takeWallsAway(page);
  await holdPopups(page, elsewhere.origin);
  const refused = () => logLines(lectern).filter(({ event }) => /^guard\..*-refused$/.test(event)).length;
  const window = page.url();
  const articles = `${window}article/`;

  await openBySearch(page, 'Hostile page');
  await lectern.evaluateMain(serveRaw);
  for (const [at, html] of LEAVING.entries()) {
    const raw = framed(at, aimed(left(html), `leave-${at}`, elsewhere.origin));
    await lectern.evaluateMain((_electron, document) => void Object.assign(globalThis, { raw: document }), raw);
    await test.step(html, async () => {
      await showAndPress(page, at);
      expect(page.url()).toBe(window);
      // Other reading documents are where a frame may go; the guard knows no more of them.
      expect(await frameUrl(page)).toContain(articles);
    });
  }
  expect(elsewhere.asked).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
  // It was the guard that spoke, and not nobody who knocked.
  expect(refused()).toBeGreaterThan(10);
});

/**
 * The stand-in lets nothing load in a window that a page has opened, which on Electron never comes to be; but Playwright
 * sees that window too, and may let it go on first. What the window itself and its frames ask for gets where it wants.
 */
async function holdPopups(page: Page, origin: string): Promise<void> {
  const isOwn = (request: Request) => {
    try {
      return request.frame().page() === page;
    } catch {
      // A window so new that it has no frame yet.
      return false;
    }
  };
  await page.context().route(
    (url) => url.origin === origin,
    (route) => (isOwn(route.request()) ? route.continue() : route.abort()),
  );
}

/** In the main process: what would be a reading document is `raw`, without the headers of one. */
function serveRaw(): void {
  const Original = globalThis.Response;
  globalThis.Response = class extends Original {
    constructor(body?: BodyInit | null, init?: ResponseInit) {
      const isArticle = new Headers(init?.headers)
        .get('content-security-policy')
        ?.startsWith('sandbox allow-same-origin');
      if (isArticle) super(String(Reflect.get(globalThis, 'raw')), { headers: { 'content-type': 'text/html' } });
      else super(body, init);
    }
  };
}

/** What the window looks for in a reading document, around what stands in it. */
function framed(at: number, html: string): string {
  const header = `<header><h1 id="lectern-title">Hostile ${at}</h1><div id="lectern-state"></div></header>`;
  return `<body class="article"><main class="page" id="lectern-page">${header}${html}</main>`;
}

/** The window's policy names the frame's sources; the frame's attribute keeps scripts and the window out of reach. */
async function takeWallsAway(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.addInitScript(() => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function set(name, value) {
      if (name !== 'sandbox') setAttribute.call(this, name, value);
    };
  });
  await page.reload();
}

function frameUrl(page: Page): Promise<string> {
  return articleFrame(page).evaluate((frame) => (frame as HTMLIFrameElement).contentWindow?.location.href ?? 'gone');
}

/** Shows what the route answers now, and presses everything in it. */
async function showAndPress(page: Page, at: number): Promise<void> {
  const frame = articleFrame(page);
  expect(await frame.getAttribute('sandbox')).toBeNull();
  await frame.evaluate((one) => (one as HTMLIFrameElement).contentWindow?.location.reload());
  await expect(page.frameLocator('iframe.article-frame').locator('h1')).toHaveText(`Hostile ${at}`);
  await frame.evaluate(async (one) => {
    const document = (one as HTMLIFrameElement).contentDocument;
    // Past whatever listens in the app: it is the guard that is asked.
    one.ownerDocument.defaultView?.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
    document?.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
    for (const element of document?.querySelectorAll<HTMLElement>('a, area, button') ?? []) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    await new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve)));
  });
}
