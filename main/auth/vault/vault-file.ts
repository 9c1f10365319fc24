import type { Log } from '../../ports.ts';
import type { AccountKey } from '../account.ts';
import type { KeyValue } from '../ports.ts';
import { decodeVault, type Entry, encodeVault, entriesOf, isOf, type Vault } from './token-vault-format.ts';

export type VaultIndex = { readonly entries: readonly Entry[]; readonly active: AccountKey | undefined };

/** The vault's entries in the store, without a word to the key store: nothing here can read what they hold. */
export type VaultFile = {
  /** `newer` and `damaged`: something is there, and is left alone. */
  readonly index: () => VaultIndex | 'newer' | 'damaged';
  /** The entry of that account, if there is one. */
  readonly find: (key: AccountKey) => Entry | undefined;
  /**
   * Writes an entry in place of the older one of the same account. Throws when that cannot be done.
   * @param options.aside the older one is kept beside, because nobody could read it.
   * @param options.active the account is the active one from then on.
   */
  readonly put: (entry: Entry, options: { readonly aside: boolean; readonly active: boolean }) => void;
  /** Which account is active, if one is. What could not be written is logged. */
  readonly activate: (key: AccountKey | undefined) => void;
  /** Removes one account, and whatever of it was put aside. What could not be removed is logged. */
  readonly forget: (key: AccountKey) => void;
  /** Removes everything but what a newer version wrote. What could not be removed is logged. */
  readonly forgetAll: () => void;
};

const KEY = 'auth.accounts';
const DAMAGED = 'auth.accounts-damaged';
const ASIDE = 'auth.accounts-aside';

export function createVaultFile({ store, log }: { readonly store: KeyValue; readonly log: Log }): VaultFile {
  const found = () => decodeVault(store.get(KEY));

  function index(): VaultIndex | 'newer' | 'damaged' {
    const vault = found();
    return typeof vault === 'object' ? { entries: entriesOf(vault), active: vault.active } : vault;
  }

  function find(key: AccountKey): Entry | undefined {
    const kept = index();
    return typeof kept === 'object' ? kept.entries.find((each) => isOf(each, key)) : undefined;
  }

  function aside(): readonly unknown[] {
    const value = store.get(ASIDE);
    return Array.isArray(value) ? value : [];
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
    index,
    find,
    put(entry, options) {
      const value = store.get(KEY);
      const decoded = decodeVault(value);
      if (decoded === 'damaged') store.set(DAMAGED, value);
      const vault: Vault = typeof decoded === 'object' ? decoded : { accounts: [] };
      const before = find(entry);
      if (before && options.aside) store.set(ASIDE, [...aside(), before]);
      const at = vault.accounts.findIndex((each) => isOf(each, entry));
      const accounts = at < 0 ? [...vault.accounts, entry] : vault.accounts.with(at, entry);
      store.set(KEY, encodeVault({ accounts, active: options.active ? entry : vault.active }));
    },
    activate(key) {
      quietly('auth.active-not-kept', () => {
        const vault = found();
        if (typeof vault !== 'object' || vault.accounts.length === 0) return;
        if (key || vault.active) store.set(KEY, encodeVault({ accounts: vault.accounts, active: key }));
      });
    },
    forget(key) {
      quietly('auth.tokens-not-forgotten', () => {
        const vault = found();
        if (typeof vault !== 'object') return;
        const accounts = vault.accounts.filter((each) => !isOf(each, key));
        const active = vault.active && !isOf(vault.active, key) ? vault.active : undefined;
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
  };
}
