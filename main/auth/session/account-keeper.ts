import type { Clock } from '../../ports.ts';
import type { Account, AccountKey } from '../account.ts';
import { within } from '../vault/key-store-wait.ts';
import type { SaveOutcome, TokenVault, Unreadable } from '../vault/token-vault.ts';

/** One account's way to the disk and back, past a key store that may be waiting for its user. */
export type AccountKeeper = {
  /**
   * Writes; answers when that is done, or `timed-out` after a few seconds while the key store is still at it.
   * @param wanted asked at the last moment: whether the account is still to be kept. An older write is never.
   */
  readonly save: (account: Account, wanted: () => boolean) => Promise<SaveOutcome>;
  /** Opens what is kept: one question to the key store, however many wait for it. */
  readonly open: (key: AccountKey) => Promise<Account | Unreadable>;
  /** Whether the last thing that was asked of the key store is worth another try by now. */
  readonly isDue: () => boolean;
};

/** Nobody who signs in or reads waits longer (ms). */
export const PATIENCE = 3_000;

/** What the key store or the disk did not do is tried again with the next use, but not more often (ms). */
export const RETRY_PAUSE = 30_000;

const PASSING: ReadonlySet<string> = new Set(['unavailable', 'timed-out', 'unwritable']);

/** @param late told of an account that is on disk after all, when `save` had given up waiting for it. */
export function createAccountKeeper(
  deps: {
    readonly vault: TokenVault;
    readonly clock: Clock;
    /** Asked at the last moment as well: whether the account is the active one. */
    readonly isActive: () => boolean;
  },
  late: (account: Account) => void,
): AccountKeeper {
  const { vault, clock, isActive } = deps;
  /** Counts writes, so that one which the key store finishes late does not undo a later one. */
  let writes = 0;
  let opening: Promise<Account | Unreadable> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failedPassingly = false;

  function tried(outcome: string): void {
    triedAt = clock.monotonic();
    failedPassingly = PASSING.has(outcome);
  }

  return {
    async save(account, wanted) {
      writes += 1;
      const mine = writes;
      const writing = vault.save(account, () => wanted() && mine === writes, isActive);
      const outcome = await within(clock, PATIENCE, writing);
      tried(outcome === 'late' ? 'timed-out' : outcome);
      if (outcome !== 'late') return outcome;
      void writing.then((done) => {
        if (done === 'kept' && wanted() && mine === writes) late(account);
      });
      return 'timed-out';
    },
    open(key) {
      opening ??= vault
        .read(key)
        .then((read) => {
          tried('unreadable' in read ? read.unreadable : 'kept');
          return read;
        })
        .finally(() => {
          opening = undefined;
        });
      return opening;
    },
    isDue: () => failedPassingly && clock.monotonic() - triedAt >= RETRY_PAUSE,
  };
}
