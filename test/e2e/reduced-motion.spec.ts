/** Whoever asks the system for less motion gets none: in the window, in the article, and in all that floats over both. */
import type { Page } from '@playwright/test';
import { article, articleTitle, expect, focusSearch, openBySearch, test } from './fixtures.ts';

const MARROW = 'Tidal island of Marrow';

/** What moves or would move by its style, in the window and in the frames of articles, as `tag.class: how`. */
function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const frames = [...document.querySelectorAll('iframe')].flatMap(({ contentDocument }) => contentDocument ?? []);
    const found = new Set<string>();
    for (const inside of [document, ...frames]) {
      for (const element of inside.querySelectorAll('*')) {
        for (const part of [null, '::before', '::after', '::backdrop']) {
          const { animationName, transitionProperty, transitionDuration, scrollBehavior } = getComputedStyle(
            element,
            part,
          );
          const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}${part ?? ''}`;
          if (animationName !== 'none') found.add(`${name}: ${animationName}`);
          if (transitionProperty !== 'none' && /[1-9]/.test(transitionDuration)) found.add(`${name}: transition`);
          if (scrollBehavior !== 'auto') found.add(`${name}: scroll`);
        }
      }
    }
    return [...found];
  });
}

/** Everything that comes up by an animation, and what is in view then. */
const STEPS: readonly (readonly [name: string, show: (page: Page) => Promise<unknown>])[] = [
  ['home', (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible()],
  [
    'what the one field finds',
    async (page) => {
      await focusSearch(page);
      await page.keyboard.type('Tidal');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Escape');
    },
  ],
  ['an article', (page) => openBySearch(page, MARROW)],
  [
    'a note',
    async (page) => {
      await article(page).locator('.reference > a').first().hover();
      await expect(article(page).locator('.note')).toBeVisible();
      await articleTitle(page).hover();
    },
  ],
  [
    'a line that tells of something',
    async (page) => {
      await page.keyboard.press('ControlOrMeta+d');
      await expect(page.locator('.toast')).toBeVisible();
    },
  ],
  [
    'a popover',
    async (page) => {
      await page.getByRole('button', { name: 'Theme' }).click();
      await expect(page.getByRole('dialog', { name: 'Theme' })).toBeVisible();
    },
  ],
  [
    'a panel in front of the window',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Home' }).click();
      await page.getByRole('button', { name: 'Diagnostics' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'the library',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('banner').getByRole('button', { name: 'Library' }).click();
      await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
    },
  ],
  [
    'a picture over the whole window',
    async (page) => {
      await openBySearch(page, MARROW);
      await article(page).locator('#lectern-page figure a img').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
];

test('nothing moves where less motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [name, show] of STEPS) {
    await test.step(name, async () => {
      await show(page);
      expect(await moving(page), name).toEqual([]);
    });
  }
});

test('where nobody asks for that, what is looked for above is there', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  for (const [name, show] of STEPS) {
    await test.step(name, async () => {
      await show(page);
      expect((await moving(page)).length, name).toBeGreaterThan(0);
    });
  }
});
