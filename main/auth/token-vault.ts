import type { Clock, Log } from '../ports.ts';
import { type Account, type AccountKey, accountId, accountSchema, sameAccount } from './account.ts';
import { type Cipher, CipherError, type CipherErrorCode, type Encrypted, type KeyValue } from './ports.ts';
import { parseJson } from './token-failure.ts';
import { decodeVault, type Entry, encodeVault, entriesOf, isOf, type Vault } from './token-vault-format.ts';

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
   * @param active whether it is to be the active one from then on, in the same write.
   */
  readonly save: (account: Account, wanted: () => boolean, active?: 'active') => Promise<SaveOutcome>;
  /** Which account is active at the next start. What could not be written is logged. */
  readonly activate: (key: AccountKey | undefined) => void;
  /**
   * Forgets one account, and whatever of it was put aside. What a newer version wrote stays.
   * Never throws: what could not be removed is logged, and its tokens are dead at the next start.
   */
  readonly forget: (key: AccountKey) => void;
  /** Forgets everything, also what nobody can read. Never what a newer version wrote. */
  readonly forgetAll: () => void;
  /** The person's choice to keep tokens under a key that protects little. */
  readonly keepsWeakly: () => boolean;
  /** Answers false when the choice could not be written: it is then as it was. */
  readonly setKeepsWeakly: (on: boolean) => boolean;
};

export type VaultIndex = { readonly entries: readonly Entry[]; readonly active: AccountKey | undefined };

/** `damaged`: it was decrypted and is no account, or not the one it is filed under. */
export type Unreadable = { readonly unreadable: CipherErrorCode | 'damaged' };

/** `not-kept`: by rule (a weak key store, a vault of a newer version, no longer wanted). The rest went wrong this time. */
export type SaveOutcome = 'kept' | 'not-kept' | 'refused' | 'unavailable' | 'timed-out' | 'unwritable';

const KEY = 'auth.accounts';
const DAMAGED = 'auth.accounts-damaged';
const ASIDE = 'auth.accounts-aside';
const WEAKLY = 'auth.keeps-weakly';

export function createTokenVault(deps: {
  readonly cipher: Cipher;
  readonly store: KeyValue;
  readonly clock: Clock;
  readonly log: Log;
}): TokenVault {
  const { cipher, store, clock, log } = deps;
  /** What could not be read in this run: put aside, not written over. */
  const unreadable = new Set<string>();

  const found = () => decodeVault(store.get(KEY));
  const keepsWeakly = () => store.get(WEAKLY) === true;

  function aside(): readonly unknown[] {
    const value = store.get(ASIDE);
    return Array.isArray(value) ? value : [];
  }

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
  function isCurrent(entry: Entry): boolean {
    const vault = found();
    return typeof vault === 'object' && entriesOf(vault).some(({ ciphertext }) => ciphertext === entry.ciphertext);
  }

  async function save(account: Account, wanted: () => boolean, active?: 'active'): Promise<SaveOutcome> {
    if (found() === 'newer') return 'not-kept';
    try {
      const encrypted = await cipher.encrypt(JSON.stringify(account));
      if (!mayKeep(encrypted, keepsWeakly()) || !wanted()) return 'not-kept';
      write(account, encrypted, active);
      return 'kept';
    } catch (error) {
      const why = error instanceof CipherError ? error.code : 'unwritable';
      log('warn', 'auth.tokens-not-kept', { why });
      return why === 'undecryptable' ? 'unavailable' : why;
    }
  }

  function write(account: Account, { ciphertext, strength, label }: Encrypted, active?: 'active'): void {
    const value = store.get(KEY);
    const decoded = decodeVault(value);
    if (decoded === 'damaged') store.set(DAMAGED, value);
    const vault: Vault = typeof decoded === 'object' ? decoded : { accounts: [] };
    const { issuer, sub, since } = account;
    const before = entriesOf(vault).find((each) => isOf(each, account));
    if (before && unreadable.delete(accountId(account))) store.set(ASIDE, [...aside(), before]);
    if (before && before.label !== label) log('info', 'auth.key-store-changed', { from: before.label, to: label });
    const labelSince = before?.label === label ? (before.labelSince ?? before.since) : clock.now();
    const body = Buffer.from(ciphertext).toString('base64');
    const entry: Entry = { issuer, sub, since, label, strength, labelSince, ciphertext: body };
    const at = vault.accounts.findIndex((each) => isOf(each, account));
    const accounts = at < 0 ? [...vault.accounts, entry] : vault.accounts.with(at, entry);
    store.set(KEY, encodeVault({ accounts, active: active ? account : vault.active }));
  }

  /** Writes what is left, or nothing where nothing is. */
  function reduce(vault: Vault): void {
    if (vault.accounts.length === 0) store.delete(KEY);
    else store.set(KEY, encodeVault(vault));
  }

  function quietly(event: string, change: () => void): void {
    try {
      change();
    } catch {
      log('error', event);
    }
  }

  return {
    index() {
      const vault = found();
      return typeof vault === 'object' ? { entries: entriesOf(vault), active: vault.active } : vault;
    },
    async read(key) {
      const vault = found();
      const entry = typeof vault === 'object' ? entriesOf(vault).find((each) => isOf(each, key)) : undefined;
      if (!entry) return { unreadable: 'damaged' };
      const account = await decrypt(entry);
      if ('unreadable' in account) {
        unreadable.add(accountId(key));
        log('warn', 'auth.tokens-unreadable', { why: account.unreadable, keyStore: entry.label });
      } else unreadable.delete(accountId(key));
      return account;
    },
    save,
    activate(key) {
      quietly('auth.active-not-kept', () => {
        const vault = found();
        if (typeof vault !== 'object' || vault.accounts.length === 0) return;
        store.set(KEY, encodeVault({ accounts: vault.accounts, active: key }));
      });
    },
    forget(key) {
      quietly('auth.tokens-not-forgotten', () => {
        const vault = found();
        if (typeof vault !== 'object') return;
        const accounts = vault.accounts.filter((each) => !isOf(each, key));
        const active = vault.active && !sameAccount(vault.active, key) ? vault.active : undefined;
        if (accounts.length < vault.accounts.length) reduce({ accounts, active });
        const left = aside().filter((each) => !isOf(each, key));
        if (left.length < aside().length) store.set(ASIDE, left);
      });
    },
    forgetAll() {
      quietly('auth.tokens-not-forgotten', () => {
        if (found() === 'newer') return;
        for (const key of [KEY, DAMAGED, ASIDE]) store.delete(key);
      });
    },
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
