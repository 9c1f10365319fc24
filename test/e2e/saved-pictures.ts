/** Pictures of saved pages: on disk, and in the page that is read. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { article, expect } from './fixtures.ts';

const PICTURE = /^\/media\/(?!blank)/;

/** How many pictures are on disk that stay. */
export function savedFiles(profile: string): number {
  return readdirSync(join(profile, 'library/media')).filter((name) => /^[0-9a-f]{64}$/.test(name)).length;
}

/** The statuses that pictures come with, from now on: those of the first screen come while the page opens. */
export function followPictures(page: Page): readonly number[] {
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (PICTURE.test(new URL(response.url()).pathname)) statuses.push(response.status());
  });
  return statuses;
}

/** Brings every picture of the page that is read near, one after the other, until it is there. */
export async function bringPictures(page: Page): Promise<void> {
  const root = article(page).locator(':root');
  await expect.poll(() => root.evaluate(({ ownerDocument }) => ownerDocument.readyState)).toBe('complete');
  for (const picture of await article(page).locator('#lectern-page img').all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && !img.src.includes('blank')))
      .toBe(true);
  }
}
