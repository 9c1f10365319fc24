import type { SessionView, SignedOutReason } from '../../shared/models.ts';
import type { Bearer, Clock, Log } from '../ports.ts';
import { type Account, type AccountKey, accountId, isBefore, kindOf, type Tokens } from './account.ts';
import { createAccountKeeper, PATIENCE } from './account-keeper.ts';
import { mayCarryBearer } from './api-origins.ts';
import { within } from './key-store-wait.ts';
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
import type { SaveOutcome, TokenVault } from './token-vault.ts';

/** Why a server would not take a Bearer. */
export type RefusalReason = 'invalid' | 'client-refused' | 'user-blocked';

/** One account: its tokens, valid for whoever asks, from signing in to signing out. */
export type AccountSession = {
  readonly id: string;
  readonly state: () => SessionState;
  readonly view: () => SessionView;
  /** The current Bearer for this address, refreshed if that is due; undefined when none may go or would be accepted now. */
  readonly bearer: (url: URL) => Promise<Bearer | undefined>;
  /** The server refused one of this account's Bearers: another to try once, or undefined. */
  readonly refused: (bearer: Bearer, why: RefusalReason) => Promise<Bearer | undefined>;
  /** Writes the account; answers when that is done, or after a few seconds while the key store is still at it. */
  readonly keep: (active?: 'active') => Promise<SaveOutcome>;
  /** Opens what could not be read before, or writes what could not be written; what became of that. */
  readonly retry: () => Promise<SaveOutcome | undefined>;
  /** It is on disk no more, by the person's choice; the session goes on in memory. */
  readonly unkept: () => void;
  /** Somebody has signed in anew as the same person: no Bearer and no write comes of this any more. */
  readonly stop: () => void;
  /** Over at once and forgotten on disk; resolves when the server, if it could be reached, has let the access token die. */
  readonly leave: () => Promise<void>;
};

export type AccountSessionDeps = {
  readonly endpoint: TokenEndpoint;
  readonly vault: TokenVault;
  /** `now` is the server's as far as that is known: tokens are judged by it. */
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
};

/** A change of tokens under way, one at a time; `tokens` is what a refresh was answered, also when it comes too late. */
type Flight = { readonly kind: 'refresh' | 'write'; readonly done: Promise<void>; tokens?: Tokens };

/**
 * @param first signed in, or sealed: what an earlier run kept, until the key store opens it.
 * Only `invalid_grant`, a refused client, a blocked user and the reader end it: no network, no server error, no full disk
 * and no clock does.
 */
export function createAccountSession(deps: AccountSessionDeps, key: AccountKey, first: SessionState): AccountSession {
  const { endpoint, vault, clock, log, changed } = deps;
  let state = first;
  let flight: Flight | undefined;
  let refreshing = false;
  let pausedUntil = 0;
  let stopped = false;
  const keeper = createAccountKeeper(deps, (account) => {
    if (state.kind !== 'signed-in') return;
    enter({ ...signedIn(account, true), refused: state.refused && state.unsaved === undefined });
  });

  function enter(next: SessionState): void {
    state = next;
    changed();
  }

  function end(reason: SignedOutReason): void {
    if (state.kind === 'ended') return;
    const account = state.kind === 'signed-in' ? state.account : undefined;
    flight = undefined;
    vault.forget(key);
    log('info', 'auth.signed-out', { reason });
    enter({ kind: 'ended', key, account, reason });
  }

  const going = (): boolean => !stopped && state.kind !== 'ended';

  function fly(kind: Flight['kind'], work: (flight: Flight) => Promise<void>): Promise<void> {
    const { promise: done, resolve, reject } = Promise.withResolvers<void>();
    const mine: Flight = { kind, done };
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
    // Writing what there is makes nothing new: it is waited for, and no more.
    while (flight?.kind === 'write') await flight.done;
    if (flight) return flight.done;
    if (state.kind !== 'signed-in') return;
    const { account, unsaved } = state;
    if (unsaved) return fly('refresh', () => renew(account, unsaved));
    if (isPaused(pausedUntil, clock.now())) return;
    return fly('refresh', (mine) => ask(account, mine));
  }

  async function ask(account: Account, mine: Flight): Promise<void> {
    const { clientId, tokens } = account;
    if (tokens.refresh === undefined) return end(kindOf(account) === 'personal-token' ? 'revoked' : 'expired');
    refreshing = true;
    changed();
    const answer = await endpoint.refresh(clientId, tokens.refresh).finally(() => {
      refreshing = false;
    });
    if (answer.kind === 'tokens') mine.tokens = answer.tokens;
    if (!going()) return;
    if (answer.kind !== 'tokens') return refreshFailed(account, answer);
    // RFC 6749 §6: a server may leave the refresh token as it is.
    await renew(account, { ...answer.tokens, refresh: answer.tokens.refresh ?? tokens.refresh });
  }

  /** The new pair is on disk before it is in use: after a crash the disk holds a pair that the server still takes. */
  async function renew(account: Account, tokens: Tokens): Promise<void> {
    const next = { ...account, tokens };
    const outcome = await keeper.save(next, going);
    if (!going() || state.kind !== 'signed-in') return;
    // A key store that has turned weak: what it kept when it was strong is dead by now, and must not pass for a session.
    if (outcome === 'not-kept' || outcome === 'refused') vault.forget(account);
    else if (outcome !== 'kept' && state.kept && !state.unsaved) {
      // Tried once more by whoever asks next. After that the session goes on in memory and says so.
      return enter({ ...state, connection: 'offline', unsaved: tokens });
    }
    pausedUntil = 0;
    enter(signedIn(next, outcome === 'kept'));
  }

  function refreshFailed({ tokens }: Account, failure: TokenFailure): void {
    log('warn', 'auth.refresh-failed', { why: failure.kind });
    if (failure.kind === 'refused') end(failure.reason);
    else if (failure.kind === 'client-refused') end('client-refused');
    else if (state.kind === 'signed-in') {
      pausedUntil = pauseAfter(failure, clock.now());
      // A certificate is not valid yet on a computer that lives in the past: nobody can be asked before that is mended.
      const behind = failure.kind === 'offline' && failure.untrusted && isBefore(tokens, clock.now());
      enter({ ...state, connection: behind ? 'clock-wrong' : 'offline' });
    }
  }

  async function currentBearer(): Promise<Bearer | undefined> {
    if (
      state.kind === 'signed-in' &&
      state.connection === 'clock-wrong' &&
      !isBefore(state.account.tokens, clock.now())
    ) {
      enter({ ...state, connection: 'online' });
    }
    if (state.kind === 'signed-in' && needsRefresh(state, clock.now())) await refresh();
    if (stopped || state.kind !== 'signed-in' || !isUsable(state, clock.now())) return undefined;
    return { authorization: authorization(state.account) };
  }

  /** What the key store did not do the last time, tried again with the next use. Nobody waits for a dialog. */
  async function retryInPassing(): Promise<void> {
    if (!keeper.isDue()) return;
    if (state.kind === 'sealed') await within(clock, PATIENCE, open());
    else if (state.kind === 'signed-in' && !state.kept && !flight) void keep();
  }

  async function keep(active?: 'active'): Promise<SaveOutcome> {
    while (flight) await flight.done;
    if (state.kind !== 'signed-in') return 'not-kept';
    const { account } = state;
    let outcome: SaveOutcome = 'not-kept';
    // A flight like a refresh: nothing else writes tokens until these are written.
    await fly('write', async () => {
      outcome = await keeper.save(account, going, active);
      if (state.kind === 'signed-in') enter({ ...state, kept: outcome === 'kept' });
    });
    return outcome;
  }

  async function open(): Promise<void> {
    const read = await keeper.open(key);
    if (state.kind !== 'sealed') return;
    if (!('unreadable' in read)) enter(signedIn(read, true));
    else if (read.unreadable !== state.why) enter({ ...state, why: read.unreadable });
  }

  return {
    id: accountId(key),
    state: () => state,
    view: () => sessionView(state, refreshing),
    async bearer(url) {
      await retryInPassing();
      // SECURITY: only to the account's own origins.
      if (stopped || state.kind !== 'signed-in' || !mayCarryBearer(url, state.account.apiOrigins)) return undefined;
      return currentBearer();
    },
    async refused(bearer, why) {
      if (stopped || state.kind !== 'signed-in') return undefined;
      if (bearer.authorization === authorization(state.account)) {
        log('info', 'auth.bearer-refused', { why });
        if (why === 'invalid') state = { ...state, refused: true };
        else end(why);
      }
      return currentBearer();
    },
    keep,
    async retry() {
      if (state.kind === 'sealed') await open();
      return state.kind === 'signed-in' && !state.kept ? keep() : undefined;
    },
    unkept() {
      if (state.kind === 'signed-in' && state.kept) enter({ ...state, kept: false });
    },
    stop() {
      stopped = true;
    },
    async leave() {
      const last = state;
      const ending = flight;
      end('by-user');
      if (last.kind !== 'signed-in') return;
      // The server has no revocation endpoint, but a refresh kills the old access token. The new pair is thrown away.
      await ending?.done;
      const { refresh: token } = ending?.tokens ?? last.unsaved ?? last.account.tokens;
      if (token !== undefined) await endpoint.refresh(last.account.clientId, token);
    },
  };
}
