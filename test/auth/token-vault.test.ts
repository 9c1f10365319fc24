import { describe, expect, it } from 'vitest';
import type { Account } from '../../main/auth/account.ts';
import { createTokenVault } from '../../main/auth/token-vault.ts';
import { createFakeCipher } from '../fakes/cipher.ts';
import { createFakeKeyValue } from '../fakes/key-value.ts';
import { createFakeLog } from '../fakes/log.ts';
import { access, BASE, CLIENT, refresh } from './fake-wiki.ts';

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

function vaultOver(store = createFakeKeyValue(), cipher = createFakeCipher()) {
  const { log, entries } = createFakeLog();
  return { vault: createTokenVault({ cipher, store, log }), store, cipher, entries };
}

describe('the token vault', () => {
  it('gives back what it kept, and keeps it as ciphertext only', async () => {
    const { vault, store } = vaultOver();
    expect(await vault.save(account, always)).toBe('kept');
    expect(await vault.load(BASE, always)).toEqual(account);
    expect(store.text()).not.toMatch(/SECRET|Reader/);
    expect(store.get(KEY)).toMatchObject({ format: 1, accounts: [{ label: 'fake:v11', strength: 'strong' }] });
  });

  it.each(['weak', 'unknown', 'none'] as const)('writes nothing under a %s key', async (strength) => {
    const { vault, store } = vaultOver(createFakeKeyValue(), createFakeCipher(strength));
    expect(await vault.save(account, always)).toBe('not-kept');
    expect(store.get(KEY)).toBeUndefined();
  });

  it.each([
    ['refused', 'not-kept'],
    ['unavailable', 'failed'],
    ['timed-out', 'failed'],
  ] as const)('keeps the old version where the key store answers %s', async (code, outcome) => {
    const { vault, cipher } = vaultOver();
    await vault.save(account, always);
    cipher.breakEncrypt(code);
    expect(await vault.save({ ...account, name: 'Renamed' }, always)).toBe(outcome);
    expect(await vault.load(BASE, always)).toEqual(account);
  });

  it('keeps the old version where the disk is full', async () => {
    const { vault, store } = vaultOver();
    await vault.save(account, always);
    store.breakWrites();
    expect(await vault.save({ ...account, name: 'Renamed' }, always)).toBe('failed');
    expect(await vault.load(BASE, always)).toEqual(account);
  });

  it('writes nothing that is no longer wanted when the key store is done', async () => {
    const { vault, store } = vaultOver();
    expect(await vault.save(account, () => false)).toBe('not-kept');
    expect(store.get(KEY)).toBeUndefined();
  });

  it('keeps wikis apart', async () => {
    const { vault } = vaultOver();
    await vault.save(account, always);
    expect(await vault.load(elsewhere.issuer, always)).toBeUndefined();
    await vault.save(elsewhere, always);
    vault.forget({ issuer: BASE });
    expect(await vault.load(BASE, always)).toBeUndefined();
    expect(await vault.load(elsewhere.issuer, always)).toEqual(elsewhere);
  });

  it('replaces an account by its newer self', async () => {
    const { vault, store } = vaultOver();
    await vault.save(account, always);
    await vault.save({ ...account, name: 'Renamed' }, always);
    expect(await vault.load(BASE, always)).toMatchObject({ name: 'Renamed' });
    expect(store.get(KEY)).toMatchObject({ accounts: [expect.anything()] });
  });

  it.each(['undecryptable', 'unavailable', 'timed-out'] as const)(
    'says that it cannot read and keeps every byte where decryption is %s',
    async (code) => {
      const { vault, store, cipher, entries } = vaultOver();
      await vault.save(account, always);
      const before = store.text();
      cipher.breakDecrypt(code);
      expect(await vault.load(BASE, always)).toBe('unreadable');
      expect(store.text()).toBe(before);
      expect(entries).toContainEqual({
        level: 'warn',
        event: 'auth.tokens-unreadable',
        data: { why: code, keyStore: 'fake:v11' },
      });
      cipher.breakDecrypt(undefined);
      expect(await vault.load(BASE, always)).toEqual(account);
    },
  );

  it('keeps what it cannot read when another user signs in', async () => {
    const { vault, store, cipher } = vaultOver();
    await vault.save(account, always);
    cipher.changeKey('unreadable');
    const other = { ...account, sub: '4', name: 'Other' };
    await vault.save(other, always);
    expect(await vault.load(BASE, always)).toEqual(other);
    expect(store.get(KEY)).toMatchObject({ accounts: [{ sub: '3' }, { sub: '4' }] });
  });

  it('encrypts again when the key has a successor', async () => {
    const { vault, store, cipher } = vaultOver();
    await vault.save(account, always);
    const before = store.text();
    cipher.changeKey('readable');
    expect(await vault.load(BASE, always)).toEqual(account);
    expect(store.text()).not.toBe(before);
    cipher.forgetOldKeys();
    expect(await vault.load(BASE, always)).toEqual(account);
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
    const newer = { format: 2, accounts: { anything: 'else' } };
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: newer }));
    expect(await vault.load(BASE, always)).toBe('unreadable');
    expect(await vault.save(account, always)).toBe('not-kept');
    vault.forget({ issuer: BASE });
    expect(store.get(KEY)).toEqual(newer);
  });

  it('puts a damaged vault aside before it writes', async () => {
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: 'damaged' }));
    expect(await vault.load(BASE, always)).toBe('unreadable');
    expect(await vault.save(account, always)).toBe('kept');
    expect(await vault.load(BASE, always)).toEqual(account);
    expect(store.get('auth.accounts-damaged')).toBe('damaged');
  });

  it('forgets what was put aside when the reader leaves, and not before', async () => {
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: 'damaged' }));
    await vault.save(account, always);
    vault.forget(account);
    expect(store.get('auth.accounts-damaged')).toBe('damaged');
    vault.forget({ issuer: BASE });
    expect(store.get('auth.accounts-damaged')).toBeUndefined();
  });

  it('keeps entries that it does not understand', async () => {
    const strange = { future: true };
    const { vault, store } = vaultOver(createFakeKeyValue({ [KEY]: { format: 1, accounts: [strange] } }));
    await vault.save(account, always);
    vault.forget(account);
    expect(store.get(KEY)).toEqual({ format: 1, accounts: [strange] });
  });

  it('takes no account from a ciphertext that was moved under another name', async () => {
    const { vault, store } = vaultOver();
    await vault.save(account, always);
    store.set(KEY, JSON.parse(JSON.stringify(store.get(KEY)).replaceAll(BASE, elsewhere.issuer)));
    expect(await vault.load(elsewhere.issuer, always)).toBe('unreadable');
  });

  it('does not fall over a disk that will not forget', async () => {
    const { vault, store, entries } = vaultOver();
    await vault.save(account, always);
    store.breakWrites();
    expect(() => vault.forget({ issuer: BASE })).not.toThrow();
    expect(entries).toContainEqual({ level: 'error', event: 'auth.tokens-not-forgotten', data: {} });
  });
});
