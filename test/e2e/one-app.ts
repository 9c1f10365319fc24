/**
 * For specs that only read: one wiki and one app for all tests of a file's worker, which costs a fraction of a start
 * each. Every test begins with one new tab in a window of the usual size, and a wiki without faults. What was read
 * before is kept by the app: who counts on a first time takes the `test` of fixtures.ts.
 */
import { rmSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import type { SampleWiki } from '../../sample-wiki/sample-wiki.ts';
import { startSampleWiki } from '../../sample-wiki/server.ts';
import { tellLogs, tellWindows, wikiEnvironment } from './fixtures.ts';
import { type Lectern, launchLectern } from './launch.ts';

type OneApp = { readonly wiki: SampleWiki; readonly lectern: Lectern };
type Fixtures = OneApp & { readonly page: Page; readonly calm: undefined };

const SIZE = { width: 1280, height: 820 };

export const test = base.extend<Fixtures, { readonly oneApp: OneApp }>({
  oneApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const wiki = await startSampleWiki();
      const lectern = await launchLectern({ env: wikiEnvironment(wiki) });
      await use({ wiki, lectern });
      await lectern.stop();
      await wiki.close();
      expect(lectern.brokenRules()).toEqual([]);
      rmSync(lectern.userData, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  wiki: ({ oneApp }, use) => use(oneApp.wiki),
  lectern: ({ oneApp }, use) => use(oneApp.lectern),
  page: ({ oneApp }, use) => use(oneApp.lectern.page),
  calm: [
    async ({ oneApp: { wiki, lectern } }, use, info) => {
      wiki.faults.clear();
      await startOver(lectern.page);
      wiki.requests.clear();
      await use(undefined);
      if (info.status !== info.expectedStatus) {
        await tellWindows([lectern]);
        tellLogs([lectern]);
      }
      expect(lectern.brokenRules()).toEqual([]);
    },
    { auto: true },
  ],
});

/** One new tab, whatever was opened and wherever the pointer and the focus were. */
async function startOver(page: Page): Promise<void> {
  await page.setViewportSize(SIZE);
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  const tabs = page.getByRole('tab');
  const opened = await tabs.count();
  await page.keyboard.press('ControlOrMeta+t');
  await expect(tabs).toHaveCount(opened + 1);
  for (let left = opened; left > 0; left -= 1) {
    await tabs.first().click({ button: 'middle' });
    await expect(tabs).toHaveCount(left);
  }
}
