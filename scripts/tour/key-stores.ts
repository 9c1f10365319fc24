/** The stops of the tour about what keeps a session on this computer, and what does not. */

import { rmSync } from 'node:fs';
import type { SampleWiki } from '../../sample-wiki/server.ts';
import { keyStorePanel, openAccount } from '../../test/e2e/account-panels.ts';
import { expect, signIn, wikiEnvironment } from '../../test/e2e/fixtures.ts';
import { freshProfile, launchLectern } from '../../test/e2e/launch.ts';
import { picture, pictures } from './camera.ts';

export async function keyStores(wiki: SampleWiki): Promise<void> {
  const userData = freshProfile();
  const start = (store: string) =>
    launchLectern({ env: { ...wikiEnvironment(wiki), STAND_IN_KEY_STORE: store }, userData });

  const weak = await start('weak');
  await signIn(weak.page);
  await (await openAccount(weak.page)).getByRole('button', { name: 'What you can do' }).click();
  await expect(keyStorePanel(weak.page)).toBeVisible();
  await pictures(weak.page, 'key-store-weak');
  await keyStorePanel(weak.page).getByRole('button', { name: 'Keep me signed in all the same' }).click();
  await expect(keyStorePanel(weak.page).getByText('From now on you stay signed in here')).toBeVisible();
  await picture(weak.page, 'key-store-weak-by-choice');
  await weak.stop();

  const strong = await start('strong');
  await (await openAccount(strong.page)).getByRole('button', { name: 'Key store' }).click();
  await expect(keyStorePanel(strong.page).getByText('Your sign-in is kept safely')).toBeVisible();
  await picture(strong.page, 'key-store-strong');
  await strong.stop();

  const changed = await start('cannot-decrypt');
  await changed.page.getByRole('button', { name: 'What to do' }).click();
  await expect(changed.page.getByRole('heading', { name: 'Your session cannot be read now' })).toBeVisible();
  await picture(changed.page, 'session-that-cannot-be-read');
  await changed.page.getByRole('button', { name: 'Look at the key store' }).click();
  await expect(keyStorePanel(changed.page).getByText('The key has changed')).toBeVisible();
  await pictures(changed.page, 'key-store-changed');
  await changed.stop();
  rmSync(userData, { recursive: true, force: true });
}
