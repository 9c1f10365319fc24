import { article, articleTitle, expect, openBySearch, test, wikiEnvironment } from './fixtures.ts';

const TITLE = 'Tidal island of Marrow';

test('what was read is found and opens without a network, from a cold start', async ({ launch, wiki }) => {
  let lectern = await launch();
  await openBySearch(lectern.page, TITLE);
  await expect(lectern.page.getByText('up to date')).toBeVisible();
  const words = await article(lectern.page).locator('#lectern-page').innerText();
  await lectern.stop();
  const env = wikiEnvironment(wiki);
  await wiki.close();

  lectern = await launch({ env });
  await openBySearch(lectern.page, TITLE);
  const page = article(lectern.page).locator('#lectern-page');
  await expect(page).toContainText('Shown as it was kept');
  await expect(lectern.page.getByText('the wiki cannot be asked now')).toBeVisible();
  // All of the text is there, in the same order.
  const lines = words.split('\n').filter((line) => line.length > 60);
  for (const line of lines.slice(0, 20)) await expect(page).toContainText(line);
  await expect(lectern.page.getByRole('navigation', { name: 'Contents' }).getByRole('link').first()).toBeVisible();

  await lectern.page.getByRole('button', { name: 'Home' }).click();
  await openBySearch(lectern.page, TITLE);
  await expect(articleTitle(lectern.page)).toHaveText(TITLE);
});
