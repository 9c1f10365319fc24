import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { article, articleTitle, expect, openBySearch, test } from './fixtures.ts';

const TITLE = 'Marrow Light';
const IMAGES = /^\/images\//;

test.describe('the pictures of a page', () => {
  test('arrive when they come near, are kept, and are there without a network', async ({ launch, wiki, profile }) => {
    let lectern = await launch();
    await openBySearch(lectern.page, TITLE);
    const moving = article(lectern.page).getByRole('img', { name: 'Three flashes' });
    await moving.scrollIntoViewIfNeeded();
    await expect.poll(() => moving.evaluate(widthOf)).toBe(220);
    const drawing = article(lectern.page).getByRole('img', { name: 'White over the open sea' });
    await drawing.scrollIntoViewIfNeeded();
    await expect.poll(() => drawing.evaluate(widthOf)).toBe(320);
    const folder = join(profile, 'media');
    const asked = () => wiki.requests.entries().filter(({ path }) => IMAGES.test(path));
    expect(asked().length).toBeGreaterThan(2);
    await expect
      .poll(() => readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name)).length)
      .toBe(new Set(asked().map(({ path }) => path)).size);
    if (process.platform !== 'win32') {
      for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }

    await lectern.stop();
    wiki.faults.add({ path: IMAGES, answer: 'reset' });
    lectern = await launch();
    await openBySearch(lectern.page, TITLE);
    const again = article(lectern.page).getByRole('img', { name: 'Three flashes' });
    await again.scrollIntoViewIfNeeded();
    await expect.poll(() => again.evaluate(widthOf)).toBe(220);
  });

  test('have a drawing in their space where they cannot be had, and come when the page is opened again', async ({
    page,
    wiki,
  }) => {
    const fault = wiki.faults.add({ path: IMAGES, answer: 'server-error' });
    await openBySearch(page, TITLE);
    const moving = article(page).getByRole('img', { name: 'Three flashes' });
    await moving.scrollIntoViewIfNeeded();
    // What has no size of its own is the drawing, and the space is as large as the picture's.
    await expect.poll(() => moving.evaluate(widthOf)).not.toBe(0);
    expect(await moving.evaluate(widthOf)).not.toBe(220);
    expect(await moving.boundingBox()).toMatchObject({ width: 220, height: 140 });

    fault.remove();
    await openBySearch(page, 'Causeway');
    await expect(articleTitle(page)).toHaveText('Causeway');
    await openBySearch(page, TITLE);
    const again = article(page).getByRole('img', { name: 'Three flashes' });
    await again.scrollIntoViewIfNeeded();
    await expect.poll(() => again.evaluate(widthOf)).toBe(220);
  });

  test('far down a page are asked for when they come near, in the space that was theirs', async ({ page }) => {
    await openBySearch(page, 'Generated page/900');
    await expect(article(page).locator('#lectern-page > section').nth(3)).toBeAttached();
    const last = article(page).locator('section img').last();
    // Nothing of it has been asked for, and what stands there is nothing of its own.
    await expect(last).toHaveAttribute('data-src', /^\/media\/wikipedia:en\//);
    expect(await last.evaluate(widthOf)).toBe(0);

    await last.scrollIntoViewIfNeeded();
    const space = await last.boundingBox();
    await expect.poll(() => last.evaluate(widthOf)).toBeGreaterThan(0);
    expect(await last.boundingBox()).toMatchObject({ width: space?.width, height: space?.height });
    expect(await last.getAttribute('data-src')).toBeNull();
  });

  test('on dark paper lie on a light sheet once they are there, and on nothing before', async ({ launch, wiki }) => {
    const fault = wiki.faults.add({ path: IMAGES, latency: 60_000 });
    const { page } = await launch({ colorScheme: 'dark' });
    await openBySearch(page, TITLE);
    const drawing = article(page).getByRole('img', { name: 'White over the open sea' });
    await drawing.scrollIntoViewIfNeeded();
    await expect(drawing).not.toHaveAttribute('data-src');
    await expect(drawing).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    fault.remove();
    await openBySearch(page, 'Causeway');
    await expect(articleTitle(page)).toHaveText('Causeway');
    await openBySearch(page, TITLE);
    await drawing.scrollIntoViewIfNeeded();
    await expect.poll(() => drawing.evaluate(widthOf)).toBe(320);
    await expect(drawing).toHaveCSS('background-color', 'rgb(241, 238, 231)');
  });

  test('are asked for in no width that does not exist', async ({ page, wiki }) => {
    await openBySearch(page, 'Fresnel lens');
    const lens = article(page).getByRole('img', { name: 'A lens of the first order' });
    await lens.scrollIntoViewIfNeeded();
    await expect
      .poll(() => lens.evaluate((image: HTMLImageElement) => image.complete && image.currentSrc))
      .toBeTruthy();
    const asked = wiki.requests.entries().flatMap(({ path, status }) => (IMAGES.test(path) ? [[path, status]] : []));
    expect(asked.length).toBeGreaterThan(0);
    // 499: the window grew or shrank, and another width was wanted before the first had come.
    expect(asked.filter(([, status]) => status !== 200 && status !== 499)).toEqual([]);
  });
});

test('a recording plays', async ({ page }) => {
  await openBySearch(page, TITLE);
  const player = article(page).locator('audio');
  await player.scrollIntoViewIfNeeded();
  await player.evaluate((audio: HTMLAudioElement) => audio.load());
  await player.evaluate((audio: HTMLAudioElement) => {
    audio.muted = true;
    return audio.play();
  });
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0);
  expect(await player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBe(3);

  // Home is its beginning as long as it has the keys, and the page's otherwise.
  const scrolled = () =>
    article(page)
      .locator('html')
      .evaluate(({ scrollTop }) => scrollTop);
  expect(await scrolled()).toBeGreaterThan(0);
  await player.focus();
  await page.keyboard.press('Home');
  expect(await scrolled()).toBeGreaterThan(0);
  await player.evaluate((audio: HTMLAudioElement) => audio.blur());
  await page.keyboard.press('Home');
  await expect.poll(scrolled).toBe(0);
});

/**
 * In pixels of the picture's own; 0 while there is none, or it has not been asked for. Nothing asks for its class: that
 * is the window's or the frame's, whichever looked at it first.
 */
function widthOf(element: Element): number {
  const image = element as HTMLImageElement;
  return !image.hasAttribute('data-src') && image.complete ? image.naturalWidth : 0;
}
