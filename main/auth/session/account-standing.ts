import type { SignedOutReason } from '../../../shared/models.ts';
import type { Log } from '../../ports.ts';
import type { AccountKey } from '../account.ts';
import type { TokenVault } from '../vault/token-vault.ts';
import type { SessionState } from './session-state.ts';

/** How an account stands, and its end: nothing comes after that. */
export type AccountStanding = {
  readonly state: () => SessionState;
  readonly enter: (next: SessionState) => void;
  /** The same, where there is nothing to tell anybody. */
  readonly note: (next: SessionState) => void;
  /** Signed out: forgotten on disk at once. */
  readonly end: (reason: SignedOutReason) => void;
  /** Somebody else speaks for this person from now on. */
  readonly stop: () => void;
  readonly isStopped: () => boolean;
  /** Neither ended nor stopped. */
  readonly going: () => boolean;
};

/** @param ended called once, before anybody hears of it. */
export function createAccountStanding(
  deps: { readonly vault: TokenVault; readonly log: Log; readonly changed: () => void },
  key: AccountKey,
  first: SessionState,
  ended: () => void,
): AccountStanding {
  const { vault, log, changed } = deps;
  let state = first;
  let stopped = false;

  function enter(next: SessionState): void {
    state = next;
    changed();
  }

  return {
    state: () => state,
    enter,
    note(next) {
      state = next;
    },
    end(reason) {
      if (state.kind === 'ended') return;
      const account = state.kind === 'signed-in' ? state.account : undefined;
      ended();
      vault.forget(key);
      log('info', 'auth.signed-out', { reason });
      enter({ kind: 'ended', key, account, reason });
    },
    stop() {
      stopped = true;
    },
    isStopped: () => stopped,
    going: () => !stopped && state.kind !== 'ended',
  };
}
