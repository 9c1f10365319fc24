/** A client id of one's own: guided to, tried, refused, changed and taken back. */
import { allow } from '../fakes/sample-sign-in.ts';
import { visit } from '../fakes/visit.ts';
import { clipboard, openAccounts } from './account-panels.ts';
import { accountButton, expect, signInButton, test } from './fixtures.ts';
import { filesOf } from './kept-files.ts';
import { absentPerson, nextAddress, openedAddresses } from './person.ts';

test('a client registered for a port of this computer: its address is copied, a secret is refused, the id signs in', async ({
  launch,
  profile,
  wiki,
}) => {
  const lectern = await launch({ env: { ...absentPerson(profile), LECTERN_CLIENT_ID: '' } });
  const { page } = lectern;
  const settings = () => filesOf(profile).get('settings.json')?.toString('utf8') ?? '';
  const field = page.getByRole('textbox', { name: 'Client id' });
  await signInButton(page).click();
  await expect(page.getByRole('heading', { name: 'Signing in needs a client id' })).toBeFocused();

  await test.step('the registration page opens in the browser', async () => {
    await page.getByRole('button', { name: 'Open the registration page' }).click();
    expect(await nextAddress(profile)).toContain('Special:OAuthConsumerRegistration/propose/oauth2');
  });

  await test.step('the kind is chosen with the arrow keys, and its address is copied to the letter', async () => {
    const copyUri = page.getByRole('button', { name: 'Copy', exact: true });
    await copyUri.click();
    await expect.poll(() => clipboard(lectern)).toBe('org.lectern.reader:/oauth/callback');
    await page.getByRole('radio', { name: /own kind of link/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByText('http://127.0.0.1/callback', { exact: true })).toBeVisible();
    await copyUri.click();
    await expect.poll(() => clipboard(lectern)).toBe('http://127.0.0.1/callback');
  });

  await test.step('a secret is told from an id, leaves the field and is kept nowhere', async () => {
    const secret = '0123456789abcdef0123456789abcdef01234567';
    await field.fill(secret);
    await page.keyboard.press('Enter');
    await expect(page.getByText('never the secret')).toBeVisible();
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
    expect(settings()).not.toContain(secret.slice(0, 20));
  });

  await test.step('the id is tried at once, and the browser comes back to the port', async () => {
    const before = openedAddresses(profile).length;
    await field.fill(wiki.clients.loopback.id);
    await page.keyboard.press('Enter');
    const request = await nextAddress(profile, before);
    expect(new URL(request).searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    await expect(page.getByRole('heading', { name: 'Finish in your browser' })).toBeVisible();
    expect((await visit(await allow(request))).text).toContain('You can close this');
    await expect(accountButton(page)).toBeVisible();
  });

  await test.step('it is shown later, and can be taken back; whoever is signed in stays so', async () => {
    const panel = await openAccounts(page);
    await expect(panel.getByText('Your own, entered here')).toBeVisible();
    await panel.getByRole('button', { name: 'Change' }).click();
    await expect(page.getByText(wiki.clients.loopback.id)).toBeVisible();
    await expect(page.getByRole('radio', { name: /port of this computer/ })).toBeChecked();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect(page.getByRole('heading', { name: 'Signing in needs a client id' })).toBeVisible();
    expect(settings()).not.toContain(wiki.clients.loopback.id);
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(accountButton(page)).toBeVisible();
  });
});
