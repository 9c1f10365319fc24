import type { Log } from '../../ports.ts';
import type { AccountKey } from '../account.ts';
import type { KeyValue } from '../ports.ts';
import { decodeVault, type Entry, encodeVault, entriesOf, isOf, keysOf, type Vault } from './token-vault-format.ts';
import { ACCOUNTS, ASIDE, asideIn, createVaultForgetting, DAMAGED, type VaultForgetting } from './vault-forgetting.ts';

export type VaultIndex = {
  readonly entries: readonly Entry[];
  /** Those of the entries, and of what is there and no entry any more, in the order in which they were kept. */
  readonly keys: readonly AccountKey[];
  /** How many there are of which not even that is understood. */
  readonly strangers: number;
  readonly active: AccountKey | undefined;
};

/** The vault's entries in the store, without a word to the key store: nothing here can read what they hold. */
export type VaultFile = Omit<VaultForgetting, 'isOwed'> & {
  /** Without what is to be forgotten and could not be yet. `newer` and `damaged`: something is there, and is left alone. */
  readonly index: () => VaultIndex | 'newer' | 'damaged';
  /** The entry of that account, if there is one. */
  readonly find: (key: AccountKey) => Entry | undefined;
  /**
   * Writes an entry in place of the older one of the same account. Throws when that cannot be done, and
   * while something that is to be forgotten cannot be removed.
   * @param options.aside the older one is kept beside, because nobody could read it.
   * @param options.active the account is the active one from then on.
   */
  readonly put: (entry: Entry, options: { readonly aside: boolean; readonly active: boolean }) => void;
  /** Which account is active, if one is. What could not be written is logged. */
  readonly activate: (key: AccountKey | undefined) => void;
};

export function createVaultFile({ store, log }: { readonly store: KeyValue; readonly log: Log }): VaultFile {
  const { isOwed, ...forgetting } = createVaultForgetting({ store, log });
  const found = () => decodeVault(store.get(ACCOUNTS));

  function index(): VaultIndex | 'newer' | 'damaged' {
    const vault = found();
    if (typeof vault !== 'object') return vault;
    const { active } = vault;
    const entries = entriesOf(vault).filter((each) => !isOwed(each));
    const left = { accounts: vault.accounts.filter((each) => !isOwed(each)) };
    const keys = keysOf(left);
    const strangers = left.accounts.length - keys.length;
    return { entries, keys, strangers, active: active && isOwed(active) ? undefined : active };
  }

  function find(key: AccountKey): Entry | undefined {
    const kept = index();
    return typeof kept === 'object' ? kept.entries.find((each) => isOf(each, key)) : undefined;
  }

  return {
    index,
    find,
    put(entry, options) {
      if (!forgetting.settle()) throw new Error('What is to be forgotten cannot be removed');
      const value = store.get(ACCOUNTS);
      const decoded = decodeVault(value);
      if (decoded === 'damaged') store.set(DAMAGED, value);
      const vault: Vault = typeof decoded === 'object' ? decoded : { accounts: [] };
      const before = vault.accounts.find((each) => isOf(each, entry));
      if (before !== undefined && options.aside) store.set(ASIDE, [...asideIn(store), before]);
      const at = vault.accounts.findIndex((each) => isOf(each, entry));
      const accounts = at < 0 ? [...vault.accounts, entry] : vault.accounts.with(at, entry);
      store.set(ACCOUNTS, encodeVault({ accounts, active: options.active ? entry : vault.active }));
    },
    activate(key) {
      try {
        const vault = found();
        if (typeof vault !== 'object' || vault.accounts.length === 0) return;
        if (key || vault.active) store.set(ACCOUNTS, encodeVault({ accounts: vault.accounts, active: key }));
      } catch {
        log('error', 'auth.active-not-kept');
      }
    },
    ...forgetting,
  };
}
