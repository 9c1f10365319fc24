import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { CipherError } from '../../../main/auth/ports.ts';
import { forgetAccounts } from '../../../main/reader/shelf/forget-accounts.ts';
import { startSampleWiki } from '../../../sample-wiki/server.ts';
import { createNodeHttp } from '../../fakes/node-http.ts';
import { allow } from '../../fakes/sample-sign-in.ts';
import { newWorld, startApp } from '../app.ts';

it('ends every account at once, on disk and at the server, and the attempt that waits', async () => {
  const world = newWorld();
  const wiki = await startSampleWiki({ clock: world.clock });
  const app = await startApp(world, {
    http: createNodeHttp(),
    oauthBase: wiki.oauthBase,
    apiOrigins: [wiki.origin],
    client: { id: wiki.clients.desktop.id, source: 'built-in', redirect: 'scheme' },
  });
  for (const user of ['Reader', 'Keeper']) {
    await app.auth.signIn({ add: true });
    await app.auth.receiveCallback([await allow(app.request().href, { user })]);
  }
  expect(app.auth.view().accounts.map(({ name }) => name)).toEqual(['Reader', 'Keeper']);
  await app.auth.signIn({ add: true });
  const before = wiki.issued().accessTokens;

  await app.auth.signOutAll();
  expect(app.auth.view()).toMatchObject({
    accounts: [],
    session: { state: 'signed-out', reason: 'by-user' },
    signIn: { step: 'idle' },
  });
  expect(world.store.text()).toBe('[]');
  // Each refreshes once, which kills the access token, and throws the answer away.
  expect(wiki.issued().accessTokens).toBe(before + 2);
  await wiki.close();
});

/** Somebody who signed in in an earlier run. */
async function keptWorld() {
  const world = newWorld();
  const app = await startApp(world);
  await app.auth.signIn();
  await app.auth.receiveCallback([app.allowed()]);
  expect(world.store.get('auth.accounts')).toMatchObject({ accounts: [{}] });
  return world;
}

it('waits for what is being taken up at the start: a key store that is slow saves nobody from it', async () => {
  const world = await keptWorld();
  const decrypted = Promise.withResolvers<never>();
  const cipher = { ...world.cipher, decrypt: () => decrypted.promise };
  const app = await startApp({ ...world, cipher }, { unstarted: true });
  void app.auth.start();
  const out = app.auth.signOutAll();
  world.clock.advance(5_000);
  await out;
  expect(app.auth.view()).toMatchObject({ accounts: [], session: { state: 'signed-out', reason: 'by-user' } });
  expect(world.store.get('auth.accounts')).toBeUndefined();

  // What the key store opens later comes back to nobody.
  decrypted.reject(new CipherError('timed-out'));
  await setImmediate();
  expect(app.auth.view().accounts).toEqual([]);
  const next = await startApp(world);
  expect(next.auth.view()).toMatchObject({ accounts: [], session: { reason: 'never' } });
});

it('leaves nothing that is nobody’s, and says what a newer version has written', async () => {
  const world = newWorld();
  world.store.set('auth.accounts', { format: 2, accounts: ['odd'] });
  world.store.set('auth.accounts-aside', ['older']);
  const app = await startApp(world);
  await app.auth.signOutAll();
  expect(world.store.text()).toBe('[]');
  expect(await forgetAccounts(app.auth)).toEqual({ ok: true, value: null });

  const newer = newWorld();
  newer.store.set('auth.accounts', { format: 99 });
  const later = await startApp(newer);
  expect(await forgetAccounts(later.auth)).toEqual({ ok: false, failure: { code: 'accounts-left', why: 'newer' } });
});
