/** What was read, from one start to the next: where it is gone on with, how somebody got there, and what leaves no trace. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { article, articleTitle, expect, openBySearch, signIn, test } from './fixtures.ts';
import { heightOf } from './heights.ts';

const TITLE = 'Tidal island of Marrow';

type VisitRow = { readonly id: number; readonly title: string; readonly origin: number | null };
type WrittenTab = { readonly id: number; readonly history: { readonly current: unknown } };
type PlaceRow = { readonly title: string; readonly progress: number; readonly scroll: number };

/** What the library's file says. */
function rows<T>(profile: string, sql: string): readonly T[] {
  const database = new DatabaseSync(join(profile, 'library/library.sqlite'), { readOnly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
}

const visits = (profile: string) => rows<VisitRow>(profile, 'SELECT id, title, origin FROM visit ORDER BY id');
const places = (profile: string) => rows<PlaceRow>(profile, 'SELECT title, progress, scroll FROM place ORDER BY title');

/** Where the tab that is shown is, as it is written down. */
function shownIn(profile: string): unknown {
  const { tabs } = JSON.parse(readFileSync(join(profile, 'session.json'), 'utf8')) as { readonly tabs: string };
  const { open, active } = JSON.parse(tabs) as { readonly open: readonly WrittenTab[]; readonly active: number };
  return open.find(({ id }) => id === active)?.history.current;
}

/** By links from page to page: the first is read to its end, the last only opened. */
async function readThreePages(page: Page): Promise<void> {
  await openBySearch(page, 'Skerry');
  await page.keyboard.press('End');
  await article(page).getByRole('link', { name: 'Marrow', exact: true }).first().click();
  await expect(articleTitle(page)).toHaveText(TITLE);
  await article(page).getByRole('link', { name: 'basalt', exact: true }).first().click();
  await expect(articleTitle(page)).toHaveText('Basalt');
}

test('three pages read by links are gone on with at the next start, where they were left', async ({
  launch,
  profile,
}) => {
  let lectern = await launch();
  await readThreePages(lectern.page);
  await lectern.page.keyboard.press('Alt+ArrowLeft');
  await expect(articleTitle(lectern.page)).toHaveText(TITLE);
  await lectern.page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Mapping' }).click();
  const progress = () => places(profile).find(({ title }) => title === TITLE)?.progress ?? 0;
  await expect.poll(progress).toBeGreaterThan(0);
  await heightOf(lectern.page, 'Mapping');
  const jumped = progress();
  await lectern.page.keyboard.press('ArrowUp');
  const left = await heightOf(lectern.page, 'Mapping');
  // Where somebody rests is on disk, whatever becomes of the app.
  await expect.poll(progress).toBeLessThan(jumped);

  await test.step('each was visited once, though one of them twice in a row, and knows where it was come from', async () => {
    await expect(async () => {
      const [first, second, third, ...more] = visits(profile);
      expect(more).toEqual([]);
      expect(first).toMatchObject({ title: 'Skerry', origin: null });
      expect(second).toMatchObject({ title: TITLE, origin: first?.id });
      expect(third).toMatchObject({ title: 'Basalt', origin: second?.id });
    }).toPass();
  });

  await expect(() => {
    const scroll = places(profile).find(({ title }) => title === TITLE)?.scroll;
    expect(shownIn(profile)).toMatchObject({
      location: { title: TITLE },
      place: { scroll },
      record: expect.anything(),
    });
  }).toPass();
  await lectern.stop();

  lectern = await launch();
  await test.step('the tab that was open goes on with its visit', async () => {
    await expect(articleTitle(lectern.page)).toHaveText(TITLE);
    await expect.poll(async () => Math.abs((await heightOf(lectern.page, 'Mapping')) - left)).toBeLessThanOrEqual(2);
    expect(visits(profile)).toHaveLength(3);
  });
  await lectern.page.keyboard.press('Alt+Home');
  const cards = lectern.page.getByRole('region', { name: 'Continue reading' }).getByRole('listitem');
  await expect(cards.filter({ hasText: TITLE })).toBeVisible();
  await expect(cards.filter({ hasText: 'Basalt' })).toBeVisible();
  // It is short, and was read to its end.
  await expect(cards.filter({ hasText: 'Skerry' })).toHaveCount(0);
  await cards.filter({ hasText: TITLE }).getByRole('button').click();
  await expect(article(lectern.page).getByRole('heading', { name: 'Mapping' })).toBeInViewport();
  await expect.poll(async () => Math.abs((await heightOf(lectern.page, 'Mapping')) - left)).toBeLessThanOrEqual(2);
  await expect(async () => expect(visits(profile).at(3)).toMatchObject({ title: TITLE, origin: null })).toPass();
});

test('a page that is in view as a whole has been read to its end', async ({ launch, profile }) => {
  const { page } = await launch();
  await page.setViewportSize({ width: 1_200, height: 9_000 });
  await openBySearch(page, 'Skerry');
  await expect(page.getByText('up to date')).toBeVisible();
  await page.keyboard.press('Alt+Home');
  await expect.poll(() => places(profile)).toMatchObject([{ title: 'Skerry', progress: 1 }]);
  await expect(page.getByText('searches all text')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Continue reading' })).toHaveCount(0);
});

test('what is read privately leaves no visit, no page and no place', async ({ launch, profile }) => {
  const lectern = await launch();
  const { page } = lectern;
  await openBySearch(page, 'Skerry');
  await expect(async () => expect(visits(profile)).toHaveLength(1)).toPass();
  await page.evaluate(() => window.lectern?.library.readPrivately({ on: true }));
  await openBySearch(page, TITLE);
  await page.keyboard.press('PageDown');
  await expect(page.getByText('up to date')).toBeVisible();
  await page.keyboard.press('Alt+Home');
  await page.evaluate(() => window.lectern?.library.readPrivately({ on: false }));
  // Whatever was to be written comes before this.
  await openBySearch(page, 'Basalt');
  await expect(async () => expect(visits(profile).map(({ title }) => title)).toEqual(['Skerry', 'Basalt'])).toPass();
  await expect(async () => {
    expect(rows<{ title: string }>(profile, 'SELECT title FROM page ORDER BY title')).toEqual([
      { title: 'Basalt' },
      { title: 'Skerry' },
    ]);
  }).toPass();
  expect(places(profile).map(({ title }) => title)).not.toContain(TITLE);
});

test('lists and history are of whoever is signed in, also at the next start', async ({ launch }) => {
  let lectern = await launch();
  const known = () =>
    lectern.page.evaluate(async () => {
      const lists = await window.lectern?.lists.all();
      const visits = await window.lectern?.history.visits({});
      return {
        lists: lists?.ok ? lists.value.map(({ name }) => name) : lists,
        visits: visits?.ok ? visits.value.rows.map(({ title }) => title) : visits,
      };
    });
  const make = (name: string) =>
    lectern.page.evaluate((called) => window.lectern?.lists.create({ name: called }), name);

  await make('Of nobody');
  await openBySearch(lectern.page, 'Basalt');
  await expect.poll(known).toEqual({ lists: ['Of nobody'], visits: ['Basalt'] });
  // What is open is read by whoever comes back to it.
  await lectern.page.keyboard.press('Alt+Home');
  await signIn(lectern.page);
  await expect.poll(known).toEqual({ lists: [], visits: [] });
  await make('Of the reader');
  await openBySearch(lectern.page, 'Skerry');
  await expect.poll(known).toEqual({ lists: ['Of the reader'], visits: ['Skerry'] });
  await lectern.stop();

  lectern = await launch();
  await expect.poll(known).toEqual({ lists: ['Of the reader'], visits: ['Skerry'] });
  await lectern.page.evaluate(() => window.lectern?.auth.signOut());
  await expect.poll(known).toEqual({ lists: ['Of nobody'], visits: ['Basalt'] });
});
