import { accountButton, article, articleTitle, expect, openBySearch, signIn, signInButton, test } from './fixtures.ts';

test('a person reads, signs in, comes back signed in and signs out', { tag: '@main-job' }, async ({ launch, wiki }) => {
  let lectern = await launch();

  await test.step('search by keyboard and open a page', async () => {
    await expect(lectern.page.getByRole('combobox', { name: 'Search Wikipedia' })).toBeFocused();
    await openBySearch(lectern.page, 'Tidal island of Marrow');
    await expect(lectern.page.getByRole('link', { name: 'source' })).toBeVisible();
    await expect(lectern.page.getByText('modified for display')).toBeVisible();
  });

  await test.step('follow a link, go back and forward', async () => {
    const { page } = lectern;
    await article(page).getByRole('link', { name: 'Marrow Light' }).first().click();
    await expect(articleTitle(page)).toHaveText('Marrow Light');
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(articleTitle(page)).toHaveText('Tidal island of Marrow');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(articleTitle(page)).toHaveText('Marrow Light');
  });

  await test.step('sign in through the browser and a second launch', async () => {
    await signIn(lectern.page);
    await expect(articleTitle(lectern.page)).toHaveText('Marrow Light');
  });

  await test.step('read on as the person who signed in', async () => {
    wiki.requests.clear();
    await openBySearch(lectern.page, 'Skerry');
    const pages = wiki.requests.entries().filter(({ path }) => path.includes('/page/Skerry'));
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.every(({ authorization }) => authorization)).toBe(true);
    const images = wiki.requests.entries().filter(({ path }) => path.startsWith('/images/'));
    expect(images.filter(({ authorization }) => authorization)).toEqual([]);
  });

  await test.step('quit, start again, still be signed in', async () => {
    await lectern.stop();
    lectern = await launch();
    await expect(accountButton(lectern.page)).toBeVisible();
  });

  await test.step('sign out', async () => {
    const { page } = lectern;
    await accountButton(page).click();
    await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click();
    await expect(signInButton(page)).toBeVisible();
    await lectern.stop();
    lectern = await launch();
    await expect(signInButton(lectern.page)).toBeVisible();
  });
});
