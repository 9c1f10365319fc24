/** What floats over an article: notes, previews, pictures and tables over the whole window; and what is copied from it. */
import type { Page } from '@playwright/test';
import { article, articleTitle, expect, openBySearch, test as ownApp } from './fixtures.ts';
import { test } from './one-app.ts';
import { absentPerson, nextAddress } from './person.ts';

const MARROW = 'Tidal island of Marrow';

function note(page: Page) {
  return article(page).locator('.note');
}

function preview(page: Page) {
  return article(page).getByRole('tooltip');
}

/** The mark of a reference, by the number it shows. */
function mark(page: Page, number: number) {
  return article(page)
    .locator('.reference > a')
    .filter({ hasText: `[${number}]` })
    .first();
}

function scrollOf(page: Page): Promise<number> {
  return article(page)
    .locator('html')
    .evaluate((root) => root.scrollTop);
}

/** Somewhere in the article that is neither link nor picture. */
async function pointAway(page: Page): Promise<void> {
  await articleTitle(page).hover();
}

/** A timer of the same window, set later and for longer than that of a preview, ends after it. */
function pastThePause(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 500)));
}

/** From the page's beginning to one of its links, with the keyboard alone. */
async function tabTo(page: Page, link: ReturnType<typeof mark>): Promise<void> {
  const isFocused = () => link.evaluate((element) => element === document.activeElement);
  for (let pressed = 0; pressed < 120 && !(await isFocused()); pressed += 1) await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
}

test.describe('a note', () => {
  test('shows what a mark stands for while somebody points at it, and shifts nothing', async ({ page }) => {
    await openBySearch(page, MARROW);
    const second = article(page).locator('#lectern-page p').nth(2);
    const before = await second.boundingBox();
    await mark(page, 1).hover();
    await expect(note(page)).toContainText('A Survey of the Causeway');
    await expect(note(page).locator('.mw-cite-backlink')).toHaveCount(0);
    expect(await second.boundingBox()).toEqual(before);

    await test.step('it stays while the pointer is on it, and goes when it leaves', async () => {
      await note(page).getByText('A Survey of the Causeway').hover();
      await expect(note(page)).toBeVisible();
      await pointAway(page);
      await expect(note(page)).toHaveCount(0);
    });
  });

  test('is kept by a click; a second one leads to the list', async ({ page }) => {
    await openBySearch(page, MARROW);
    await mark(page, 2).click();
    await expect(note(page)).toContainText('The last summer of the Skerry railway');
    await pointAway(page);
    await expect(note(page)).toBeVisible();
    expect(await scrollOf(page)).toBe(0);
    await mark(page, 2).click();
    await expect(note(page)).toHaveCount(0);
    await expect.poll(() => scrollOf(page)).toBeGreaterThan(500);
    await expect(article(page).locator('li:target')).toContainText('The last summer of the Skerry railway');
  });

  test('is read with the keyboard alone: its links work, and it gives the focus back', async ({ page }) => {
    await openBySearch(page, MARROW);
    await tabTo(page, mark(page, 1));
    await page.keyboard.press('Enter');
    await expect(note(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(note(page)).toHaveCount(0);
    await expect(mark(page, 1)).toBeFocused();

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(note(page).getByRole('link', { name: 'Show in list' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(note(page)).toHaveCount(0);
    await expect(mark(page, 1)).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(mark(page, 1)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(article(page).locator('li:target')).toContainText('A Survey of the Causeway');
    await expect(note(page)).toHaveCount(0);
  });

  test('leads where its own links lead', async ({ page }) => {
    await openBySearch(page, MARROW);
    const winters = article(page).locator('.reference > a[href^="#cite_note-winters"]').first();
    await winters.scrollIntoViewIfNeeded();
    await winters.click();
    await note(page).getByRole('link', { name: 'Marrow Light' }).click();
    await expect(articleTitle(page)).toHaveText('Marrow Light');
  });

  test('of a part of a reference comes with the whole of it', async ({ page }) => {
    await openBySearch(page, MARROW);
    await mark(page, 1).evaluate((link) => {
      const whole = document.querySelector('li[id^="cite_note-survey"]');
      const parts = document.createElement('ol');
      const part = document.createElement('li');
      part.id = 'cite_note-survey-page-5';
      part.textContent = 'Page 5, on the heather.';
      parts.append(part);
      whole?.append(parts);
      link.setAttribute('href', `#${part.id}`);
    });
    await mark(page, 1).click();
    await expect(note(page).locator('.note-text').first()).toHaveText(/A Survey of the Causeway.*pp. 4–11\.$/);
    await expect(note(page).locator('.note-text').last()).toHaveText('Page 5, on the heather.');
  });

  test('reads from right to left where its page does, and stays within the view', async ({ page }) => {
    await openBySearch(page, 'جزيرة مارو');
    await article(page).locator('.reference > a').first().click();
    await expect(note(page).locator('.note-text')).toHaveCSS('direction', 'rtl');
    const frame = await page.locator('iframe.article-frame').boundingBox();
    const box = await note(page).boundingBox();
    if (!frame || !box) throw new Error('Nothing floats');
    expect(box.x).toBeGreaterThanOrEqual(frame.x);
    expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width);
  });
});

test.describe('a preview', () => {
  ownApp('says what a link leads to, after a pause, and is a way there', async ({ page, wiki }) => {
    await openBySearch(page, MARROW);
    const link = article(page).getByRole('link', { name: 'tidal island', exact: true });
    await link.hover();
    await expect(preview(page)).toContainText('Tidal island');
    await expect(preview(page).locator('.preview-extract')).not.toBeEmpty();
    await expect(link).toHaveAccessibleDescription(/Tidal island/);
    await expect(preview(page).locator('img')).toHaveJSProperty('complete', true);
    const asked = () => wiki.requests.entries().filter(({ path }) => path.includes('/page/summary/')).length;
    expect(asked()).toBe(1);

    await test.step('Escape closes it, and it is remembered', async () => {
      await page.keyboard.press('Escape');
      await expect(preview(page)).toHaveCount(0);
      await pointAway(page);
      await link.hover();
      await expect(preview(page)).toBeVisible();
      expect(asked()).toBe(1);
    });

    await test.step('the pointer may go onto it', async () => {
      await preview(page).hover();
      await expect(preview(page)).toBeVisible();
      await preview(page).click();
      await expect(articleTitle(page)).toHaveText('Tidal island');
      await expect(preview(page)).toHaveCount(0);
    });
  });

  test('comes with the keyboard’s focus and goes with it', async ({ page }) => {
    await openBySearch(page, MARROW);
    const link = article(page).getByRole('link', { name: 'tidal island', exact: true });
    await tabTo(page, link);
    await expect(preview(page)).toContainText('Tidal island');
    await page.keyboard.press('Escape');
    await expect(preview(page)).toHaveCount(0);
    await expect(link).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(preview(page)).toContainText('Causeway');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(preview(page)).toHaveCount(0);
  });

  ownApp('does no harm where there is nothing to tell', async ({ page, wiki }) => {
    wiki.faults.add({ path: /summary/, answer: 'server-error' });
    await openBySearch(page, MARROW);
    await article(page).getByRole('link', { name: 'tidal island', exact: true }).hover();
    await expect.poll(() => wiki.requests.entries().filter(({ path }) => path.includes('summary')).length).toBe(1);
    await article(page).getByRole('link', { name: 'causeway', exact: true }).first().hover();
    await expect.poll(() => wiki.requests.entries().filter(({ path }) => path.includes('summary')).length).toBe(2);
    await expect(preview(page)).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  ownApp('is not for a finger that scrolls', async ({ page, wiki }) => {
    await openBySearch(page, MARROW);
    const box = await article(page).getByRole('link', { name: 'tidal island', exact: true }).boundingBox();
    if (!box) throw new Error('No link');
    const [x, y] = [box.x + 8, box.y + 8];
    const finger = await page.context().newCDPSession(page);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - 30 }] });
    await pastThePause(page);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(preview(page)).toHaveCount(0);
    expect(wiki.requests.entries().filter(({ path }) => path.includes('/page/summary/'))).toEqual([]);
  });

  ownApp('is not for somebody who selects text', async ({ page, wiki }) => {
    await openBySearch(page, MARROW);
    const box = await article(page).getByRole('link', { name: 'tidal island', exact: true }).boundingBox();
    if (!box) throw new Error('No link');
    const [x, y] = [box.x + 8, box.y + 8];
    // Playwright's own mouse waits, while a button is held, for a script of its own in a frame that runs none.
    const pointer = await page.context().newCDPSession(page);
    const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: number, buttons: number) =>
      pointer.send('Input.dispatchMouseEvent', { type, x: at, y, button: 'left', buttons, clickCount: 1 });
    await mouse('mousePressed', box.x - 40, 1);
    await mouse('mouseMoved', box.x - 10, 1);
    await mouse('mouseMoved', x, 1);
    await pastThePause(page);
    await mouse('mouseReleased', x, 0);
    await mouse('mouseMoved', x + 4, 0);
    await pastThePause(page);
    await expect(preview(page)).toHaveCount(0);
    expect(wiki.requests.entries().filter(({ path }) => path.includes('/page/summary/'))).toEqual([]);
  });

  ownApp('is given up when the pointer goes on before it has come', async ({ page, wiki }) => {
    wiki.faults.add({ path: /summary/, latency: 60_000 });
    await openBySearch(page, MARROW);
    const asked = () => wiki.requests.entries().filter(({ path }) => path.includes('summary'));
    await article(page).getByRole('link', { name: 'tidal island', exact: true }).hover();
    await expect.poll(() => asked().length).toBe(1);
    await pointAway(page);
    // The caller has left before it was answered.
    await expect.poll(() => asked()[0]?.status).toBe(499);
    wiki.faults.clear();
    await article(page).getByRole('link', { name: 'causeway', exact: true }).first().hover();
    await expect(preview(page)).toContainText('Causeway');
  });
});

function viewer(page: Page) {
  return page.getByRole('dialog', { name: 'Picture' });
}

function pictures(page: Page) {
  return article(page).locator('[data-opens]');
}

/** Where in the viewer the picture is drawn. */
async function drawn(page: Page): Promise<{ readonly width: number; readonly x: number }> {
  const box = await viewer(page).locator('.viewer-picture').boundingBox();
  if (!box) throw new Error('No picture');
  return { width: Math.round(box.width), x: Math.round(box.x) };
}

test.describe('a picture', () => {
  ownApp('opens over the whole window with its words, whose it is and on which terms', async ({ launch, profile }) => {
    const { page } = await launch({ env: absentPerson(profile) });
    await openBySearch(page, MARROW);
    const bands = article(page).getByRole('button', { name: /Seven of the eleven ash bands/ });
    await bands.click();
    await expect(viewer(page)).toContainText('Seven of the eleven ash bands, in the cliff west of the Kist');
    await expect(viewer(page).getByText(/^\d+ of \d+$/)).toBeVisible();
    await expect(viewer(page).locator('.viewer-picture[data-loading="there"]')).toBeVisible();
    await expect(viewer(page)).toContainText('Keeper');
    await expect(viewer(page).getByRole('link', { name: 'CC BY-SA 4.0' })).toBeVisible();
    await viewer(page).getByRole('button', { name: 'About this file' }).click();
    expect(await nextAddress(profile)).toMatch(/\/wiki\/File:/);
    await page.keyboard.press('Escape');
    await expect(viewer(page)).toHaveCount(0);
    await expect(bands).toBeFocused();
  });

  test('is looked at with the keyboard alone', async ({ page }) => {
    await openBySearch(page, MARROW);
    await expect(pictures(page).first()).toBeAttached();
    await tabTo(page, pictures(page).first());
    await page.keyboard.press('Enter');
    const count = await pictures(page).count();
    await expect(viewer(page)).toContainText(`1 of ${count}`);
    await page.keyboard.press('ArrowRight');
    await expect(viewer(page)).toContainText(`2 of ${count}`);
    await page.keyboard.press('End');
    await expect(viewer(page)).toContainText(`${count} of ${count}`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Home');
    await expect(viewer(page)).toContainText(`1 of ${count}`);

    await test.step('it is made larger, moved no further than its edges, and whole again', async () => {
      await expect(viewer(page).locator('.viewer-picture[data-loading="there"]')).toBeVisible();
      const whole = await drawn(page);
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      expect((await drawn(page)).width).toBeGreaterThan(whole.width * 1.9);
      await page.keyboard.press('0');
      await expect.poll(() => drawn(page)).toEqual(whole);
    });

    await test.step('the focus stays inside and comes back', async () => {
      for (let pressed = 0; pressed < 8; pressed += 1) {
        await page.keyboard.press('Tab');
        await expect(page.locator('iframe.article-frame')).not.toBeFocused();
      }
      await page.keyboard.press('Escape');
      await expect(viewer(page)).toHaveCount(0);
      await expect(pictures(page).first()).toBeFocused();
    });
  });

  test('is zoomed by the wheel where the pointer is, and dragged', async ({ page }) => {
    await openBySearch(page, MARROW);
    await article(page)
      .getByRole('button', { name: /Relief of the island/ })
      .click();
    await expect(viewer(page).locator('.viewer-picture[data-loading="there"]')).toBeVisible();
    const whole = await drawn(page);
    await viewer(page).locator('.viewer-picture').hover();
    await page.mouse.wheel(0, -600);
    await expect.poll(async () => (await drawn(page)).width).toBeGreaterThan(whole.width);
    await page.mouse.wheel(0, -600);
    await page.mouse.wheel(0, -600);
    const before = await drawn(page);
    await page.mouse.down();
    await page.mouse.move(500, 400);
    await page.mouse.move(460, 400, { steps: 4 });
    await page.mouse.up();
    expect((await drawn(page)).x).not.toBe(before.x);
  });

  ownApp('that cannot be had says so, and is tried again', async ({ page, wiki }) => {
    wiki.faults.add({ path: /\/images\//, answer: 'server-error' });
    await openBySearch(page, MARROW);
    await expect(pictures(page).first()).toBeAttached();
    await tabTo(page, pictures(page).first());
    await page.keyboard.press('Enter');
    const failed = viewer(page).getByRole('alert');
    await expect(failed).toContainText('could not be loaded');
    wiki.faults.clear();
    await failed.getByRole('button', { name: 'Try again' }).click();
    await expect(viewer(page).locator('.viewer-picture[data-loading="there"]')).toBeVisible();
  });
});

test.describe('a table', () => {
  test('that is wider than its column opens over the window, and closes to the same place', async ({ page }) => {
    await page.setViewportSize({ width: 400, height: 700 });
    await openBySearch(page, MARROW);
    const open = article(page).getByRole('button', { name: 'Open full window' });
    await article(page).locator('table').filter({ hasText: 'Jan' }).scrollIntoViewIfNeeded();
    await expect(open.first()).toBeVisible();
    await open.first().focus();
    // What is seen stays where it is, whatever the sections above turn out to measure.
    const place = async () => (await open.first().boundingBox())?.y ?? Number.NaN;
    const before = await place();
    const along = () =>
      article(page)
        .locator('.table-frame > .table-scroll')
        .first()
        .evaluate((box) => box.scrollLeft);
    await article(page)
      .locator('.table-scroll')
      .filter({ hasText: 'Jan' })
      .evaluate((box) => box.scrollBy(60, 0));
    await page.keyboard.press('Enter');
    const window = article(page).getByRole('dialog');
    await expect(window).toBeVisible();
    await expect(window.locator('table')).toBeVisible();
    await expect(window.locator('.table-scroll')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(window.getByRole('button', { name: 'Close' })).toBeFocused();
    // As when the line under the title has less to say than when the table was opened.
    await article(page)
      .locator('.hatnote')
      .first()
      .evaluate((element) => element.remove());
    await page.keyboard.press('Escape');
    await expect(window).toHaveCount(0);
    // A view scrolls by whole pixels.
    await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
    await expect.poll(along).toBe(60);
    await expect(open.first()).toBeFocused();
  });

  test('is in view when it closes, also in a window that has become smaller', async ({ page }) => {
    await page.setViewportSize({ width: 400, height: 800 });
    await openBySearch(page, MARROW);
    const open = article(page).getByRole('button', { name: 'Open full window' }).first();
    await article(page).locator('table').filter({ hasText: 'Jan' }).scrollIntoViewIfNeeded();
    await open.focus();
    await open.evaluate((button) => {
      const view = button.ownerDocument.defaultView;
      view?.scrollBy(0, button.getBoundingClientRect().top - view.innerHeight + 100);
    });
    await page.keyboard.press('Enter');
    await expect(article(page).getByRole('dialog')).toBeVisible();
    await page.setViewportSize({ width: 400, height: 320 });
    await page.keyboard.press('Escape');
    await expect(article(page).getByRole('dialog')).toHaveCount(0);
    await expect(open).toBeFocused();
    await expect(open).toBeInViewport();
  });

  test('closes by Escape from the window’s bar too, once nothing there wants the key', async ({ page }) => {
    await page.setViewportSize({ width: 400, height: 700 });
    await openBySearch(page, MARROW);
    const open = article(page).getByRole('button', { name: 'Open full window' });
    await article(page).locator('table').filter({ hasText: 'Jan' }).scrollIntoViewIfNeeded();
    await open.first().click();
    const window = article(page).getByRole('dialog');
    await expect(window).toBeVisible();

    const field = page.getByRole('combobox');
    await field.fill('Sker');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue(MARROW);
    await expect(window).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(window).toHaveCount(0);
    await expect(open.first()).toBeFocused();

    await open.first().click();
    await page.getByRole('button', { name: 'Home' }).focus();
    await page.keyboard.press('Escape');
    await expect(window).toHaveCount(0);
  });

  test('that fits has no such button', async ({ page }) => {
    await openBySearch(page, MARROW);
    await article(page).locator('table').filter({ hasText: 'Winter' }).first().scrollIntoViewIfNeeded();
    await expect(article(page).locator('table').filter({ hasText: 'Winter' }).first()).toBeVisible();
    await expect(article(page).locator('.table-open:visible')).toHaveCount(0);
  });
});

/** What a copy of the article's first paragraph puts on the clipboard. */
async function copyFirstParagraph(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  const copied = page.evaluate(
    () =>
      new Promise<{ text: string; html: string }>((resolve) => {
        const inside = document.querySelector<HTMLIFrameElement>('iframe.article-frame')?.contentWindow;
        if (!inside) throw new Error('No article');
        const paragraph = Document.prototype.querySelector.call(inside.document, '#lectern-page section p');
        if (paragraph) inside.getSelection()?.selectAllChildren(paragraph);
        inside.addEventListener('copy', ({ clipboardData }) =>
          resolve({
            text: clipboardData?.getData('text/plain') ?? '',
            html: clipboardData?.getData('text/html') ?? '',
          }),
        );
      }),
  );
  await page.locator('iframe.article-frame').focus();
  await page.keyboard.press('ControlOrMeta+c');
  return copied;
}

test('what is copied leads to the web, says nothing of the app, and has no marks in its text', async ({
  page,
  wiki,
}) => {
  await openBySearch(page, MARROW);
  const { text, html } = await copyFirstParagraph(page);
  expect(text).toMatch(/^Marrow is a tidal island joined .* railway closed\.$/);
  const origin = new URL(wiki.apiBase).origin;
  expect(html).toContain(`<a title="Tidal island" href="${origin}/wiki/Tidal_island">tidal island</a>`);
  expect(html).toContain(`href="${origin}/wiki/Tidal_island_of_Marrow#cite_note-survey-1"`);
  expect(html).not.toMatch(/\/article\/|\/media\/|data-|class=|style=/);
});

test('a document whose elements take the places of its own properties changes none of this', async ({ page }) => {
  await openBySearch(page, MARROW);
  await expect(pictures(page).first()).toBeAttached();
  await page.evaluate(() => {
    const inside = document.querySelector<HTMLIFrameElement>('iframe.article-frame')?.contentDocument;
    const taken = ['addEventListener', 'activeElement', 'body', 'createElement', 'createElementNS', 'createTextNode'];
    const more = [
      'defaultView',
      'documentElement',
      'getElementById',
      'getSelection',
      'querySelector',
      'querySelectorAll',
    ];
    const [body] = inside ? Document.prototype.getElementsByTagName.call(inside, 'body') : [];
    for (const name of [...taken, ...more]) {
      const image = document.createElement('img');
      image.name = name;
      image.id = name;
      body?.append(image);
    }
    if (typeof inside?.querySelector === 'function') throw new Error('Nothing was taken');
  });
  await mark(page, 1).click();
  await expect(note(page)).toContainText('A Survey of the Causeway');
  await page.keyboard.press('Escape');
  await article(page).getByRole('link', { name: 'tidal island', exact: true }).hover();
  await expect(preview(page)).toContainText('Tidal island');
  await page.keyboard.press('Escape');
  expect((await copyFirstParagraph(page)).text).toMatch(/^Marrow is a tidal island/);
  await pictures(page).first().click();
  await expect(viewer(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 400, height: 700 });
  await article(page).locator('table').filter({ hasText: 'Jan' }).scrollIntoViewIfNeeded();
  await article(page).getByRole('button', { name: 'Open full window' }).first().click();
  await expect(article(page).getByRole('dialog')).toBeVisible();
});
