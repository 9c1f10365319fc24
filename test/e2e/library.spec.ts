import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { article, articleTitle, expect, openBySearch, test, wikiEnvironment } from './fixtures.ts';
import { filesOf } from './kept-files.ts';

const WEEK = 7 * 24 * 60 * 60_000;

/** What the library knows is a week older from now on. */
function aWeekPasses(profile: string): void {
  const database = new DatabaseSync(join(profile, 'library/library.sqlite'));
  database.exec(`UPDATE page SET checked_at = checked_at - ${WEEK}, fetched_at = fetched_at - ${WEEK}`);
  database.close();
}

/** Resolves when the page is on disk: it is shown before it has come to its end. */
async function untilKept(profile: string): Promise<void> {
  const count = () => {
    const database = new DatabaseSync(join(profile, 'library/library.sqlite'), { readOnly: true });
    try {
      return database.prepare('SELECT count(*) AS count FROM page').get()?.['count'];
    } finally {
      database.close();
    }
  };
  await expect(async () => expect(count()).toBe(1)).toPass();
}

const TITLE = 'Tidal island of Marrow';

test('what was read is found and opens without a network, from a cold start', async ({ launch, profile, wiki }) => {
  let lectern = await launch();
  await openBySearch(lectern.page, TITLE);
  await expect(lectern.page.getByText('up to date')).toBeVisible();
  const words = await article(lectern.page).locator('#lectern-page').innerText();
  await untilKept(profile);
  await lectern.stop();
  aWeekPasses(profile);
  const env = wikiEnvironment(wiki);
  await wiki.close();

  lectern = await launch({ env });
  await openBySearch(lectern.page, TITLE);
  const page = article(lectern.page).locator('#lectern-page');
  await expect(page).toContainText('Shown as it was kept, last week');
  await expect(lectern.page.getByText('the wiki cannot be asked now')).toBeVisible();
  // All of the text is there, in the same order.
  const lines = words.split('\n').filter((line) => line.length > 60);
  for (const line of lines.slice(0, 20)) await expect(page).toContainText(line);
  await expect(lectern.page.getByRole('navigation', { name: 'Contents' }).getByRole('button').first()).toBeVisible();

  await lectern.page.getByRole('button', { name: 'Home' }).click();
  await openBySearch(lectern.page, TITLE);
  await expect(articleTitle(lectern.page)).toHaveText(TITLE);
});

test('a newer revision is offered, and shown when it is wanted', async ({ launch, profile }) => {
  let lectern = await launch();
  await openBySearch(lectern.page, TITLE);
  await expect(lectern.page.getByText('up to date')).toBeVisible();
  await untilKept(profile);
  // A page that is open still would be opened with the window, before the library has to be there.
  await lectern.page.getByRole('button', { name: 'Home' }).click();
  const written = () => filesOf(profile).get('session.json')?.toString().replaceAll('\\', '');
  await expect.poll(written).toMatch(/"current":\{[^}]*"kind":"home"/);
  await lectern.stop();
  aWeekPasses(profile);
  const database = new DatabaseSync(join(profile, 'library/library.sqlite'));
  database.exec(`UPDATE page SET revision = revision - 1, etag = '"old"'`);
  database.close();

  lectern = await launch();
  await openBySearch(lectern.page, TITLE);
  const offer = article(lectern.page).getByRole('button', { name: 'Show it' });
  await offer.click();
  await expect(lectern.page.getByText('up to date')).toBeVisible();
  await expect(offer).toHaveCount(0);
});
