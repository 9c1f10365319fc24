import type { Log } from '../../ports.ts';
import type { AccountKey } from '../account.ts';
import type { KeyValue } from '../ports.ts';
import { decodeVault, encodeVault, isOf, type Vault } from './token-vault-format.ts';

/** Removing from the disk, and what of that the disk has not done yet. */
export type VaultForgetting = {
  /** Removes one account, and whatever of it was put aside. False: something is left on disk, and owed. */
  readonly forget: (key: AccountKey) => boolean;
  /** Removes everything but what a newer version wrote. False as above. */
  readonly forgetAll: () => boolean;
  /** Tries again what is owed. False: something still is. */
  readonly settle: () => boolean;
  readonly isSettled: () => boolean;
  /** Whether this entry, or this account, is there only because it could not be removed. */
  readonly isOwed: (entry: unknown) => boolean;
};

export const ACCOUNTS = 'auth.accounts';
export const DAMAGED = 'auth.accounts-damaged';
export const ASIDE = 'auth.accounts-aside';

/** What is owed is known to this run only: a disk that cannot be written cannot be told of it either. */
export function createVaultForgetting({
  store,
  log,
}: {
  readonly store: KeyValue;
  readonly log: Log;
}): VaultForgetting {
  let owed: readonly (AccountKey | 'all')[] = [];

  /** Writes what is left, or nothing where nothing is. */
  function reduce(vault: Vault): void {
    if (vault.accounts.length === 0) store.delete(ACCOUNTS);
    else store.set(ACCOUNTS, encodeVault(vault));
  }

  function removeOne(key: AccountKey): void {
    const vault = decodeVault(store.get(ACCOUNTS));
    if (typeof vault !== 'object') return;
    const accounts = vault.accounts.filter((each) => !isOf(each, key));
    const active = vault.active && !isOf(vault.active, key) ? vault.active : undefined;
    if (accounts.length < vault.accounts.length) reduce({ accounts, active });
    const before = asideIn(store);
    const left = before.filter((each) => !isOf(each, key));
    if (left.length < before.length) store.set(ASIDE, left);
  }

  function removeAll(): void {
    if (decodeVault(store.get(ACCOUNTS)) === 'newer') return;
    for (const key of [ACCOUNTS, DAMAGED, ASIDE]) store.delete(key);
  }

  function isRemoved(what: AccountKey | 'all'): boolean {
    try {
      if (what === 'all') removeAll();
      else removeOne(what);
      return true;
    } catch {
      log('error', 'auth.tokens-not-forgotten');
      return false;
    }
  }

  function settle(): boolean {
    owed = owed.filter((each) => !isRemoved(each));
    return owed.length === 0;
  }

  return {
    forget(key) {
      owed = [...owed.filter((each) => each === 'all' || !isOf(each, key)), key];
      return settle();
    },
    forgetAll() {
      owed = ['all'];
      return settle();
    },
    settle,
    isSettled: () => owed.length === 0,
    isOwed: (entry) => owed.some((each) => each === 'all' || isOf(entry, each)),
  };
}

/** The entries that were put aside because nobody could read them. */
export function asideIn(store: KeyValue): readonly unknown[] {
  const value = store.get(ASIDE);
  return Array.isArray(value) ? value : [];
}
