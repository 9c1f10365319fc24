/** Every text of an article can be read in every theme: the engine's output with the built stylesheet, in a plain Chromium. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { readingDocument } from '../../main/article/reading-document.ts';
import { COLOURS } from '../article/fixtures/colours.ts';
import { options, streamOf } from '../article/support.ts';
import { findChromium } from '../electron/chromium.ts';
import { ROOT } from './runner.ts';
import { measureText, type Unreadable } from './text-contrast.ts';

const THEMES = ['light', 'sepia', 'dark', 'black'] as const;
const ORIGIN = 'http://article.localhost';

let browser: Browser;

test.beforeAll(async () => {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: findChromium(), args: asRoot });
});
test.afterAll(() => browser.close());

/** Shows a document of the wiki as the engine makes it, pictures and fonts apart. */
async function show(source: string | Uint8Array): Promise<Page> {
  const body = Buffer.from(await new Response(readingDocument(streamOf(source), options)).arrayBuffer());
  const page = await browser.newPage();
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
    return pathname === '/article.css'
      ? route.fulfill({ path: join(ROOT, 'out/renderer/article.css'), contentType: 'text/css' })
      : route.fulfill({ status: 404 });
  });
  await page.goto(ORIGIN);
  return page;
}

function paint(page: Page, theme: string): Promise<void> {
  return page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}

/** What cannot be read in any theme, worst first, a few lines of it. */
async function unreadable(page: Page): Promise<{ readonly texts: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  let texts = 0;
  for (const theme of THEMES) {
    await paint(page, theme);
    const reading = await page.evaluate(measureText);
    texts = reading.texts;
    const worst = [...reading.unreadable].sort((a, b) => a.contrast - b.contrast);
    lines.push(...worst.slice(0, 8).map((one) => `${theme}: ${told(one)}`));
  }
  return { texts, lines };
}

function told({ text, where, ink, paper, contrast }: Unreadable): string {
  return `${contrast.toFixed(2)} “${text}” ${ink} on ${paper} in ${where}`;
}

test('every trick with colours can be read in all four themes', async () => {
  const page = await show(COLOURS);
  const { texts, lines } = await unreadable(page);
  expect(lines).toEqual([]);
  expect(texts).toBeGreaterThan(700);
});

test('whatever the theme, paper is white and all of it can be read', async () => {
  const page = await show(COLOURS);
  for (const theme of THEMES) {
    await paint(page, theme);
    await page.emulateMedia({ media: 'print' });
    const { unreadable: lost } = await page.evaluate(measureText);
    expect(lost.map(told)).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.emulateMedia({ media: 'screen' });
  }
});

test('where no theme is chosen, the system decides', async () => {
  const page = await show(COLOURS);
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate(() => delete document.documentElement.dataset['theme']);
    await page.emulateMedia({ colorScheme: scheme });
    const asSystem = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect((await page.evaluate(measureText)).unreadable.map(told)).toEqual([]);
    await paint(page, scheme);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(asSystem);
  }
});

test('the measure sees what cannot be read', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<div style="background:#000"><p style="color:#333">grey</p><div style="background:rgb(255 255 255 / 90%)"><i>dark</i><b style="color:#eee">pale</b></div></div>' +
      '<p style="opacity:.3">faint</p><h1 style="color:#949494;font-size:32px">large</h1><p style="color:#949494">small</p>' +
      '<p style="background:color-mix(in srgb, red 20%, white);color:#f66">rose</p><style>p{margin:0}</style>' +
      '<div style="filter:invert(1);background:#fff;color:#bbb">inverted</div><p hidden style="color:#fff">hidden</p>',
  );
  const { texts, unreadable: lost } = await page.evaluate(measureText);
  expect(lost.map(({ text }) => text)).toEqual(['grey', 'pale', 'faint', 'small', 'rose', 'inverted']);
  expect(texts).toBe(8);
});

const folder = process.env['LECTERN_ARTICLES'];

test.describe('real documents', () => {
  test.skip(!folder, 'LECTERN_ARTICLES names no folder of documents');
  for (const name of folder ? readdirSync(folder).filter((file) => file.endsWith('.html')) : []) {
    test(`${name} can be read in all four themes`, async () => {
      const page = await show(readFileSync(join(folder ?? '', name)));
      const { texts, lines } = await unreadable(page);
      expect(lines).toEqual([]);
      expect(texts).toBeGreaterThan(500);
    });
  }
});
