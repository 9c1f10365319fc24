/**
 * safeStorage's asynchronous half, with real encryption and a key kept outside the app's own files. Its synchronous
 * half is deprecated in Electron 45 and removed in 46: not modelled. `STAND_IN_KEY_STORE` says what kind of key store
 * the machine has; ciphertexts carry the prefix by which the app may judge it.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { breakRule, NotModelled, strict } from './rules.ts';

type Store = 'strong' | 'weak' | 'none' | 'refuses' | 'locked' | 'cannot-decrypt' | 'hangs' | 're-encrypt';

const STORES: ReadonlySet<string> = new Set<Store>([
  /** A keyring: prefix v11. */
  'strong',
  /** No keyring on this desktop, a hard-coded key: prefix v10. */
  'weak',
  /** Encryption is not available. */
  'none',
  /** The user did not unlock the keyring: available, but encrypting fails. */
  'refuses',
  /** The keyring is locked: neither reads nor writes until its user unlocks it. */
  'locked',
  /** The keyring lost its key: what was written before cannot be read. */
  'cannot-decrypt',
  /** The keyring waits for the user and answers nothing. */
  'hangs',
  /** The key was rotated: reads, and asks for writing again. */
  're-encrypt',
]);

function store(): Store {
  const name = process.env['STAND_IN_KEY_STORE'] ?? 'strong';
  if (!STORES.has(name)) throw new NotModelled(`a key store called ${name}`);
  return name as Store;
}

function afterReady(method: string): void {
  if (!app.isReady()) breakRule(`safeStorage.${method} cannot be used before app is ready`);
}

const never = <T>(): Promise<T> => new Promise(() => undefined);

const HARD_CODED_KEY = createHash('sha256').update('nobody keeps this secret').digest();

function keyFor(prefix: string): Buffer {
  if (prefix === 'v10') return HARD_CODED_KEY;
  const folder = process.env['STAND_IN_KEY_STORE_DIR'] ?? join(app.getPath('userData'), 'stand-in-keyring');
  const file = join(folder, 'key');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
    return readFileSync(file);
  }
}

async function isAsyncEncryptionAvailable(): Promise<boolean> {
  afterReady('isAsyncEncryptionAvailable');
  return store() === 'hangs' ? never() : store() !== 'none';
}

async function encryptStringAsync(plain: string): Promise<Buffer> {
  afterReady('encryptStringAsync');
  if (typeof plain !== 'string') throw new TypeError('Error processing argument at index 0, conversion failure');
  if (store() === 'hangs') return never();
  if (store() === 'none') throw new Error('Encryption is not available');
  if (store() === 'refuses' || store() === 'locked') {
    throw new Error('Encryption is temporarily unavailable. Please try again.');
  }
  const prefix = store() === 'weak' ? 'v10' : 'v11';
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(prefix), iv);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(prefix), iv, sealed, cipher.getAuthTag()]);
}

async function decryptStringAsync(
  encrypted: Buffer,
): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }> {
  afterReady('decryptStringAsync');
  if (!Buffer.isBuffer(encrypted))
    throw new TypeError('Expected the first argument of decryptStringAsync() to be a buffer');
  if (store() === 'hangs') return never();
  if (store() === 'none') throw new Error('Decryption is not available');
  if (store() === 'locked') throw new Error('Decryption is temporarily unavailable. Please try again.');
  const prefix = encrypted.subarray(0, 3).toString('latin1');
  const failed = new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
  if (store() === 'cannot-decrypt' || !['v10', 'v11'].includes(prefix)) throw failed;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(prefix), encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(-16));
    const plain = Buffer.concat([decipher.update(encrypted.subarray(15, -16)), decipher.final()]);
    return { result: plain.toString('utf8'), shouldReEncrypt: store() === 're-encrypt' };
  } catch {
    throw failed;
  }
}

function getSelectedStorageBackend(): string {
  if (!app.isReady()) return 'unknown';
  return store() === 'weak' || store() === 'none' ? 'basic_text' : 'gnome_libsecret';
}

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable,
  encryptStringAsync,
  decryptStringAsync,
  getSelectedStorageBackend,
});
