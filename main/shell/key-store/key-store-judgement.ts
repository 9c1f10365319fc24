import type { KeyStoreView } from '../../../shared/models.ts';

/** The first three bytes of a ciphertext name the key it was made with (Chromium's os_crypt). */
export function prefixOf(ciphertext: Uint8Array): string {
  const prefix = Buffer.from(ciphertext.subarray(0, 3)).toString('latin1');
  return /^v\d\d$/.test(prefix) ? prefix : 'other';
}

/**
 * How good the key behind a ciphertext is. That encryption is "available" says nothing: on Linux `v10` is a key that
 * stands in Chromium's source, `v11` and later come from a keyring or the secret portal. On macOS and Windows `v10` is
 * the ordinary form, keyed by the Keychain and by DPAPI.
 */
export function keyStoreStrength(platform: NodeJS.Platform, prefix: string): KeyStoreView['strength'] {
  const version = prefix.startsWith('v') ? Number(prefix.slice(1)) : Number.NaN;
  if (Number.isNaN(version)) return 'unknown';
  return platform === 'linux' && version < 11 ? 'weak' : 'strong';
}

/**
 * The key store's own name, for a sentence.
 * @param backend what Electron says it selected on Linux: that describes the synchronous provider, so it only chooses
 *   between names once the prefix has shown that there is a keyring at all.
 */
export function keyStoreName(platform: NodeJS.Platform, prefix: string, backend: string): string {
  if (platform === 'darwin') return 'Keychain';
  if (platform === 'win32') return 'Windows Data Protection';
  if (prefix === 'v10') return 'built-in key';
  if (prefix === 'v12') return 'secret portal';
  if (backend.startsWith('kwallet')) return 'KWallet';
  return backend === 'gnome_libsecret' ? 'GNOME Keyring' : 'keyring';
}
