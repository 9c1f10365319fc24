import { describe, expect, it } from 'vitest';
import type { Account } from '../../../main/auth/account.ts';
import { createTokenVault, type TokenVault } from '../../../main/auth/vault/token-vault.ts';
import { createFakeCipher } from '../../fakes/cipher.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeKeyValue } from '../../fakes/key-value.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { access, BASE, CLIENT, refresh } from '../fake-wiki.ts';

const KEY = 'auth.accounts';
const always = () => true;

const account: Account = {
  issuer: BASE,
  sub: '3',
  name: 'Reader',
  clientId: CLIENT,
  apiOrigins: ['https://wiki.example'],
  tokens: { access: access(1), refresh: refresh(1), obtainedAt: 1, expiresAt: 2 },
  since: 1,
};
const elsewhere: Account = { ...account, issuer: 'http://127.0.0.1:8480/w/rest.php' };

function vaultOver(store = createFakeKeyValue(), cipher = createFakeCipher(), clock = createFakeClock()) {
  const { log, entries } = createFakeLog();
  return { vault: createTokenVault({ cipher, store, clock, log }), store, cipher, clock, entries };
}

/** Who is kept, by their numbers. */
function kept({ vault }: { readonly vault: TokenVault }) {
  const index = vault.index();
  return typeof index === 'string' ? index : index.entries.map(({ issuer, sub }) => ({ issuer, sub }));
}

describe('the token vault', () => {
  it('gives back what it kept, and keeps it as ciphertext only', async () => {
    const { vault, store } = vaultOver();
    expect(await vault.save(account, always)).toBe('kept');
    expect(await vault.read(account)).toEqual(account);
    expect(store.text()).not.toMatch(/SECRET|Reader/);
    expect(store.get(KEY)).toMatchObject({ format: 2, accounts: [{ label: 'fake:v11', strength: 'strong' }] });
  });

  it.each(['weak', 'unknown'] as const)('writes nothing under a %s key', async (strength) => {
    const { vault, store } = vaultOver(createFakeKeyValue(), createFakeCipher(strength));
    expect(await vault.save(account, always)).toBe('not-kept');
    expect(store.get(KEY)).toBeUndefined();
  });

  it.each(['refused', 'unavailable', 'timed-out'] as const)(
    'keeps the old version where the key store answers %s',
    async (code) => {
      const { vault, cipher } = vaultOver();
      await vault.save(account, always);
      cipher.breakEncrypt(code);
      expect(await vault.save({ ...account, name: 'Renamed' }, always)).toBe(code);
      expect(await vault.read(account)).toEqual(account);
    },
  );

  it('keeps the old version where the disk is full', async () => {
    const { vault, store } = vaultOver();
    await vault.save(account, always);
    store.breakWrites();
    expect(await vault.save({ ...account, name: 'Renamed' }, always)).toBe('unwritable');
    expect(await vault.read(account)).toEqual(account);
  });

  it('writes nothing that is no longer wanted when the key store is done', async () => {
    const { vault, store } = vaultOver();
    expect(await vault.save(account, () => false)).toBe('not-kept');
    expect(store.get(KEY)).toBeUndefined();
  });

  it('keeps wikis apart', async () => {
    const world = vaultOver();
    const { vault } = world;
    await vault.save(account, always);
    await vault.save(elsewhere, always);
    vault.forget(account);
    expect(kept(world)).toEqual([{ issuer: elsewhere.issuer, sub: '3' }]);
    expect(await vault.read(elsewhere)).toEqual(elsewhere);
  });

  it('replaces an account by its newer self', async () => {
    const { vault, store } = vaultOver();
    await vault.save(account, always);
    await vault.save({ ...account, name: 'Renamed' }, always);
    expect(await vault.read(account)).toMatchObject({ name: 'Renamed' });
    expect(store.get(KEY)).toMatchObject({ accounts: [expect.anything()] });
  });

  it.each(['undecryptable', 'unavailable', 'timed-out'] as const)(
    'says that it cannot read and keeps every byte where decryption is %s',
    async (code) => {
      const { vault, store, cipher, entries } = vaultOver();
      await vault.save(account, always);
      const before = store.text();
      cipher.breakDecrypt(code);
      expect(await vault.read(account)).toEqual({ unreadable: code });
      expect(store.text()).toBe(before);
      expect(entries).toContainEqual({
        level: 'warn',
        event: 'auth.tokens-unreadable',
        data: { why: code, keyStore: 'fake:v11' },
      });
      cipher.breakDecrypt(undefined);
      expect(await vault.read(account)).toEqual(account);
    },
  );

  it('keeps what it cannot read when another user signs in', async () => {
    const { vault, store, cipher } = vaultOver();
    await vault.save(account, always);
    cipher.changeKey('unreadable');
    const other = { ...account, sub: '4', name: 'Other' };
    await vault.save(other, always);
    expect(await vault.read(other)).toEqual(other);
    expect(store.get(KEY)).toMatchObject({ accounts: [{ sub: '3' }, { sub: '4' }] });
  });

  it('encrypts again when the key has a successor', async () => {
    const { vault, store, cipher } = vaultOver();
    await vault.save(account, always);
    const before = store.text();
    cipher.changeKey('readable');
    expect(await vault.read(account)).toEqual(account);
    expect(store.text()).not.toBe(before);
    cipher.forgetOldKeys();
    expect(await vault.read(account)).toEqual(account);
  });

  it('says so when the key store is another one than before', async () => {
    const { vault, cipher, entries } = vaultOver();
    await vault.save(account, always);
    cipher.become('strong', 'v12');
    await vault.save(account, always);
    expect(entries).toEqual([
      { level: 'info', event: 'auth.key-store-changed', data: { from: 'fake:v11', to: 'fake:v12' } },
    ]);
  });

  it('leaves a vault of a newer version alone, whatever is asked', async () => {
    const newer = { format: 3, accounts: { anything: 'else' } };
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: newer }));
    expect(vault.index()).toBe('newer');
    expect(await vault.save(account, always)).toBe('not-kept');
    vault.forget(account);
    vault.activate(account);
    vault.forgetAll();
    expect(store.get(KEY)).toEqual(newer);
  });

  it('takes over what the first version kept, where the last account was the active one', async () => {
    const { vault, store, cipher } = vaultOver();
    for (const each of [account, { ...account, sub: '4' }]) await vault.save(each, always);
    const { accounts } = store.get(KEY) as { readonly accounts: readonly Record<string, unknown>[] };
    const before = accounts.map(({ labelSince: _, ...entry }) => entry);
    const old = createFakeKeyValue({ [KEY]: { format: 1, accounts: before } });
    const world = vaultOver(old, cipher);
    expect(kept(world)).toHaveLength(2);
    expect(world.vault.index()).toMatchObject({ active: { issuer: BASE, sub: '4' } });
    expect(await world.vault.read(account)).toEqual(account);
    await world.vault.save(account, always, always);
    expect(old.get(KEY)).toMatchObject({ format: 2, active: { sub: '3' }, accounts: [{ sub: '3' }, { sub: '4' }] });
  });

  it('puts a damaged vault aside before it writes', async () => {
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: 'damaged' }));
    expect(vault.index()).toBe('damaged');
    expect(await vault.save(account, always)).toBe('kept');
    expect(await vault.read(account)).toEqual(account);
    expect(store.get('auth.accounts-damaged')).toBe('damaged');
    vault.forget(account);
    expect(store.get('auth.accounts-damaged')).toBe('damaged');
    vault.forgetAll();
    expect(store.text()).toBe('[]');
  });

  it('puts what it could not read aside when the same person signs in anew, until that account is removed', async () => {
    const { vault, store, cipher } = vaultOver();
    await vault.save(account, always);
    const [before] = (store.get(KEY) as { readonly accounts: readonly unknown[] }).accounts;
    cipher.changeKey('unreadable');
    await vault.read(account);
    await vault.save({ ...account, name: 'Again' }, always);
    expect(store.get('auth.accounts-aside')).toEqual([before]);
    expect(await vault.read(account)).toMatchObject({ name: 'Again' });
    await vault.save(account, always);
    expect(store.get('auth.accounts-aside')).toEqual([before]);
    vault.forget(account);
    expect(store.get('auth.accounts-aside')).toEqual([]);
  });

  it('puts an entry that is damaged aside when that person signs in anew', async () => {
    const damaged = { issuer: account.issuer, sub: account.sub, since: 'long ago' };
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: { format: 2, accounts: [damaged] } }));
    expect(vault.index()).toMatchObject({ entries: [], keys: [{ sub: account.sub }], strangers: 0 });
    expect(await vault.read(account)).toEqual({ unreadable: 'damaged' });
    expect(await vault.save(account, always)).toBe('kept');
    expect(store.get('auth.accounts-aside')).toEqual([damaged]);
    expect(store.get(KEY)).toMatchObject({ accounts: [{ sub: account.sub, since: account.since }] });
  });

  it('does not name what is to be forgotten, though the disk has not let it go yet', () => {
    const damaged = { issuer: account.issuer, sub: account.sub };
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: { format: 2, accounts: [damaged, 'odd'] } }));
    store.breakWrites(2);
    expect(vault.forget(account)).toBe(false);
    expect(vault.index()).toMatchObject({ keys: [], strangers: 1 });
    expect(vault.forgetAll()).toBe(false);
    expect(vault.index()).toMatchObject({ keys: [], strangers: 0 });
  });

  it('keeps entries that it does not understand', async () => {
    const strange = { future: true };
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: { format: 2, accounts: [strange] } }));
    await vault.save(account, always);
    vault.forget(account);
    expect(store.get(KEY)).toEqual({ format: 2, accounts: [strange] });
  });

  it('takes no account from a ciphertext that was moved under another name', async () => {
    const { vault, store } = vaultOver();
    await vault.save(account, always);
    store.set(KEY, JSON.parse(JSON.stringify(store.get(KEY)).replaceAll(BASE, elsewhere.issuer)));
    expect(await vault.read(elsewhere)).toEqual({ unreadable: 'damaged' });
  });

  it('remembers since when it is kept under the same key store', async () => {
    const { vault, cipher, clock } = vaultOver();
    const since = () => {
      const index = vault.index();
      return typeof index === 'string' ? undefined : index.entries[0]?.labelSince;
    };
    await vault.save(account, always);
    const first = clock.now();
    clock.advance(1000);
    await vault.save(account, always);
    expect(since()).toBe(first);
    cipher.become('strong', 'v12');
    await vault.save(account, always);
    expect(since()).toBe(first + 1000);
  });

  it.each(['weak', 'unknown'] as const)('writes under a %s key for whoever chose so', async (strength) => {
    const { vault, store } = vaultOver(createFakeKeyValue(), createFakeCipher(strength));
    expect(vault.setKeepsWeakly(true)).toBe(true);
    expect(await vault.save(account, always)).toBe('kept');
    expect(store.get(KEY)).toMatchObject({ accounts: [{ strength }] });
    vault.setKeepsWeakly(false);
    expect(await vault.save(account, always)).toBe('not-kept');
  });

  it('does not pretend to have kept a choice', () => {
    const { vault, store } = vaultOver();
    store.breakWrites();
    expect(vault.setKeepsWeakly(true)).toBe(false);
    expect(vault.keepsWeakly()).toBe(false);
  });

  it('does not fall over a disk that will not forget', async () => {
    const { vault, store, entries } = vaultOver();
    await vault.save(account, always);
    store.breakWrites();
    expect(() => vault.forget(account)).not.toThrow();
    expect(entries).toContainEqual({ level: 'error', event: 'auth.tokens-not-forgotten', data: {} });
  });
});
