import type { SessionView } from '../../../shared/models.ts';
import type { Result } from '../../../shared/result.ts';
import type { Bearer, Clock, Log } from '../../ports.ts';
import { type AccountKey, accountId, isBefore } from '../account.ts';
import { mayCarryBearer } from '../api-origins.ts';
import type { Profile, ProfileFailure } from '../server/profile.ts';
import type { TokenEndpoint } from '../server/token-endpoint.ts';
import { within } from '../vault/key-store-wait.ts';
import type { SaveOutcome, TokenVault } from '../vault/token-vault.ts';
import { createAccountKeeper, PATIENCE } from './account-keeper.ts';
import { createAccountStanding } from './account-standing.ts';
import {
  authorization,
  isKept,
  isUsable,
  needsRefresh,
  type SessionState,
  sessionView,
  signedIn,
} from './session-state.ts';
import { createTokenFlights } from './token-flight.ts';
import { createTokenRefresh } from './token-refresh.ts';

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
  readonly keep: () => Promise<SaveOutcome>;
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
  /** Whose token that is, by the issuer's own word. */
  readonly profile: (accessToken: string) => Promise<Result<Profile, ProfileFailure>>;
  readonly vault: TokenVault;
  /** `now` is the server's as far as that is known: tokens are judged by it. */
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
  /** Whether this account is the one whose Bearer requests carry. */
  readonly isActive: () => boolean;
};

/**
 * @param first signed in, or sealed: what an earlier run kept, until the key store opens it.
 * Only `invalid_grant`, a refused client, a blocked user and the reader end it: no network, no server error, no full disk
 * and no clock does.
 */
export function createAccountSession(deps: AccountSessionDeps, key: AccountKey, first: SessionState): AccountSession {
  const { endpoint, clock, log } = deps;
  const flights = createTokenFlights();
  const standing = createAccountStanding(deps, key, first, flights.drop);
  const { state, enter, end, going, isStopped } = standing;
  const keeper = createAccountKeeper(deps, (account) => {
    const now = state();
    if (now.kind !== 'signed-in') return;
    enter({ ...signedIn(account, true), refused: now.refused && now.unsaved === undefined });
  });
  const refresh = createTokenRefresh({ ...deps, keeper, standing, flights });

  async function currentBearer(): Promise<Bearer | undefined> {
    forgiveClock();
    const before = state();
    if (before.kind === 'signed-in' && needsRefresh(before, clock.now())) await refresh.run();
    const now = state();
    if (isStopped() || now.kind !== 'signed-in' || !isUsable(now, clock.now())) return undefined;
    return { authorization: authorization(now.account) };
  }

  /** Somebody has set the clock. */
  function forgiveClock(): void {
    const now = state();
    if (now.kind !== 'signed-in' || now.connection !== 'clock-wrong') return;
    if (!isBefore(now.account.tokens, clock.now())) enter({ ...now, connection: 'online' });
  }

  /** What the key store did not do the last time, tried again with the next use. Nobody waits for a dialog. */
  async function retryInPassing(): Promise<void> {
    if (!keeper.isDue()) return;
    const now = state();
    if (now.kind === 'sealed') await within(clock, PATIENCE, open());
    else if (now.kind === 'signed-in' && !now.kept && !flights.current()) void keep();
  }

  async function keep(): Promise<SaveOutcome> {
    for (let flight = flights.current(); flight; flight = flights.current()) await flight.done;
    const before = state();
    if (before.kind !== 'signed-in') return 'not-kept';
    if (before.unsaved) return refresh.saveUnsaved();
    let outcome: SaveOutcome = 'not-kept';
    // A flight like a refresh: nothing else writes tokens until these are written.
    await flights.begin('write', async () => {
      outcome = await keeper.save(before.account, going);
      const now = state();
      if (now.kind === 'signed-in') enter({ ...now, kept: outcome === 'kept' });
    });
    return outcome;
  }

  async function open(): Promise<void> {
    const read = await keeper.open(key);
    const now = state();
    if (now.kind !== 'sealed') return;
    if (!('unreadable' in read)) enter(signedIn(read, true));
    else if (read.unreadable !== now.why) enter({ ...now, why: read.unreadable });
  }

  return {
    id: accountId(key),
    state,
    view: () => sessionView(state(), refresh.isAsking()),
    async bearer(url) {
      await retryInPassing();
      const now = state();
      // SECURITY: only to the account's own origins.
      if (isStopped() || now.kind !== 'signed-in' || !mayCarryBearer(url, now.account.apiOrigins)) return undefined;
      return currentBearer();
    },
    async refused(bearer, why) {
      const now = state();
      if (isStopped() || now.kind !== 'signed-in') return undefined;
      if (bearer.authorization === authorization(now.account)) {
        log('info', 'auth.bearer-refused', { why });
        if (why === 'invalid') refresh.refused(now);
        else end(why);
      }
      const next = await currentBearer();
      // The very one that was refused may turn out to be good after all, elsewhere.
      return next?.authorization === bearer.authorization ? undefined : next;
    },
    keep,
    async retry() {
      if (state().kind === 'sealed') await open();
      const now = state();
      return now.kind === 'signed-in' && !isKept(now) ? keep() : undefined;
    },
    unkept() {
      const now = state();
      if (now.kind === 'signed-in' && now.kept) enter({ ...now, kept: false });
    },
    stop: standing.stop,
    async leave() {
      const last = state();
      const ending = flights.current();
      end('by-user');
      if (last.kind !== 'signed-in') return;
      // The server has no revocation endpoint, but a refresh kills the old access token. The new pair is thrown away.
      await ending?.done;
      const { refresh: token } = ending?.tokens ?? last.unsaved ?? last.account.tokens;
      if (token !== undefined) await endpoint.refresh(last.account.clientId, token);
    },
  };
}
