/** What is read, on paper: printed and as a PDF, with nothing of the window. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { WebContents } from 'electron';
import { expect, focusSearch, openBySearch, test } from './fixtures.ts';
import type { Lectern } from './launch.ts';

const TITLE = 'Marrow Light';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-paper-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A person chooses this file from now on. */
function chooses({ evaluateMain }: Lectern, path: string): Promise<void> {
  return evaluateMain(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);
}

/** As wide as A4 between its margins, in CSS pixels. */
const A4 = 680;

/** Puts what is far wider than paper at the end of the page's second section. */
function addWideThings(paper: Page): Promise<void> {
  return paper.evaluate(() => {
    const columns = Array.from({ length: 26 }, (_, column) => `<td style="white-space: nowrap">Column ${column}</td>`);
    const wide = `<div class="table-scroll"><table class="wikitable"><tbody><tr>${columns.join('')}</tr></tbody></table></div>`;
    const code = `<pre>${'long_name = other_name + '.repeat(20)}</pre>`;
    document.querySelectorAll('section')[1]?.insertAdjacentHTML('beforeend', wide + code);
  });
}

/** Windows of the app, shown or not. */
function windows({ evaluateMain }: Lectern): Promise<number> {
  return evaluateMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined);
}

test('a page is written into a PDF, with its pictures and its sections, from the menu beside it', async ({
  lectern,
  page,
  wiki,
}) => {
  await openBySearch(page, TITLE);
  const file = join(folder, 'light.pdf');
  await chooses(lectern, file);
  // What is kept goes on paper without a network.
  wiki.faults.add({ path: /\/html$/, answer: 'reset' });
  await page.getByRole('button', { name: 'Save and lists' }).click();
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText(`“${TITLE}” was saved as a PDF.`)).toBeVisible();
  const pdf = readFileSync(file, 'latin1');
  expect(pdf).toMatch(/^%PDF-/);
  // More than a clipped page, and none that is blank; real pictures, and an outline of its sections.
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
  expect(pdf).toMatch(/\/Subtype \/Image/);
  expect(pdf).toMatch(/\/Type \/Outlines/);
  // Links lead to the web: whoever gets the file may have no Lectern.
  expect(pdf).toMatch(/\/URI \(http[^)]*\/wiki\/Basalt\)/);
  expect(pdf).not.toContain('/article/');
  await expect.poll(() => windows(lectern)).toBe(1);
});

test('a page is printed by its key from a page of its own, in a window that nobody sees', async ({ lectern, page }) => {
  test.skip(lectern.runner === 'electron', 'a dialog of the system waits for a person');
  await openBySearch(page, TITLE);
  await lectern.evaluateMain(({ app }) => {
    app.on('web-contents-created', (_event: unknown, contents: WebContents) => {
      contents.print = (_options, callback) => {
        Reflect.set(globalThis, 'printed', contents.getURL());
        callback?.(true, '');
      };
    });
  }, undefined);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText(`Preparing “${TITLE}” for printing…`)).toBeVisible();
  await expect
    .poll(() => lectern.evaluateMain(() => String(Reflect.get(globalThis, 'printed')), undefined))
    .toMatch(/^app:\/\/lectern\/article\/wikipedia:en\/Marrow_Light\?.*paper/);
  await expect.poll(() => windows(lectern)).toBe(1);
});

test('where there is no printer, and where there is no page, it is said', async ({ lectern, page }) => {
  test.skip(lectern.runner === 'electron', 'a dialog of the system waits for a person');
  await focusSearch(page);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText('Open a page first: what is read can be printed.')).toBeVisible();
  await openBySearch(page, TITLE);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.getByText('See that a printer is there and ready')).toBeVisible();
  await expect.poll(() => windows(lectern)).toBe(1);
});

test('a page that breaks off on its way goes on no paper', async ({ lectern, page, wiki }) => {
  await openBySearch(page, TITLE);
  // What is read privately is not kept, so it comes once more.
  await page.keyboard.press('ControlOrMeta+Shift+n');
  await openBySearch(page, 'Fresnel lens');
  wiki.faults.add({ path: /\/html$/, truncateAfter: 2_000 });
  const file = join(folder, 'half.pdf');
  await chooses(lectern, file);
  await page.getByRole('button', { name: 'Save and lists' }).click();
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText('This takes too long')).toBeVisible();
  expect(readdirSync(folder)).toEqual([]);
  await expect.poll(() => windows(lectern)).toBe(1);
});

test('a page of many sections goes on paper as a whole, and no part of it is a guess', async ({ lectern, page }) => {
  await openBySearch(page, 'Tidal island of Marrow');
  const opened = page.context().waitForEvent('page');
  await lectern.evaluateMain(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('app://lectern/article/wikipedia:en/Tidal_island_of_Marrow?paper');
  }, undefined);
  const paper = await opened;
  await paper.emulateMedia({ media: 'print' });
  const skipped = await paper
    .locator('#lectern-page > section')
    .evaluateAll((all) => all.filter((one) => getComputedStyle(one).contentVisibility !== 'visible').length);
  expect(skipped).toBe(0);
  await expect(paper.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(paper.getByText(/Text under CC BY-SA 4\.0 .* modified for display/)).toBeVisible();
  // What leads somewhere on a screen, and plays there, is nothing on paper.
  for (const gone of ['.related', '.mw-cite-backlink', 'audio', 'figure:has(audio)']) {
    for (const one of await paper.locator(gone).all()) await expect(one).toBeHidden();
  }
  await test.step('nor is anything of it beyond the edge, where nobody can scroll', async () => {
    await paper.setViewportSize({ width: A4, height: 1_000 });
    await addWideThings(paper);
    const beyond = await paper
      .locator('td, pre')
      .evaluateAll(
        (all, edge) =>
          all
            .filter((one) => one.scrollWidth > one.clientWidth || one.getBoundingClientRect().right > edge)
            .map((one) => one.textContent),
        A4,
      );
    expect(beyond).toEqual([]);
  });
  await lectern.evaluateMain(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (!window.isVisible()) window.destroy();
  }, undefined);
});
