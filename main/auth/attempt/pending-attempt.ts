import * as z from 'zod/mini';
import type { Log } from '../../ports.ts';
import { type Cipher, CipherError, type KeyValue } from '../ports.ts';
import { parseJson } from '../server/token-failure.ts';
import { type Attempt, attemptSchema, isExpired, redirectOf } from './attempt.ts';

/**
 * The attempt that waits for its callback, kept encrypted so that a callback which starts the app again completes it.
 * Where the key store is not strong it lives in the memory of whoever made it, and ends with the app.
 */
export type PendingAttempt = {
  /** The attempt of an earlier run, when it is still good and asked this issuer for this redirect, or for one on loopback. Never rejects. */
  readonly load: (now: number, issuer: string, redirectUri: string) => Promise<Attempt | undefined>;
  /** @param wanted asked at the last moment before writing. Never rejects: an attempt that is not kept is still good. */
  readonly keep: (attempt: Attempt, wanted: () => boolean) => Promise<void>;
  /** Used, expired or cancelled: nothing of it stays. */
  readonly remove: () => void;
};

const KEY = 'auth.attempt';
const FORMAT = 1;

const entrySchema = z.object({
  format: z.literal(FORMAT),
  expiresAt: z.number(),
  ciphertext: z.base64(),
});

export function createPendingAttempt(deps: {
  readonly cipher: Cipher;
  readonly store: KeyValue;
  readonly log: Log;
}): PendingAttempt {
  const { cipher, store, log } = deps;

  async function decrypt(ciphertext: string): Promise<Attempt | undefined> {
    try {
      const { plain } = await cipher.decrypt(Buffer.from(ciphertext, 'base64'));
      return attemptSchema.safeParse(parseJson(plain)).data;
    } catch (error) {
      if (!(error instanceof CipherError)) throw error;
      log('warn', 'auth.attempt-unreadable', { why: error.code });
      return undefined;
    }
  }

  function remove(): void {
    if (store.get(KEY) === undefined) return;
    try {
      store.delete(KEY);
    } catch {
      log('warn', 'auth.attempt-not-removed');
    }
  }

  return {
    async load(now, issuer, redirectUri) {
      const entry = entrySchema.safeParse(store.get(KEY)).data;
      if (!entry) return undefined;
      if (isExpired(entry, now)) {
        remove();
        return undefined;
      }
      const attempt = await decrypt(entry.ciphertext);
      // SECURITY: RFC 9700 §4.4: the code of one server is never sent to another.
      if (attempt?.issuer !== issuer || isExpired(attempt, now)) return undefined;
      return attempt.redirectUri === redirectUri || redirectOf(attempt) === 'loopback' ? attempt : undefined;
    },
    async keep(attempt, wanted) {
      try {
        const { ciphertext, strength } = await cipher.encrypt(JSON.stringify(attempt));
        if (strength !== 'strong' || !wanted()) return;
        const { expiresAt } = attempt;
        store.set(KEY, { format: FORMAT, expiresAt, ciphertext: Buffer.from(ciphertext).toString('base64') });
      } catch (error) {
        log('warn', 'auth.attempt-not-kept', { why: error instanceof CipherError ? error.code : 'store' });
      }
    },
    remove,
  };
}
