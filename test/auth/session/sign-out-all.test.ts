import { expect, it } from 'vitest';
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
