/** What becomes of the sections of a long page that were read. */
import type { Page } from '@playwright/test';
import { article, articleFrame, expect, openBySearch, test } from './fixtures.ts';

const LONG = 'Generated page/900';

test('a section that was read is taken apart when it is far away, and stands again where it stood', async ({
  page,
}) => {
  await open(page);
  await readThrough(page);
  const [drawn, height] = [await drawnThings(page), await heightOf(page)];
  await show(page, '#lectern-title');
  await expect.poll(() => takenApart(page)).toContain('References');
  await expect.poll(() => drawnThings(page)).toBeLessThan(drawn / 2);
  expect(await heightOf(page)).toBe(height);

  await show(page, '#References');
  await expect(article(page).locator('#References')).toBeInViewport();
  await expect(article(page).locator('section:has(> #References) li').first()).toBeVisible();
  expect(await heightOf(page)).toBe(height);
});

test('a section stays as it is while somebody has the focus or a selection in it, or has scrolled a table there', async ({
  page,
}) => {
  await open(page);
  const inside = (part: number, what: string) => article(page).locator(`section:has(> #Part_${part}) ${what}`).first();
  await show(page, '#Part_2');
  await inside(2, 'a').focus();
  await show(page, '#Part_3');
  await inside(3, 'p').evaluate((words) => {
    words.ownerDocument.defaultView?.getSelection()?.selectAllChildren(words);
  });
  await show(page, '#Part_4');
  const table = inside(4, '.table-scroll');
  await inside(4, 'table').evaluate((wide: HTMLElement) => {
    wide.style.minInlineSize = '200vw';
  });
  await table.evaluate((box) => {
    box.scrollLeft = 40;
  });
  await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBe(40);

  await readThrough(page);
  // Those before it have been away for longer.
  await expect.poll(() => takenApart(page)).toContain('Part_5');
  for (const part of ['Part_2', 'Part_3', 'Part_4']) expect(await takenApart(page)).not.toContain(part);
  expect(await table.evaluate((box) => box.scrollLeft)).toBe(40);
});

/** Opens the long page, and notes which sections lose their boxes for a moment. */
async function open(page: Page): Promise<void> {
  await openBySearch(page, LONG);
  await expect(article(page).locator('#References')).toBeAttached();
  await articleFrame(page).evaluate((frame: HTMLIFrameElement) => {
    const inside = frame.contentDocument;
    const seen: string[] = [];
    Object.assign(window, { takenApart: seen });
    const observer = new MutationObserver((records) => {
      for (const { target } of records) seen.push((target as Element).querySelector('h2')?.id ?? '');
    });
    if (inside) observer.observe(inside, { subtree: true, attributeFilter: ['hidden'] });
  });
}

/** As a jump does. */
async function show(page: Page, selector: string): Promise<void> {
  const target = article(page).locator(selector);
  await target.evaluate((element) => element.scrollIntoView());
  await expect(target).toBeInViewport();
}

function takenApart(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Reflect.get(window, 'takenApart'));
}

/** Shows every screenful of the page once, down to its end. */
async function readThrough(page: Page): Promise<void> {
  await articleFrame(page).evaluate(async (frame: HTMLIFrameElement) => {
    const view = frame.contentWindow;
    const root = frame.contentDocument?.documentElement;
    if (!view || !root) throw new Error('No article');
    for (let at = 0; at < root.scrollHeight; at += view.innerHeight) {
      view.scrollTo(0, at);
      for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
    }
  });
}

function heightOf(page: Page): Promise<number> {
  return articleFrame(page).evaluate(
    (frame: HTMLIFrameElement) => frame.contentDocument?.documentElement.scrollHeight ?? 0,
  );
}

/** How many boxes and texts the browser keeps for drawing, in all documents of the window. */
async function drawnThings(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'LayoutObjects')?.value ?? Number.NaN;
}
