import type { SessionView, SignedOutReason } from '../../shared/models.ts';
import type { Bearer, BearerSource, Clock, Log } from '../ports.ts';
import { type Account, type AccountKey, sameAccount, type Tokens } from './account.ts';
import { mayCarryBearer } from './api-origins.ts';
import {
  authorization,
  isPaused,
  isUsable,
  needsRefresh,
  pauseAfter,
  type SessionState,
  sessionView,
  signedIn,
} from './session-state.ts';
import type { TokenEndpoint } from './token-endpoint.ts';
import type { TokenFailure } from './token-failure.ts';
import type { TokenVault } from './token-vault.ts';

export type Session = {
  readonly view: () => SessionView;
  readonly bearers: BearerSource;
  /** Takes up what an earlier run kept: signed in at once, with no request made. */
  readonly load: () => Promise<void>;
  /** Somebody has signed in. Resolves when the account is on disk, or will not be. */
  readonly adopt: (account: Account) => Promise<void>;
  /** Forgets at once; resolves when the server, if it could be reached, has let the access token die. */
  readonly signOut: () => Promise<void>;
};

/** A change of tokens under way, one at a time; `tokens` is what a refresh was answered, also when it comes too late. */
type Flight = { readonly done: Promise<void>; tokens?: Tokens };

/**
 * Who is reading, and a valid access token for whoever asks.
 * Only `invalid_grant`, a refused client and the reader end a session: no network, no server error and no full disk does.
 */
export function createSession(deps: {
  readonly issuer: string;
  readonly endpoint: TokenEndpoint;
  readonly vault: TokenVault;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}): Session {
  const { issuer, endpoint, vault, clock, log, changed } = deps;
  let state: SessionState = { kind: 'signed-out', reason: 'never' };
  /** Counts sign-ins and sign-outs, so that whatever finishes late can see that it is late. */
  let era = 0;
  let flight: Flight | undefined;
  let pausedUntil = 0;
  const owners = new WeakMap<Bearer, AccountKey>();

  function enter(next: SessionState): void {
    state = next;
    changed();
  }

  function thisEra(): () => boolean {
    const mine = era;
    return () => era === mine;
  }

  function end(reason: SignedOutReason, kept: { readonly issuer: string; readonly sub?: string }): void {
    era += 1;
    flight = undefined;
    pausedUntil = 0;
    vault.forget(kept);
    log('info', 'auth.signed-out', { reason });
    enter({ kind: 'signed-out', reason });
  }

  function fly(work: (flight: Flight) => Promise<void>): Promise<void> {
    const { promise: done, resolve, reject } = Promise.withResolvers<void>();
    const mine: Flight = { done };
    flight = mine;
    work(mine)
      .finally(() => {
        if (flight === mine) flight = undefined;
      })
      .then(resolve, reject);
    return done;
  }

  /** One refresh however many ask. Resolves at once while the server is to be left alone. */
  async function refresh(): Promise<void> {
    if (flight) return flight.done;
    if (state.kind !== 'signed-in') return;
    const { account, unsaved } = state;
    if (unsaved) return fly(() => renew(account, unsaved));
    if (isPaused(pausedUntil, clock.now())) return;
    return fly((mine) => ask(account, mine));
  }

  async function ask(account: Account, mine: Flight): Promise<void> {
    const current = thisEra();
    const { clientId, tokens } = account;
    if (tokens.refresh === undefined) return end('expired', account);
    const answer = await endpoint.refresh(clientId, tokens.refresh);
    if (answer.kind === 'tokens') mine.tokens = answer.tokens;
    if (!current()) return;
    if (answer.kind !== 'tokens') return refreshFailed(account, answer);
    // RFC 6749 §6: a server may leave the refresh token as it is.
    await renew(account, { ...answer.tokens, refresh: answer.tokens.refresh ?? tokens.refresh });
  }

  /** The new pair is on disk before it is in use: after a crash the disk holds a pair that the server still takes. */
  async function renew(account: Account, tokens: Tokens): Promise<void> {
    const current = thisEra();
    const next = { ...account, tokens };
    const outcome = await vault.save(next, current);
    if (!current() || state.kind !== 'signed-in') return;
    // A key store that has turned weak: what it kept when it was strong is dead by now, and must not pass for a session.
    if (outcome === 'not-kept') vault.forget(account);
    if (outcome === 'failed' && state.kept && !state.unsaved) {
      // Tried once more by whoever asks next. After that the session goes on in memory and says so.
      return enter({ ...state, connection: 'offline', unsaved: tokens });
    }
    pausedUntil = 0;
    enter(signedIn(next, outcome === 'kept'));
  }

  function refreshFailed(account: Account, failure: TokenFailure): void {
    log('warn', 'auth.refresh-failed', { why: failure.kind });
    if (failure.kind === 'refused') end(failure.reason, account);
    else if (failure.kind === 'client-refused') end('client-refused', account);
    else {
      pausedUntil = pauseAfter(failure, clock.now());
      if (state.kind === 'signed-in') enter({ ...state, connection: 'offline' });
    }
  }

  /** The current Bearer, refreshed if that is due; undefined when none would be accepted now. */
  async function currentBearer(): Promise<Bearer | undefined> {
    if (state.kind === 'signed-in' && needsRefresh(state, clock.now())) await refresh();
    if (state.kind !== 'signed-in' || !isUsable(state, clock.now())) return undefined;
    const bearer = { authorization: authorization(state.account) };
    owners.set(bearer, state.account);
    return bearer;
  }

  const bearers: BearerSource = {
    async forUrl(url) {
      // SECURITY: only to the origins of whoever is signed in; asked again afterwards, when that may be somebody else.
      const allowed = () => state.kind === 'signed-in' && mayCarryBearer(url, state.account.apiOrigins);
      if (!allowed()) return undefined;
      const bearer = await currentBearer();
      return allowed() ? bearer : undefined;
    },
    async refused(bearer, why) {
      const owner = owners.get(bearer);
      if (state.kind !== 'signed-in' || !owner || !sameAccount(owner, state.account)) return undefined;
      if (bearer.authorization === authorization(state.account)) {
        log('info', 'auth.bearer-refused', { why });
        if (why === 'client-refused') end('client-refused', state.account);
        else state = { ...state, refused: true };
      }
      return currentBearer();
    },
  };

  return {
    view: () => sessionView(state),
    bearers,
    async load() {
      const wanted = thisEra();
      const account = await vault.load(issuer, wanted);
      if (!wanted() || account === undefined) return;
      enter(account === 'unreadable' ? { kind: 'signed-out', reason: 'unreadable-tokens' } : signedIn(account, true));
    },
    adopt(account) {
      era += 1;
      pausedUntil = 0;
      state = signedIn(account, false);
      const wanted = thisEra();
      // A flight like a refresh: nothing else writes tokens until these are written.
      return fly(async () => {
        const kept = (await vault.save(account, wanted)) === 'kept';
        if (!wanted() || state.kind !== 'signed-in') return;
        log('info', 'auth.signed-in', { kept });
        enter({ ...state, kept });
      });
    },
    async signOut() {
      const last = state;
      const ending = flight;
      end('by-user', { issuer });
      if (last.kind !== 'signed-in') return;
      // The server has no revocation endpoint, but a refresh kills the old access token. The new pair is thrown away.
      await ending?.done;
      const { refresh: token } = ending?.tokens ?? last.unsaved ?? last.account.tokens;
      if (token !== undefined) await endpoint.refresh(last.account.clientId, token);
    },
  };
}
