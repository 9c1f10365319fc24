import { describe, expect, test } from 'vitest';
import { type AsyncSafeStorage, createKeyStore } from '../../../main/shell/key-store/key-store.ts';
import type { Desktop } from '../../../main/shell/key-store/key-store-advice.ts';
import { createFakeClock } from '../../fakes/clock.ts';

/** A desktop without any keyring. */
const BARE: Desktop = { name: '', hasBus: true, services: [] };

const never = () => new Promise<never>(() => {});

function keyStore(platform: NodeJS.Platform, overrides: Partial<AsyncSafeStorage> & { prefix?: string } = {}) {
  const { prefix = 'v11', ...calls } = overrides;
  const clock = createFakeClock();
  const safeStorage: AsyncSafeStorage = {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (plain) => Buffer.from(`${prefix}${[...plain].reverse().join('')}`),
    decryptStringAsync: async (ciphertext) => ({
      result: [...ciphertext.toString().slice(3)].reverse().join(''),
      shouldReEncrypt: false,
    }),
    getSelectedStorageBackend: () => 'unknown',
    ...calls,
  };
  return { cipher: createKeyStore({ safeStorage, platform, clock, desktop: () => BARE }), clock };
}

/** Lets promises that are already settled be heard. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('how strong the key is', () => {
  test.each([
    ['linux', 'v10', 'weak', 'built-in key'],
    ['linux', 'v11', 'strong', 'keyring'],
    ['linux', 'v12', 'strong', 'secret portal'],
    ['linux', 'xyz', 'unknown', 'keyring'],
    ['darwin', 'v10', 'strong', 'Keychain'],
    ['win32', 'v10', 'strong', 'Windows Data Protection'],
    ['win32', 'v20', 'strong', 'Windows Data Protection'],
  ] as const)('on %s a ciphertext of %s is %s', async (platform, prefix, strength, name) => {
    const { cipher } = keyStore(platform, { prefix });
    expect(await cipher.describe()).toMatchObject({
      strength,
      name,
      label: `${platform}:${prefix === 'xyz' ? 'other' : prefix}`,
    });
    expect((await cipher.encrypt('x')).strength).toBe(strength);
  });

  test.each([
    ['gnome_libsecret', 'GNOME Keyring'],
    ['kwallet6', 'KWallet'],
  ] as const)('a keyring is called by its name: %s', async (backend, name) => {
    const { cipher } = keyStore('linux', { getSelectedStorageBackend: () => backend });
    expect((await cipher.describe()).name).toBe(name);
  });

  test('what Electron says it selected cannot make a built-in key look safe', async () => {
    const { cipher } = keyStore('linux', { prefix: 'v10', getSelectedStorageBackend: () => 'gnome_libsecret' });
    expect(await cipher.describe()).toMatchObject({ strength: 'weak', name: 'built-in key' });
  });

  test('a store that refuses is none, one that does not answer is unknown', async () => {
    const refusing = keyStore('linux', { encryptStringAsync: () => Promise.reject(new Error('no')) });
    expect((await refusing.cipher.describe()).strength).toBe('none');
    const absent = keyStore('linux', { isAsyncEncryptionAvailable: async () => false });
    expect((await absent.cipher.describe()).strength).toBe('none');
    const silent = keyStore('linux', { isAsyncEncryptionAvailable: never });
    const view = silent.cipher.describe();
    silent.clock.advance(5_000);
    expect((await view).strength).toBe('unknown');
  });

  test.each<[NodeJS.Platform, Parameters<typeof keyStore>[1], string, string | undefined]>([
    ['darwin', { isAsyncEncryptionAvailable: async () => false }, 'allow', 'Keychain'],
    ['darwin', { encryptStringAsync: () => Promise.reject(new Error('denied')) }, 'allow', 'Keychain'],
    ['linux', { isAsyncEncryptionAvailable: async () => false }, 'unlock', 'GNOME Keyring'],
    ['linux', { prefix: 'v10' }, 'install-keyring', 'GNOME Keyring'],
    ['linux', {}, 'none', undefined],
  ])('on %s with %o it says what to do: %s', async (platform, overrides, advice, keyring) => {
    const described = await keyStore(platform, overrides).cipher.describe();
    expect([described.advice, described.keyring]).toEqual([advice, keyring]);
  });
});

test('what was encrypted is decrypted, and says with what it was made', async () => {
  const { cipher } = keyStore('linux');
  const { ciphertext, label } = await cipher.encrypt('a token');
  expect(label).toBe('linux:v11');
  expect(await cipher.decrypt(new Uint8Array(ciphertext))).toEqual({ plain: 'a token', reencrypt: false });
});

test('that a key has a successor is passed on', async () => {
  const { cipher } = keyStore('linux', {
    decryptStringAsync: async () => ({ result: 'x', shouldReEncrypt: true }),
  });
  expect((await cipher.decrypt(Buffer.from('v11'))).reencrypt).toBe(true);
});

describe('when it fails', () => {
  test('a passing failure is told from a lasting one', async () => {
    const passing = keyStore('linux', {
      decryptStringAsync: () =>
        Promise.reject(new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.')),
    });
    await expect(passing.cipher.decrypt(Buffer.from('v11'))).rejects.toMatchObject({ code: 'unavailable' });
    const lasting = keyStore('linux', {
      decryptStringAsync: () => Promise.reject(new Error('Error while decrypting')),
    });
    await expect(lasting.cipher.decrypt(Buffer.from('v11'))).rejects.toMatchObject({ code: 'undecryptable' });
  });

  test('a store that cannot even say whether it is there is not available', async () => {
    const { cipher } = keyStore('linux', { isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) });
    expect((await cipher.describe()).strength).toBe('none');
    await expect(cipher.encrypt('x')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(cipher.decrypt(Buffer.from('v11'))).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a store that refuses to encrypt says so', async () => {
    const { cipher } = keyStore('linux', { encryptStringAsync: () => Promise.reject(new Error('no')) });
    await expect(cipher.encrypt('x')).rejects.toMatchObject({ code: 'refused' });
  });

  test.each([
    ['asking whether it is there', { isAsyncEncryptionAvailable: never }],
    ['encrypting', { encryptStringAsync: never }],
  ] as const)('%s ends in time', async (_what, overrides) => {
    const { cipher, clock } = keyStore('linux', overrides);
    const result = expect(cipher.encrypt('x')).rejects.toMatchObject({ code: 'timed-out' });
    await settled();
    clock.advance(60_000);
    await result;
  });

  test('decrypting ends in time', async () => {
    const { cipher, clock } = keyStore('linux', { decryptStringAsync: never });
    const result = expect(cipher.decrypt(Buffer.from('v11'))).rejects.toMatchObject({ code: 'timed-out' });
    await settled();
    clock.advance(60_000);
    await result;
  });
});
