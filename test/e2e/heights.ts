import type { Page } from '@playwright/test';
import { article, expect } from './fixtures.ts';

/** Height of a heading in the window, once it stands still. */
export async function heightOf(page: Page, name: string): Promise<number> {
  const heading = article(page).getByRole('heading', { name });
  let before = Number.NaN;
  await expect
    .poll(async () => {
      const now = Math.round((await heading.boundingBox())?.y ?? Number.NaN);
      const still = now === before;
      before = now;
      return still;
    })
    .toBe(true);
  return before;
}
