/** The scan that every row of the matrix ends with: over the window's memory as well, and that it finds what is there. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callBridge } from './bridge.ts';
import { accountButton, openBySearch, signInButton } from './fixtures.ts';
import type { Lectern } from './launch.ts';
import { expect, test } from './matrix-fixtures.ts';
import type { Stage } from './stage.ts';
import { read, sessionOf, signIn, tokenRequests } from './stage-person.ts';

test('no secret is in the memory of the window: signed in, refreshed, by a personal token, signed out', async ({
  stage,
  page,
}) => {
  const { wiki, watch } = stage;
  await signIn(stage);
  await openBySearch(page, 'Skerry');
  expect(await watch.memoryLeaks(stage.app())).toEqual([]);

  await test.step('refreshed', async () => {
    wiki.expireAccessTokens();
    expect(await read(stage, 'Basalt')).toBe('as a user');
    expect(tokenRequests(stage)).toHaveLength(2);
    expect(await watch.memoryLeaks(stage.app())).toEqual([]);
  });

  await test.step('by a personal token, and signed out', async () => {
    const { personalToken } = wiki.clients.ownerOnly;
    await stage.app().evaluateMain(({ clipboard }, text) => clipboard.writeText(text) as Promise<void>, personalToken);
    expect(await callBridge(page, 'auth.pasteToken', {})).toMatchObject({ ok: true });
    expect(await read(stage, 'Tide')).toBe('as a user');
    await expect(accountButton(page)).toBeVisible();
    await callBridge(page, 'auth.signOut');
    expect(await sessionOf(stage)).toMatchObject({ state: 'signed-out' });
    await expect(signInButton(page)).toBeVisible();
    expect(await watch.memoryLeaks(stage.app())).toEqual([]);
  });
  // Three pairs, one code, one verifier: what there is to find.
  const { accessTokens, refreshTokens, codes, verifiers } = wiki.secrets();
  expect(Math.min(accessTokens.length, refreshTokens.length, codes.length, verifiers.length)).toBeGreaterThan(0);
});

/** Ways in which a secret might get out, each with where the scan finds it. */
const LEAKS: readonly (readonly [place: string, leak: (app: Lectern, secret: string, stage: Stage) => unknown])[] = [
  ['/planted', (_app, secret, { profile }) => writeFileSync(join(profile, 'planted'), `{"kept":"${secret}"}`)],
  [
    'a line of the log',
    ({ evaluateMain }, secret) =>
      evaluateMain((_electron, text) => void process.stderr.write(`{"refresh failed":"${text}"}\n`), secret),
  ],
  [
    'the line to the window',
    ({ evaluateMain }, secret) =>
      evaluateMain(
        ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0].webContents.send('lectern:app.notice', { text }),
        secret,
      ),
  ],
  [
    'an address or a header',
    ({ page }, secret) =>
      page.evaluate((text) => void Object.assign(new Image(), { src: `/media/x?t=${text}` }), secret),
  ],
  [
    'an address or a header',
    ({ evaluateMain }, secret, { wiki }) =>
      evaluateMain((_electron, url) => fetch(url).then(({ status }) => status), `${wiki.origin}/wiki/Tide?t=${secret}`),
  ],
  ['the window', ({ page }, secret) => page.evaluate((text) => document.body.setAttribute('data-leak', text), secret)],
];

test('a secret that is leaked on purpose is found, wherever it gets out', async ({ stage, page }) => {
  const app = stage.app();
  for (const [place, leak] of LEAKS) {
    await test.step(place, async () => {
      expect(await stage.watch.leaks(app)).toEqual([]);
      const value = randomBytes(300).toString('hex');
      stage.watch.add({ kind: 'planted', value });
      await leak(app, value, stage);
      await expect.poll(async () => (await stage.watch.leaks(app)).map((each) => each.place)).toContain(place);
      rmSync(join(stage.profile, 'planted'), { force: true });
      await page.evaluate(() => document.body.removeAttribute('data-leak'));
      // A look reaches a second back, for files that were being written.
      await expect.poll(() => stage.watch.leaks(app)).toEqual([]);
    });
  }

  await test.step('the memory of the window', async () => {
    const value = randomBytes(300).toString('hex');
    stage.watch.add({ kind: 'kept by a script', value });
    await page.evaluate((kept) => Object.assign(window, { kept }), value);
    expect((await stage.watch.memoryLeaks(app)).map(({ secret }) => secret)).toContain('kept by a script');
    await page.evaluate(() => Reflect.deleteProperty(window, 'kept'));
  });

  await test.step('a Bearer where none belongs', async () => {
    const value = randomBytes(300).toString('hex');
    stage.watch.add({ kind: 'planted', value });
    const headers = { authorization: `Bearer ${value}` };
    await fetch(`${stage.wiki.apiBase}/page/Tide/bare`, { headers });
    expect(await stage.watch.leaks(app)).toEqual([]);
    await fetch(`${stage.wiki.origin}/images/x.png`, { headers });
    expect((await stage.watch.leaks(app)).map(({ place }) => place)).toEqual(['an address or a header']);
  });
});
