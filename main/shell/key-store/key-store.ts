import type { SafeStorage } from 'electron';
import { type Cipher, CipherError } from '../../auth/ports.ts';
import type { Clock } from '../../ports.ts';
import { withTimeLimit } from '../time-limit.ts';
import { type Desktop, keyStoreAdvice } from './key-store-advice.ts';
import { keyStoreName, keyStoreStrength, prefixOf } from './key-store-judgement.ts';

/**
 * The asynchronous calls only: the synchronous ones are deprecated in Electron 45 and describe another provider.
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
export type AsyncSafeStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** A keyring may ask its user to unlock it; each call waits for that so long (ms) and no longer. */
const LIMIT = 60_000;

/** To say what the key store is, nobody waits for a dialog (ms). */
const PROBE_LIMIT = 5_000;

const PROBE = 'probe';

const ANSWERS = { refused: 'refused', undecryptable: 'refused', unavailable: 'locked', 'timed-out': 'silent' } as const;

/**
 * The Cipher port over Electron's safeStorage. After `ready`: before it, "available" is always false.
 * The availability promise may stay pending for good, hence a time limit on every call.
 */
export function createKeyStore(deps: {
  readonly safeStorage: AsyncSafeStorage;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  /** Read anew each time: a keyring may be installed while the app runs. */
  readonly desktop: () => Desktop;
}): Cipher {
  const { safeStorage, platform, clock, desktop } = deps;
  const limited = <T>(ms: number, promise: Promise<T>): Promise<T> =>
    withTimeLimit(clock, ms, promise, () => new CipherError('timed-out'));

  async function available(ms: number): Promise<void> {
    const asked = limited(ms, safeStorage.isAsyncEncryptionAvailable());
    const yes = await asked.catch((cause: unknown) => {
      throw cause instanceof CipherError ? cause : new CipherError('unavailable', cause);
    });
    if (!yes) throw new CipherError('unavailable');
  }

  async function encrypt(plain: string, ms: number) {
    await available(ms);
    const ciphertext = await limited(ms, safeStorage.encryptStringAsync(plain)).catch((cause: unknown) => {
      throw cipherError(cause, 'refused');
    });
    const prefix = prefixOf(ciphertext);
    return { ciphertext, strength: keyStoreStrength(platform, prefix), label: `${platform}:${prefix}`, prefix };
  }

  const backend = (): string => (platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'unknown');

  return {
    async describe() {
      try {
        const { strength, prefix, label } = await encrypt(PROBE, PROBE_LIMIT);
        const name = keyStoreName(platform, prefix, backend());
        return { strength, name, label, ...keyStoreAdvice(platform, strength, desktop()) };
      } catch (cause) {
        if (!(cause instanceof CipherError)) throw cause;
        const name = keyStoreName(platform, '', backend());
        const strength = cause.code === 'timed-out' ? 'unknown' : 'none';
        return { strength, name, ...keyStoreAdvice(platform, ANSWERS[cause.code], desktop()) };
      }
    },
    async encrypt(plain) {
      const { ciphertext, strength, label } = await encrypt(plain, LIMIT);
      return { ciphertext, strength, label };
    },
    async decrypt(ciphertext) {
      await available(LIMIT);
      try {
        const decrypted = await limited(LIMIT, safeStorage.decryptStringAsync(Buffer.from(ciphertext)));
        return { plain: decrypted.result, reencrypt: decrypted.shouldReEncrypt };
      } catch (cause) {
        throw cipherError(cause, 'undecryptable');
      }
    },
  };
}

/** "Temporarily unavailable" is told apart by its message only (electron_api_safe_storage.cc). */
function cipherError(cause: unknown, lasting: 'refused' | 'undecryptable'): CipherError {
  if (cause instanceof CipherError) return cause;
  const passing = cause instanceof Error && cause.message.includes('temporarily unavailable');
  return new CipherError(passing ? 'unavailable' : lasting, cause);
}
