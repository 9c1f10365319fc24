import { describe, expect, it } from 'vitest';
import { createTokenVault } from '../../../main/auth/vault/token-vault.ts';
import { leftText } from '../../../renderer/notices/news-text.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { newWorld, startApp } from '../app.ts';
import { flush, HOUR, member, newSessionWorld, PAGE, runSession } from './session-world.ts';

const TOKEN = 'SECRET1eyJ0eXAi.SECRET2eyJqdGki.SECRET3c2lnbmF0dXJlMDEy';
const OUT = { state: 'signed-out', reason: 'by-user' };

/** Somebody with a personal token, which no server ends, who has signed out while the disk could not be written. */
async function signedOut() {
  const world = newWorld();
  const app = await startApp(world);
  app.copy(TOKEN);
  await app.auth.pasteToken();
  await flush();
  world.store.breakWrites();
  await app.auth.signOut();
  return { world, app };
}

type Run = Awaited<ReturnType<typeof signedOut>>;

describe('signing out while the file cannot be written', () => {
  it.each<[string, (run: Run) => unknown]>([
    ['by the next page', ({ app }) => app.auth.bearers.reader().forUrl(PAGE)],
    ['by another try at the key store', ({ app }) => app.auth.retryKeyStore()],
    [
      'by the next sign-in',
      async ({ app, world }) => {
        await app.auth.signIn();
        await app.auth.receiveCallback([app.allowed()]);
        await flush();
        expect(world.store.get('auth.accounts')).toMatchObject({ accounts: [{ sub: '3' }] });
        await app.auth.signOut();
      },
    ],
  ])('is said, and the account is gone from the disk as soon as that can be written: %s', async (_row, use) => {
    const run = await signedOut();
    const { world, app } = run;
    expect(app.session()).toEqual({ ...OUT, stillOnDisk: true });
    expect(world.store.text()).toContain('ciphertext');
    world.store.mend();
    world.clock.advance(30_000);
    await use(run);
    expect(app.session()).toEqual(OUT);
    expect(world.store.text()).not.toContain('ciphertext');
    expect((await startApp(world)).session()).toEqual({ state: 'signed-out', reason: 'never' });
  });

  it('is not claimed to have worked', async () => {
    const { world, app } = await signedOut();
    expect(leftText('Reader', app.auth.view())).toContain('could not be removed');
    expect(leftText('Reader', app.auth.view())).not.toContain('is gone');
    const failure = { code: 'key-store-failed', why: 'unwritable' };
    expect(await app.auth.retryKeyStore()).toEqual({ ok: false, failure });
    world.store.mend();
    expect(await app.auth.retryKeyStore()).toMatchObject({ ok: true });
    expect(leftText('Reader', app.auth.view())).toContain('is gone');
  });

  it('gives nobody a Bearer, and is not tried again by every request', async () => {
    const { world, app } = await signedOut();
    const tries = () => app.log.entries.filter(({ event }) => event === 'auth.tokens-not-forgotten').length;
    const reading = async () => expect(await app.auth.bearers.reader().forUrl(PAGE)).toBeUndefined();
    await reading();
    const before = tries();
    for (let page = 0; page < 10; page += 1) await reading();
    expect(tries()).toBe(before);
    world.clock.advance(30_000);
    await reading();
    expect(tries()).toBeGreaterThan(before);
  });
});

it('one of two accounts that could not be removed takes nothing of the other along', async () => {
  const world = newSessionWorld();
  const { session, vault } = runSession(world);
  await session.adopt(member(world.clock.now(), '3'));
  await session.adopt(member(world.clock.now(), '4'), 'add');
  world.store.breakWrites();
  const id = session.accounts()[0]?.id ?? '';
  await session.remove(id);
  expect(vault.index()).toMatchObject({ entries: [{ sub: '4' }] });
  world.store.mend();
  world.clock.advance(HOUR);
  session.bearers.reader();
  expect(vault.isSettled()).toBe(true);
  expect(world.store.get('auth.accounts')).toMatchObject({ accounts: [{ sub: '4' }], active: { sub: '4' } });
});

it('nothing is written over what is to be forgotten before that is gone', async () => {
  const { cipher, store, clock } = newSessionWorld();
  const vault = createTokenVault({ cipher, store, clock, log: createFakeLog().log });
  await vault.save(member(clock.now(), '3'), () => true);
  store.breakWrites(2);
  expect(vault.forget(member(0, '3'))).toBe(false);
  expect(await vault.save(member(clock.now(), '4'), () => true)).toBe('unwritable');
  expect(await vault.save(member(clock.now(), '4'), () => true)).toBe('kept');
  expect(store.get('auth.accounts')).toMatchObject({ accounts: [{ sub: '4' }] });
});
