import { type Cipher, CipherError, type CipherErrorCode } from '../../main/auth/ports.ts';
import type { KeyStoreView } from '../../shared/models.ts';

export type FakeCipher = Cipher & {
  /** What the key store is from now on. A store of strength `none` refuses to encrypt. */
  readonly become: (strength: KeyStoreView['strength'], prefix?: string) => void;
  /** From now on encryption, decryption or both reject so; `undefined` mends them. */
  readonly breakEncrypt: (code: CipherErrorCode | undefined) => void;
  readonly breakDecrypt: (code: CipherErrorCode | undefined) => void;
  /** Another key takes over. `readable`: what was made with the old one can still be read, and should be made anew. */
  readonly changeKey: (old: 'readable' | 'unreadable') => void;
  /** What was not made anew meanwhile cannot be read any more. */
  readonly forgetOldKeys: () => void;
  /** Holds every encryption back until the returned function is called. */
  readonly hold: () => () => void;
};

const PREFIXES = { strong: 'v11', weak: 'v10', unknown: 'xxx', none: 'xxx' } as const;

/** A key store without a key store: the plain text is masked, so that a search for a token would not find it. */
export function createFakeCipher(initial: KeyStoreView['strength'] = 'strong'): FakeCipher {
  let strength = initial;
  let prefix: string = PREFIXES[initial];
  let key = 1;
  let oldest = 1;
  let encryptFails: CipherErrorCode | undefined;
  let decryptFails: CipherErrorCode | undefined;
  let gate: Promise<void> = Promise.resolve();
  const mask = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xa5);

  return {
    describe: async () => ({
      strength,
      name: `fake ${strength}`,
      ...(strength !== 'none' && { label: `fake:${prefix}` }),
      advice: strength === 'strong' ? 'none' : 'unknown',
    }),
    async encrypt(plain) {
      await gate;
      if (encryptFails) throw new CipherError(encryptFails);
      if (strength === 'none') throw new CipherError('refused');
      const body = mask(new TextEncoder().encode(plain));
      return {
        ciphertext: Uint8Array.of(...new TextEncoder().encode(prefix), key, ...body),
        strength,
        label: `fake:${prefix}`,
      };
    },
    async decrypt(ciphertext) {
      if (decryptFails) throw new CipherError(decryptFails);
      const madeWith = ciphertext[3] ?? 0;
      if (madeWith < oldest) throw new CipherError('undecryptable');
      return { plain: new TextDecoder().decode(mask(ciphertext.subarray(4))), reencrypt: madeWith < key };
    },
    become: (next, nextPrefix = PREFIXES[next]) => {
      strength = next;
      prefix = nextPrefix;
    },
    breakEncrypt: (code) => {
      encryptFails = code;
    },
    breakDecrypt: (code) => {
      decryptFails = code;
    },
    changeKey(old) {
      key += 1;
      if (old === 'unreadable') oldest = key;
    },
    forgetOldKeys: () => {
      oldest = key;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
}
