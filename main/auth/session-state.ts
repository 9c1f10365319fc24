import type { SessionView, SignedOutReason } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { type Account, isDead, isStale, type Tokens } from './account.ts';
import type { TokenFailure } from './token-failure.ts';

export type SignedIn = {
  readonly kind: 'signed-in';
  readonly account: Account;
  /** Whether the account is on disk. */
  readonly kept: boolean;
  readonly connection: 'online' | 'offline';
  /** The access token is known to be dead, whatever its date says. */
  readonly refused: boolean;
  /** A newer pair that is not on disk yet and therefore not in use. */
  readonly unsaved?: Tokens | undefined;
};

export type SessionState = { readonly kind: 'signed-out'; readonly reason: SignedOutReason } | SignedIn;

/** Signed in, with everything else as it is on a good day. */
export function signedIn(account: Account, kept: boolean): SignedIn {
  return { kind: 'signed-in', account, kept, connection: 'online', refused: false };
}

export function needsRefresh(state: SignedIn, now: number): boolean {
  return state.refused || state.unsaved !== undefined || isStale(state.account.tokens, now);
}

/** Whether a server might still accept the access token. A rotation has killed it once a newer pair exists. */
export function isUsable(state: SignedIn, now: number): boolean {
  return !state.refused && !state.unsaved && !isDead(state.account.tokens, now);
}

/** The `Authorization` header of an account's requests (RFC 6750 §2.1). */
export function authorization({ tokens }: Account): string {
  return `Bearer ${tokens.access}`;
}

export function sessionView(state: SessionState): SessionView {
  if (state.kind === 'signed-out') return { state: 'signed-out', reason: state.reason };
  const { account, kept, connection } = state;
  return {
    state: 'signed-in',
    name: account.name,
    issuerHost: new URL(account.issuer).host,
    kept,
    connection,
    kind: 'oauth',
  };
}

export type PassingFailure = Exclude<TokenFailure, { readonly kind: 'refused' | 'client-refused' }>;

const OFFLINE_PAUSE = 10_000;
const PAUSE = 60_000;
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
