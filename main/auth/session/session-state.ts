import type { AccountView, SessionView, SignedOutReason } from '../../../shared/models.ts';
import { assertNever } from '../../../shared/result.ts';
import {
  type Account,
  type AccountKey,
  accountId,
  isBefore,
  isDead,
  isStale,
  kindOf,
  type Tokens,
} from '../account.ts';
import type { TokenFailure } from '../server/token-failure.ts';
import type { Unreadable } from '../vault/token-vault.ts';

export type SignedIn = {
  readonly kind: 'signed-in';
  readonly account: Account;
  /** Whether the account is on disk, be it with the pair before `unsaved`. */
  readonly kept: boolean;
  /**
   * `clock-wrong`: no server can be trusted, or trusts us, until the computer's clock is set. `refusing`: the server answers, and does
   * not take a request of our form.
   */
  readonly connection: 'online' | 'offline' | 'refusing' | 'clock-wrong';
  /** The access token is known to be dead, whatever its date says. */
  readonly refused: boolean;
  /** A newer pair that is not on disk yet and therefore not in use. */
  readonly unsaved?: Tokens | undefined;
};

/** On disk, and not to be read at the moment. It comes back. */
export type Sealed = { readonly kind: 'sealed'; readonly key: AccountKey; readonly why: Unreadable['unreadable'] };

/** Over. The tokens are forgotten; who it was is known until the app ends. */
export type Ended = {
  readonly kind: 'ended';
  readonly key: AccountKey;
  /** Absent where it was never read. */
  readonly account?: Account | undefined;
  readonly reason: SignedOutReason;
};

export type SessionState = SignedIn | Sealed | Ended;

/** Signed in, with everything else as it is on a good day. */
export function signedIn(account: Account, kept: boolean): SignedIn {
  return { kind: 'signed-in', account, kept, connection: 'online', refused: false };
}

/** Whether the next start finds what is good now. */
export function isKept({ kept, unsaved }: SignedIn): boolean {
  return kept && unsaved === undefined;
}

/** @param now by the server's clock, as far as it is known. */
export function needsRefresh({ account: { tokens }, refused, unsaved }: SignedIn, now: number): boolean {
  if (refused || unsaved !== undefined) return true;
  // What cannot be refreshed is good until the server says otherwise, whatever a clock says.
  return tokens.refresh !== undefined && (isStale(tokens, now) || isBefore(tokens, now));
}

/** Whether a server might still accept the access token. A rotation has killed it once a newer pair exists. */
export function isUsable({ account: { tokens }, refused, unsaved }: SignedIn, now: number): boolean {
  return !refused && !unsaved && (tokens.refresh === undefined || !isDead(tokens, now));
}

/** The `Authorization` header of an account's requests (RFC 6750 §2.1). */
export function authorization({ tokens }: Account): string {
  return `Bearer ${tokens.access}`;
}

/** Why nobody is signed in, or undefined when somebody is. */
function signedOut(state: SessionState): SignedOutReason | undefined {
  switch (state.kind) {
    case 'sealed':
      return 'unreadable-tokens';
    case 'ended':
      return state.reason;
    case 'signed-in':
      return state.connection === 'clock-wrong' ? 'clock-wrong' : undefined;
    default:
      return assertNever(state);
  }
}

export function sessionView(state: SessionState, refreshing: boolean): SessionView {
  const reason = signedOut(state);
  if (reason !== undefined || state.kind !== 'signed-in') {
    return { state: 'signed-out', reason: reason ?? 'unreadable-tokens' };
  }
  const { account, connection } = state;
  return {
    state: 'signed-in',
    name: account.name,
    issuerHost: new URL(account.issuer).host,
    kept: isKept(state),
    connection: refreshing ? 'refreshing' : connection === 'clock-wrong' ? 'online' : connection,
    kind: kindOf(account),
  };
}

export function keyOf(state: SessionState): AccountKey {
  return state.kind === 'signed-in' ? state.account : state.key;
}

/** `#3` is how MediaWiki itself writes a user whose name it does not give. */
export function accountView(state: SessionState, active: boolean): AccountView {
  const key = keyOf(state);
  const known = state.kind === 'sealed' ? undefined : state.account;
  const reason = signedOut(state);
  return {
    id: accountId(key),
    name: known?.name ?? `#${key.sub}`,
    issuerHost: new URL(key.issuer).host,
    active,
    kind: known ? kindOf(known) : 'oauth',
    kept: state.kind === 'sealed' || (state.kind === 'signed-in' && isKept(state)),
    state: reason === undefined ? 'signed-in' : { signedOut: reason },
  };
}

export type PassingFailure = Exclude<TokenFailure, { readonly kind: 'refused' | 'client-refused' }>;

const OFFLINE_PAUSE = 10_000;
/** How long a server in trouble is left alone, and how soon (ms) a new pair that it refuses is trouble of its own. */
export const PAUSE = 60_000;
const LONGEST_PAUSE = 60 * 60_000;

/** Until when to leave the server alone after a refresh that failed, ms since the epoch. */
export function pauseAfter(failure: PassingFailure, now: number): number {
  switch (failure.kind) {
    case 'limited':
      return Math.min(failure.until, now + LONGEST_PAUSE);
    case 'offline':
      return now + OFFLINE_PAUSE;
    case 'timed-out':
    case 'server-error':
    case 'unreadable':
    case 'unsupported':
    case 'rejected':
      return now + PAUSE;
    default:
      return assertNever(failure);
  }
}

/** A clock that was set back must not make a pause longer than any pause is. */
export function isPaused(until: number, now: number): boolean {
  return now < until && until - now <= LONGEST_PAUSE;
}
