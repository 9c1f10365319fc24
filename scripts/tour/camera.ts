/** Takes the pictures of the tour. */

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../steps.ts';

export const FOLDER = join(root, 'out/tour');

let stop = 0;

/** A picture, once fonts and images are there and nothing moves any more. */
export async function picture(page: Page, name: string): Promise<void> {
  stop += 1;
  await settle(page);
  await page.screenshot({ path: join(FOLDER, `${String(stop).padStart(2, '0')}-${name}.png`) });
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = document.querySelector<HTMLIFrameElement>('[role="tabpanel"]:not([inert]) iframe')?.contentDocument;
    await Promise.all([document.fonts.ready, frame?.fonts.ready]);
    const height = frame?.defaultView?.innerHeight ?? 0;
    const shown = [...(frame?.images ?? [])].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < height;
    });
    await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
    // What waits for an answer moves for ever, and what follows a scroll ends with the scroll.
    const moving = document
      .getAnimations()
      .filter(
        ({ effect, timeline }) =>
          timeline === document.timeline && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );
    await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
  });
}

/** In light and in dark. */
export async function pictures(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}
