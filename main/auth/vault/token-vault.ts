import type { Clock, Log } from '../../ports.ts';
import { type Account, type AccountKey, accountId, accountSchema, sameAccount } from '../account.ts';
import { type Cipher, CipherError, type CipherErrorCode, type Encrypted, type KeyValue } from '../ports.ts';
import { parseJson } from '../server/token-failure.ts';
import type { Entry } from './token-vault-format.ts';
import { createVaultFile, type VaultIndex } from './vault-file.ts';

/**
 * Accounts on disk, as ciphertext. Three rules: nothing in plain text, nothing under a key that protects little unless the
 * person chose so, and nothing deleted because it could not be read.
 */
export type TokenVault = {
  /** Who is kept, without asking the key store. `newer` and `damaged`: something is, and is left alone. */
  readonly index: () => VaultIndex | 'newer' | 'damaged';
  /** Opens one account. Never rejects for what the key store says. */
  readonly read: (key: AccountKey) => Promise<Account | Unreadable>;
  /**
   * Keeps an account in place of an older version of itself; on disk when it answers `kept`.
   * @param wanted asked at the last moment before writing: whether the account is still to be kept at all.
   * @param active asked at the same moment: whether it is the active one, which is written along.
   */
  readonly save: (account: Account, wanted: () => boolean, active?: () => boolean) => Promise<SaveOutcome>;
  /** Which account is active at the next start. What could not be written is logged. */
  readonly activate: (key: AccountKey | undefined) => void;
  /**
   * Forgets one account, and whatever of it was put aside. What a newer version wrote stays. Never throws.
   * @returns false where something is left on disk because that could not be written: it counts as gone in this run, and is
   *   tried again by `settle` and before anything else is kept. At a start before that it is back, with tokens that may be good.
   */
  readonly forget: (key: AccountKey) => boolean;
  /** Forgets everything, also what nobody can read. Never what a newer version wrote. Answers as `forget` does. */
  readonly forgetAll: () => boolean;
  /** Tries again to remove what could not be. False: something is left still. */
  readonly settle: () => boolean;
  /** Whether nothing is left on disk that was to be forgotten. */
  readonly isSettled: () => boolean;
  /** The person's choice to keep tokens under a key that protects little. */
  readonly keepsWeakly: () => boolean;
  /** Answers false when the choice could not be written: it is then as it was. */
  readonly setKeepsWeakly: (on: boolean) => boolean;
};

/** `damaged`: it was decrypted and is no account, or not the one it is filed under. */
export type Unreadable = { readonly unreadable: CipherErrorCode | 'damaged' };

/** `not-kept`: by rule (a weak key store, a vault of a newer version, no longer wanted). The rest went wrong this time. */
export type SaveOutcome = 'kept' | 'not-kept' | 'refused' | 'unavailable' | 'timed-out' | 'unwritable';

const WEAKLY = 'auth.keeps-weakly';

export function createTokenVault(deps: {
  readonly cipher: Cipher;
  readonly store: KeyValue;
  readonly clock: Clock;
  readonly log: Log;
}): TokenVault {
  const { cipher, store, clock, log } = deps;
  const file = createVaultFile({ store, log });
  /** What could not be read in this run: put aside, not written over. */
  const unreadable = new Set<string>();

  const keepsWeakly = () => store.get(WEAKLY) === true;

  async function decrypt(entry: Entry): Promise<Account | Unreadable> {
    try {
      const { plain, reencrypt } = await cipher.decrypt(Buffer.from(entry.ciphertext, 'base64'));
      const account = accountSchema.safeParse(parseJson(plain)).data;
      // SECURITY: a ciphertext that was moved under another name is nobody's.
      if (!account || !sameAccount(account, entry)) return { unreadable: 'damaged' };
      if (reencrypt) await save(account, () => isCurrent(entry));
      return account;
    } catch (error) {
      if (!(error instanceof CipherError)) throw error;
      return { unreadable: error.code };
    }
  }

  /** Whether the disk still holds the very bytes that were read. */
  function isCurrent({ ciphertext }: Entry): boolean {
    const index = file.index();
    return typeof index === 'object' && index.entries.some((each) => each.ciphertext === ciphertext);
  }

  async function save(account: Account, wanted: () => boolean, active = () => false): Promise<SaveOutcome> {
    if (file.index() === 'newer') return 'not-kept';
    try {
      const encrypted = await cipher.encrypt(JSON.stringify(account));
      if (!mayKeep(encrypted, keepsWeakly()) || !wanted()) return 'not-kept';
      write(account, encrypted, active());
      return 'kept';
    } catch (error) {
      const why = error instanceof CipherError ? error.code : 'unwritable';
      log('warn', 'auth.tokens-not-kept', { why });
      return why === 'undecryptable' ? 'unavailable' : why;
    }
  }

  function write(account: Account, { ciphertext, strength, label }: Encrypted, active: boolean): void {
    const { issuer, sub, since } = account;
    const before = file.find(account);
    if (before && before.label !== label) log('info', 'auth.key-store-changed', { from: before.label, to: label });
    const labelSince = before?.label === label ? (before.labelSince ?? before.since) : clock.now();
    const body = Buffer.from(ciphertext).toString('base64');
    const entry: Entry = { issuer, sub, since, label, strength, labelSince, ciphertext: body };
    file.put(entry, { aside: unreadable.has(accountId(account)), active });
    // Only now: a write that failed has put nothing aside.
    unreadable.delete(accountId(account));
  }

  return {
    index: file.index,
    async read(key) {
      const entry = file.find(key);
      if (!entry) {
        unreadable.add(accountId(key));
        return { unreadable: 'damaged' };
      }
      const account = await decrypt(entry);
      if ('unreadable' in account) {
        unreadable.add(accountId(key));
        log('warn', 'auth.tokens-unreadable', { why: account.unreadable, keyStore: entry.label });
      } else unreadable.delete(accountId(key));
      return account;
    },
    save,
    activate: file.activate,
    forget: file.forget,
    forgetAll: file.forgetAll,
    settle: file.settle,
    isSettled: file.isSettled,
    keepsWeakly,
    setKeepsWeakly(on) {
      try {
        if (on) store.set(WEAKLY, true);
        else store.delete(WEAKLY);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** SECURITY: a hard-coded key, or one nothing is known of, keeps nobody out: only whoever chose so has tokens under it. */
function mayKeep({ strength }: Encrypted, keepsWeakly: boolean): boolean {
  return strength === 'strong' || keepsWeakly;
}
