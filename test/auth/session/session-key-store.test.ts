import { describe, expect, it } from 'vitest';
import { newWorld, startApp } from '../app.ts';
import { access, BASE, refresh } from '../fake-wiki.ts';
import { flush, HOUR, member, newSessionWorld, PAGE, rotating, runSession } from './session-world.ts';

async function keptBefore() {
  const world = newSessionWorld();
  await runSession(world).session.adopt(member(world.clock.now()));
  return world;
}

describe('a key store that does not open', () => {
  it.each(['unavailable', 'timed-out'] as const)(
    'and is %s, is asked again with the next use, but not by every request',
    async (code) => {
      const world = await keptBefore();
      const kept = world.store.text();
      world.cipher.breakDecrypt(code);
      const { session, bearer, changes } = runSession(world);
      await session.load();
      expect(session.view()).toEqual({ state: 'signed-out', reason: 'unreadable-tokens' });
      expect(session.accounts()).toMatchObject([{ name: '#3', active: true, kept: true }]);
      expect([session.trouble(), await bearer()]).toEqual([code, undefined]);

      world.cipher.breakDecrypt(undefined);
      const before = changes();
      expect(await bearer()).toBeUndefined();
      expect(changes()).toBe(before);
      world.clock.advance(30_000);
      expect(await bearer()).toBe(`Bearer ${access(1)}`);
      expect(session.view()).toMatchObject({ state: 'signed-in', kept: true });
      expect([session.trouble(), world.store.text()]).toEqual([undefined, kept]);
    },
  );

  it('for good, is asked again on request only, and what is kept stays', async () => {
    const world = await keptBefore();
    const kept = world.store.text();
    world.cipher.breakDecrypt('undecryptable');
    const { session, bearer } = runSession(world);
    await session.load();
    world.cipher.breakDecrypt(undefined);
    world.clock.advance(HOUR);
    expect(await bearer()).toBeUndefined();
    expect(world.store.text()).toBe(kept);
    await session.retry();
    expect(await bearer()).toBe(`Bearer ${access(1)}`);
  });

  it('in time, holds neither the start nor reading up, and the session comes when it opens', async () => {
    const world = await keptBefore();
    const { promise, resolve } = Promise.withResolvers<void>();
    const run = runSession({
      ...world,
      cipher: { ...world.cipher, decrypt: (bytes) => promise.then(() => world.cipher.decrypt(bytes)) },
    });
    const loading = run.session.load();
    world.clock.advance(5_000);
    await loading;
    expect(await run.bearer()).toBeUndefined();
    expect(run.session.trouble()).toBe('timed-out');
    resolve();
    await flush();
    expect(await run.bearer()).toBe(`Bearer ${access(1)}`);
  });

  it('does not stand in the way of signing in: the tokens are good at once, and kept when it opens', async () => {
    const world = newSessionWorld();
    const { session, bearer } = runSession(world);
    const release = world.cipher.hold();
    const adopting = session.adopt(member(world.clock.now()));
    expect(await bearer()).toBe(`Bearer ${access(1)}`);
    world.clock.advance(3_000);
    await adopting;
    expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
    release();
    await flush();
    expect(session.view()).toMatchObject({ state: 'signed-in', kept: true });
    const next = runSession(world);
    await next.session.load();
    expect(await next.bearer()).toBe(`Bearer ${access(1)}`);
  });

  it('for a refresh, holds nobody up for longer than a few seconds, and an old answer of it is not written over a newer', async () => {
    const world = await keptBefore();
    const { session, bearer } = runSession(world);
    await session.load();
    world.http.answerWith(rotating());
    world.clock.advance(4 * HOUR);
    const release = world.cipher.hold();
    const asking = bearer();
    await flush();
    world.clock.advance(3_000);
    expect(await asking).toBeUndefined();
    release();
    await flush();
    expect(await bearer()).toBe(`Bearer ${access(2)}`);
    expect(session.view()).toMatchObject({ kept: true, connection: 'online' });
    expect(world.http.sent).toHaveLength(1);
  });
});

describe('a key store that does not write', () => {
  it('is asked again with a later use, and the session is kept then', async () => {
    const world = newSessionWorld();
    const { session, bearer } = runSession(world);
    world.store.breakWrites(1);
    await session.adopt(member(world.clock.now()));
    expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
    world.clock.advance(30_000);
    await bearer();
    await flush();
    expect(session.view()).toMatchObject({ kept: true });
  });

  it('because its user refused, is asked again on request only', async () => {
    const world = newSessionWorld();
    const { session, bearer } = runSession(world);
    world.cipher.breakEncrypt('refused');
    await session.adopt(member(world.clock.now()));
    world.cipher.breakEncrypt(undefined);
    world.clock.advance(HOUR);
    await bearer();
    await flush();
    expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
    await session.retry();
    expect(session.view()).toMatchObject({ kept: true });
  });
});

describe('a pair that could not be written when it came', () => {
  async function unsaved() {
    const world = newWorld();
    const app = await startApp(world);
    await app.auth.signIn();
    await app.auth.receiveCallback([app.allowed()]);
    await flush();
    world.clock.advance(4 * HOUR);
    world.store.breakWrites();
    expect(await app.auth.bearers.reader().forUrl(PAGE)).toBeUndefined();
    return { world, app };
  }

  it('is not said to be kept, and is written by another try: the next start has it after the old one is dead', async () => {
    const { world, app } = await unsaved();
    expect(app.session()).toMatchObject({ state: 'signed-in', kept: false });
    expect(app.auth.view().accounts).toMatchObject([{ kept: false }]);
    world.store.mend();
    expect(await app.auth.retryKeyStore()).toMatchObject({ ok: true });
    expect(app.session()).toMatchObject({ kept: true, connection: 'online' });
    world.clock.advance(11 * 60_000);
    const next = await startApp(world);
    expect((await next.auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${access(2)}`);
  });

  it('because the key store’s user refused, leaves the old one on disk, which the server still takes for a while', async () => {
    const world = newWorld();
    const app = await startApp(world);
    await app.auth.signIn();
    await app.auth.receiveCallback([app.allowed()]);
    await flush();
    const before = world.store.text();
    world.cipher.breakEncrypt('refused');
    world.clock.advance(4 * HOUR);
    await app.auth.bearers.reader().forUrl(PAGE);
    expect((await app.auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${access(2)}`);
    expect(app.session()).toMatchObject({ state: 'signed-in', kept: false });
    expect(app.auth.view().keyStore).toMatchObject({ trouble: 'refused', advice: 'allow' });
    expect(world.store.text()).toBe(before);
    world.cipher.breakEncrypt(undefined);
    expect(await app.auth.retryKeyStore()).toMatchObject({ ok: true });
    expect(app.session()).toMatchObject({ kept: true });
  });

  it('is said not to be written by a try that fails, and is written by a later one', async () => {
    const { world, app } = await unsaved();
    const failure = { code: 'key-store-failed', why: 'unwritable' };
    expect(await app.auth.retryKeyStore()).toEqual({ ok: false, failure });
    expect(app.session()).toMatchObject({ state: 'signed-in', kept: false });
    expect((await app.auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${access(2)}`);
    world.store.mend();
    expect(await app.auth.retryKeyStore()).toMatchObject({ ok: true });
    expect(app.session()).toMatchObject({ kept: true });
    const next = await startApp(world);
    expect((await next.auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${access(2)}`);
  });
});

describe('the choice to keep tokens weakly', () => {
  it('writes at once, and forgets at once when it is taken back, while the session goes on', async () => {
    const world = newSessionWorld();
    world.cipher.become('weak');
    const { session, bearer, vault } = runSession(world);
    await session.adopt(member(world.clock.now()));
    expect(world.store.text()).toBe('[]');

    expect(await session.keepWeakly(true)).toBeUndefined();
    expect(session.view()).toMatchObject({ kept: true });
    const next = runSession(world);
    await next.session.load();
    expect(await next.bearer()).toBe(`Bearer ${access(1)}`);

    expect(await session.keepWeakly(false)).toBeUndefined();
    expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
    expect([vault.keepsWeakly(), world.store.text()]).toEqual([false, '[]']);
    expect(await bearer()).toBe(`Bearer ${access(1)}`);
  });

  it('is as it was where it could not be acted on', async () => {
    const world = newSessionWorld();
    world.cipher.become('weak');
    const { session, vault } = runSession(world);
    await session.adopt(member(world.clock.now()));
    world.cipher.breakEncrypt('unavailable');
    expect(await session.keepWeakly(true)).toBe('unavailable');
    expect(vault.keepsWeakly()).toBe(false);
    world.store.breakWrites();
    expect(await session.keepWeakly(true)).toBe('unwritable');
    expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
  });

  it('ends by itself where a keyring has come: the tokens are written anew under it', async () => {
    const world = newSessionWorld();
    world.cipher.become('weak');
    const before = runSession(world);
    await before.session.adopt(member(world.clock.now()));
    await before.session.keepWeakly(true);
    world.cipher.become('strong');
    const { session } = runSession(world);
    await session.load();
    session.keyStoreIs(await world.cipher.describe());
    await flush();
    expect(world.store.get('auth.accounts')).toMatchObject({ accounts: [{ strength: 'strong', label: 'fake:v11' }] });
  });
});

describe('what the window is told of the key store', () => {
  const inTrouble = async (code: 'undecryptable' | 'unavailable' | 'timed-out') => {
    const world = newWorld();
    const app = await startApp(world);
    await app.auth.signIn();
    await app.auth.receiveCallback([app.allowed()]);
    world.cipher.breakDecrypt(code);
    return { world, app: await startApp(world) };
  };

  it('is its label, since when, and that all is well', async () => {
    const world = newWorld();
    const app = await startApp(world);
    await app.auth.signIn();
    await app.auth.receiveCallback([app.allowed()]);
    expect(app.auth.view().keyStore).toEqual({
      strength: 'strong',
      name: 'fake strong',
      label: 'fake:v11',
      since: world.clock.now(),
      advice: 'none',
      keepsWeakly: false,
    });
  });

  it.each([
    ['undecryptable', 'changed', 'unknown', 'undecryptable'],
    ['unavailable', 'locked', 'unlock', 'unavailable'],
    ['timed-out', 'silent', 'unlock', 'timed-out'],
  ] as const)(
    'where what is kept is %s: that, what to do, and whether another try did it',
    async (code, trouble, advice, why) => {
      const { world, app } = await inTrouble(code);
      expect(app.auth.view().keyStore).toMatchObject({ trouble, advice });
      expect(await app.auth.retryKeyStore()).toEqual({ ok: false, failure: { code: 'key-store-failed', why } });
      world.cipher.breakDecrypt(undefined);
      expect(await app.auth.retryKeyStore()).toMatchObject({ ok: true });
      expect(app.auth.view().keyStore.trouble).toBeUndefined();
      expect(app.session()).toMatchObject({ state: 'signed-in', name: 'Reader' });
    },
  );

  it.each([
    ['damaged', { format: 2, accounts: 'none' }],
    ['newer', { format: 99 }],
  ])('where what is on disk is %s: that, and no other try helps', async (trouble, kept) => {
    const world = newWorld();
    world.store.set('auth.accounts', kept);
    const app = await startApp(world);
    expect(app.auth.view()).toMatchObject({
      keyStore: { trouble, advice: 'unknown' },
      session: { state: 'signed-out', reason: 'unreadable-tokens' },
    });
    expect(await app.auth.retryKeyStore()).toMatchObject({ failure: { why: 'undecryptable' } });
    expect(world.store.get('auth.accounts')).toEqual(kept);
  });

  it('where an entry is damaged: that, by the account that it is of, which can be forgotten', async () => {
    const world = newWorld();
    const damaged = { issuer: BASE, sub: '3', since: 'long ago' };
    world.store.set('auth.accounts', { format: 2, accounts: [damaged], active: { issuer: BASE, sub: '3' } });
    const app = await startApp(world);
    expect(app.auth.view()).toMatchObject({
      keyStore: { trouble: 'damaged' },
      session: { state: 'signed-out', reason: 'unreadable-tokens' },
      accounts: [{ name: '#3', active: true, kept: true, state: { signedOut: 'unreadable-tokens' } }],
    });
    await app.auth.removeAccount(app.auth.view().accounts[0]?.id ?? '');
    expect(app.auth.view()).toMatchObject({ accounts: [], keyStore: { trouble: undefined } });
    expect(world.store.get('auth.accounts')).toBeUndefined();
  });

  it('where something is written that is nobody’s entry: that too, and it stays as it is', async () => {
    const world = newWorld();
    const first = await startApp(world);
    await first.auth.signIn();
    await first.auth.receiveCallback([first.allowed()]);
    const kept = world.store.get('auth.accounts') as { readonly accounts: readonly unknown[] };
    world.store.set('auth.accounts', { ...kept, accounts: [...kept.accounts, { future: true }] });
    const app = await startApp(world);
    expect(app.session()).toMatchObject({ state: 'signed-in', name: 'Reader' });
    expect(app.auth.view().keyStore.trouble).toBe('damaged');
    world.cipher.breakDecrypt('unavailable');
    const locked = await startApp(world);
    expect(locked.auth.view().keyStore.trouble).toBe('locked');
  });

  it('where its user refused: that, until another try', async () => {
    const world = newWorld();
    const app = await startApp(world);
    world.cipher.breakEncrypt('refused');
    await app.auth.signIn();
    await app.auth.receiveCallback([app.allowed()]);
    expect(app.auth.view().keyStore).toMatchObject({ trouble: 'refused', advice: 'allow' });
    expect(app.session()).toMatchObject({ state: 'signed-in', kept: false });
    world.cipher.breakEncrypt(undefined);
    expect(await app.auth.retryKeyStore()).toMatchObject({ ok: true });
    expect(app.session()).toMatchObject({ state: 'signed-in', kept: true });
  });
});

it('what cannot be read is not thrown away when somebody else signs in', async () => {
  const world = await keptBefore();
  world.cipher.changeKey('unreadable');
  const { session } = runSession(world);
  await session.load();
  await session.adopt({ ...member(world.clock.now(), '4', 40) });
  expect(session.accounts()).toMatchObject([
    { name: '#3', state: { signedOut: 'unreadable-tokens' } },
    { active: true },
  ]);
  expect(world.store.get('auth.accounts')).toMatchObject({ accounts: [{ sub: '3' }, { sub: '4' }] });
  expect([refresh(1), PAGE.href].some((secret) => world.store.text().includes(secret))).toBe(false);
});

it('what cannot be read is put aside before it is written over, also where the first try to write failed', async () => {
  const world = await keptBefore();
  const old = world.store.get('auth.accounts') as { readonly accounts: readonly unknown[] };
  world.cipher.changeKey('unreadable');
  const { session, bearer } = runSession(world);
  await session.load();
  world.store.breakWrites(1);
  await session.adopt(member(world.clock.now(), '3', 50));
  expect(session.view()).toMatchObject({ state: 'signed-in', kept: false });
  world.clock.advance(30_000);
  await bearer();
  await flush();
  expect(session.view()).toMatchObject({ kept: true });
  expect(world.store.get('auth.accounts-aside')).toEqual(old.accounts);
});
