/** Shows every attack of the sample wiki's hostile page in a frame of its own, in a plain Chromium, and tells what came of it. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from '@playwright/test';
import { BEACON, VECTORS } from '../../sample-wiki/articles/hostile.ts';
import { findChromium } from '../electron/chromium.ts';

export type Attempt = {
  /** What each attack's document becomes before it is shown. */
  readonly prepare: (html: string) => Promise<string> | string;
  /** The policy its answer carries. */
  readonly policy?: string | undefined;
  /** The `sandbox` attribute of its frame. */
  readonly sandbox?: string | undefined;
  /** By name: the sample wiki's hostile page when left out. */
  readonly attacks?: Readonly<Record<string, string>> | undefined;
};

export type Outcome = {
  /** The attacks of which something ran. */
  readonly ran: readonly string[];
  /** What they asked of elsewhere: `name/path`. */
  readonly asked: readonly string[];
};

export type HostileFrames = {
  readonly show: (attempt: Attempt) => Promise<Outcome>;
  readonly close: () => Promise<void>;
};

/** As many frames as one page can show at once without a machine groaning. */
const AT_ONCE = 60;

const HTML = { 'content-type': 'text/html; charset=utf-8' };

export async function startHostileFrames(): Promise<HostileFrames> {
  const asked: string[] = [];
  const beacon = await listen((path, response) => {
    asked.push(path.slice(1));
    response.writeHead(404).end();
  });
  const frames = new Map<string, string>();
  let policy: string | undefined;
  const site = await listen((path, response) => {
    const frame = frames.get(path.slice(1));
    const headers = frame !== undefined && policy !== undefined ? { 'content-security-policy': policy } : {};
    response.writeHead(frame === undefined && path !== '/' ? 404 : 200, { ...HTML, ...headers });
    response.end(frame ?? '<!doctype html><title>window</title><body></body>');
  });
  const browser = await startBrowser(new URL(beacon.origin).host);

  return {
    async show(attempt) {
      asked.length = 0;
      frames.clear();
      policy = attempt.policy;
      for (const [name, html] of Object.entries(attempt.attacks ?? VECTORS)) {
        frames.set(name, await attempt.prepare(aimed(html, name, beacon.origin)));
      }
      const names = [...frames.keys()];
      const ran = new Set<string>();
      for (let at = 0; at < names.length; at += AT_ONCE) {
        const run = { origin: site.origin, beacon: beacon.origin, names: names.slice(at, at + AT_ONCE) };
        for (const name of await runFrames(browser, { ...run, sandbox: attempt.sandbox })) ran.add(name);
      }
      const elsewhere = new Set(asked.filter((path) => !path.startsWith('last/')));
      return { ran: [...ran].sort(), asked: [...elsewhere].sort() };
    },
    async close() {
      await browser.close();
      site.close();
      beacon.close();
    },
  };
}

/** The document of an attack that tells its own name, and asks our server for what it wants of elsewhere. */
export function aimed(html: string, name: string, origin: string): string {
  const own = html
    .replaceAll(BEACON, `${origin}/${name}`)
    .replace(/(?:https:)?\/\/evil\.example\//g, `${origin}/${name}/`)
    .replaceAll('PWN()', `PWN(/${name}/)`);
  return `<!doctype html><html><head><title>raw</title></head><body>${own}</body></html>`;
}

async function listen(answer: (path: string, response: ServerResponse) => void) {
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

/** The hosts that attacks name lead to the beacon too. */
function startBrowser(beacon: string): Promise<Browser> {
  const rules = ['evil.example', 'example.org'].map((host) => `MAP ${host} ${beacon}`).join(', ');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findChromium(), args: [`--host-resolver-rules=${rules}`, ...asRoot] });
}

type Run = {
  readonly origin: string;
  readonly beacon: string;
  readonly names: readonly string[];
  readonly sandbox: string | undefined;
};

async function runFrames(browser: Browser, { origin, beacon, names, sandbox }: Run): Promise<ReadonlySet<string>> {
  const page = await browser.newPage();
  const ran = new Set<string>();
  await page.exposeFunction('tellRan', (name: string) => ran.add(name));
  await page.addInitScript(() => {
    const tell = (name: unknown) => Reflect.get(window, 'tellRan')(String(name).replaceAll('/', ''));
    Object.defineProperty(window, '__pwned', { set: tell });
    Object.assign(window, { PWN: (name: unknown = location.pathname) => tell(name) });
  });
  await page.goto(origin);
  await page.evaluate(
    async ([paths, flags]) => {
      const loads = paths.map((path) => {
        const frame = document.createElement('iframe');
        if (flags !== undefined) frame.setAttribute('sandbox', flags);
        frame.src = `/${path}`;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        document.body.append(frame);
        return loaded;
      });
      await Promise.all(loads);
    },
    [names, sandbox] as const,
  );
  for (const frame of page.mainFrame().childFrames()) {
    // A frame may have left by then: what it did counts all the same.
    await frame.evaluate(provoke).catch(() => undefined);
  }
  await page.evaluate(async (elsewhere) => {
    const turn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    // What the frames ask for stands in line before these, one after the other.
    for (const one of [1, 2, 3, 4]) {
      await turn();
      await fetch(`${elsewhere}/last/${one}`, { mode: 'no-cors' });
    }
  }, beacon);
  await page.close();
  return ran;
}

/**
 * Does what a person might: points at everything, focuses it, clicks it, and sends every form. Not what would replace
 * the window: that would end the run, and is the business of the engine and of the navigation guard.
 */
function provoke(): void {
  const all = [...Document.prototype.querySelectorAll.call(document, '*')];
  const leaves = (element: Element) => element.hasAttribute('target');
  const fire = (element: Element, event: Event) => EventTarget.prototype.dispatchEvent.call(element, event);
  const based = all.some((element) => element.tagName === 'BASE' && leaves(element));
  for (const element of all) {
    for (const type of ['mouseover', 'pointerover', 'focus', 'toggle', 'animationstart', 'start']) {
      fire(element, new Event(type, { bubbles: true }));
    }
  }
  for (const element of based ? [] : all) {
    if (!leaves(element)) fire(element, new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  for (const form of all) {
    if (Element.prototype.matches.call(form, 'form') && !based) HTMLFormElement.prototype.requestSubmit.call(form);
  }
}
