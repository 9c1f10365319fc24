/** Everything that says who reads here and what, deleted: afterwards no file of the profile knows a title that was read. */
import type { Page } from '@playwright/test';
import { accountButton, articleTitle, expect, openBySearch, signIn, signInButton, test } from './fixtures.ts';
import { filesOf } from './kept-files.ts';

const TITLES = ['Tidal island of Marrow', 'Fresnel lens'];
/** How a title is written in a file: in text, in an address, in JSON within JSON, in the words of an index. */
const SPELLINGS = TITLES.flatMap((title) => [
  title,
  title.replaceAll(' ', '_'),
  title.replaceAll(' ', '%20'),
  title.toLowerCase(),
]);

/** The files that hold one of the titles, in whatever way. */
function telling(profile: string): readonly string[] {
  return [...filesOf(profile)]
    .filter(([, content]) => SPELLINGS.some((one) => content.includes(one)))
    .map(([path]) => path);
}

/** Through the window's own bridge, after a key was pressed: it wants a person's gesture. */
async function deleteEverything(page: Page): Promise<unknown> {
  await page.keyboard.press('Shift');
  await page.getByRole('banner').click({ position: { x: 2, y: 2 } });
  return page.evaluate(() => {
    type Bridge = { library: { deleteEverything(): Promise<unknown> } };
    return (Reflect.get(window, 'lectern') as Bridge).library.deleteEverything();
  });
}

test('no file knows what was read, nobody is signed in, and the window has nothing left either', async ({
  launch,
  profile,
}) => {
  const lectern = await launch();
  const { page } = lectern;
  await signIn(page);
  for (const title of TITLES) {
    await page.keyboard.press('ControlOrMeta+t');
    await openBySearch(page, title);
  }
  await expect.poll(() => telling(profile)).toContain('session.json');
  await expect.poll(() => telling(profile).filter((path) => path.startsWith('library/')).length).toBeGreaterThan(0);
  await expect(accountButton(page)).toBeVisible();

  expect(await deleteEverything(page)).toEqual({ ok: true, value: null });
  await expect(page.getByText('Everything you read and saved here was deleted')).toBeVisible();
  await expect(page.getByRole('tab')).toHaveText(['Home']);
  await expect(signInButton(page)).toBeVisible();
  expect(telling(profile)).toEqual([]);

  await test.step('not later either: nothing was still on its way', async () => {
    await lectern.stop();
    expect(telling(profile)).toEqual([]);
    const again = await launch();
    await expect(again.page.getByRole('tab')).toHaveText(['Home']);
    await expect(signInButton(again.page)).toBeVisible();
    await openBySearch(again.page, 'Basalt');
    await expect(articleTitle(again.page)).toHaveText('Basalt');
    expect(telling(profile)).toEqual([]);
  });
});
