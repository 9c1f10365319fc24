/** Each row of the matrix: one stage for all that a worker plays on it, calm before each, and searched for leaks after each. */
import { test as base, expect, type Page } from '@playwright/test';
import { createStage, type Stage } from './stage.ts';

type Row = {
  readonly page: Page;
  readonly scanned: undefined;
};

export const test = base.extend<Row, { readonly stage: Stage }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const stage = await createStage();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  scanned: [
    async ({ stage }, use, info) => {
      await stage.calm();
      await use(undefined);
      const app = stage.running();
      if (info.status !== info.expectedStatus) {
        await info.attach('app log', { body: app?.logs().join('\n') ?? '', contentType: 'text/plain' });
      }
      expect(await stage.watch.leaks(app)).toEqual([]);
      expect(app?.brokenRules() ?? []).toEqual([]);
    },
    { auto: true },
  ],
  /** The window of the app as it runs when the row begins. */
  page: ({ stage }, use) => use(stage.app().page),
});

export { expect };
