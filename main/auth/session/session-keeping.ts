import type { Clock } from '../../ports.ts';
import { accountId } from '../account.ts';
import type { KeyStoreFacts } from '../ports.ts';
import type { SaveOutcome, TokenVault, Unreadable } from '../vault/token-vault.ts';
import { RETRY_PAUSE } from './account-keeper.ts';
import type { Members } from './members.ts';
import { accountView } from './session-state.ts';

/** What is asked of the disk and the key store for everybody who is signed in. */
export type SessionKeeping = {
  /** What could not be read or written of the accounts is tried once more; what became of the writing. */
  readonly retry: () => Promise<readonly (SaveOutcome | undefined)[]>;
  /** The key store has been asked what it is: what is kept under another label and can be read is written anew. */
  readonly keyStoreIs: (facts: KeyStoreFacts) => void;
  /** Writes what was not written by rule, or forgets what was written under a weak key. What went wrong, if anything did. */
  readonly keepWeakly: (on: boolean) => Promise<Exclude<SaveOutcome, 'kept' | 'not-kept'> | undefined>;
  /** Removes from the disk what could not be removed when it was to be, with the next use, but not at every one. */
  readonly settleInPassing: () => void;
  /** Why an account on disk cannot be read now, if one cannot. */
  readonly trouble: () => Unreadable['unreadable'] | undefined;
};

export function createSessionKeeping(deps: {
  readonly members: Members;
  readonly vault: TokenVault;
  readonly clock: Clock;
  readonly changed: () => void;
}): SessionKeeping {
  const { members, vault, clock, changed } = deps;
  let settledAt = Number.NEGATIVE_INFINITY;

  /** What could not be removed is tried once more; whether it is gone now. */
  function settle(): SaveOutcome | undefined {
    if (vault.isSettled()) return undefined;
    settledAt = clock.monotonic();
    if (!vault.settle()) return 'unwritable';
    changed();
    return undefined;
  }

  async function keepAll(): Promise<readonly SaveOutcome[]> {
    const unkept = members.all().filter((each) => accountView(each.state(), false).kept === false);
    return Promise.all(unkept.map((each) => each.keep()));
  }

  async function keepAllWeakly(): Promise<Exclude<SaveOutcome, 'kept' | 'not-kept'> | undefined> {
    const failed = (await keepAll()).find((outcome) => outcome !== 'kept' && outcome !== 'not-kept');
    if (failed !== undefined) vault.setKeepsWeakly(false);
    return failed;
  }

  function forgetWeak(): 'unwritable' | undefined {
    const index = vault.index();
    for (const entry of typeof index === 'string' ? [] : index.entries) {
      if (entry.strength === 'strong') continue;
      vault.forget(entry);
      members.find(accountId(entry))?.unkept();
    }
    changed();
    return vault.isSettled() ? undefined : 'unwritable';
  }

  return {
    async retry() {
      const forgotten = settle();
      return [forgotten, ...(await Promise.all(members.all().map((each) => each.retry())))];
    },
    keyStoreIs({ strength, label }) {
      const index = vault.index();
      if (strength !== 'strong' || label === undefined || typeof index === 'string') return;
      for (const each of members.all()) {
        const entry = index.entries.find((kept) => accountId(kept) === each.id);
        if (each.state().kind === 'signed-in' && entry?.label !== label) void each.keep();
      }
    },
    async keepWeakly(on) {
      if (on === vault.keepsWeakly()) return undefined;
      if (!vault.setKeepsWeakly(on)) return 'unwritable';
      return on ? keepAllWeakly() : forgetWeak();
    },
    settleInPassing() {
      if (clock.monotonic() - settledAt >= RETRY_PAUSE) settle();
    },
    trouble() {
      for (const each of members.all()) {
        const state = each.state();
        if (state.kind === 'sealed') return state.why;
      }
      return undefined;
    },
  };
}
