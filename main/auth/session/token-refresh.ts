import type { Result } from '../../../shared/result.ts';
import type { Clock, Log } from '../../ports.ts';
import { type Account, isBefore, kindOf, type Tokens } from '../account.ts';
import type { Profile, ProfileFailure } from '../server/profile.ts';
import type { TokenEndpoint } from '../server/token-endpoint.ts';
import type { TokenFailure } from '../server/token-failure.ts';
import type { SaveOutcome, TokenVault } from '../vault/token-vault.ts';
import type { AccountKeeper } from './account-keeper.ts';
import type { AccountStanding } from './account-standing.ts';
import { isPaused, PAUSE, pauseAfter, type SignedIn, signedIn } from './session-state.ts';
import type { Flight, TokenFlights } from './token-flight.ts';

/** Another pair of tokens for an account that needs one. */
export type TokenRefresh = {
  /** One refresh however many ask. Resolves at once while the server is to be left alone. */
  readonly run: () => Promise<void>;
  /** Writes the pair that is not on disk yet, and so puts it to use; what became of that. There must be one, and no flight. */
  readonly saveUnsaved: () => Promise<SaveOutcome>;
  /**
   * The server refused the current access token. Where that is a pair it has only just given, and for the second time in a
   * row, another would fare no better: the server is left alone for a while. Once is no trouble: a pair can be revoked young.
   */
  readonly refused: (now: SignedIn) => void;
  /** Whether the server is being asked right now. */
  readonly isAsking: () => boolean;
};

export type TokenRefreshDeps = {
  readonly endpoint: TokenEndpoint;
  readonly profile: (accessToken: string) => Promise<Result<Profile, ProfileFailure>>;
  readonly vault: TokenVault;
  readonly keeper: AccountKeeper;
  readonly standing: AccountStanding;
  readonly flights: TokenFlights;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
};

export function createTokenRefresh(deps: TokenRefreshDeps): TokenRefresh {
  const { endpoint, profile, vault, keeper, standing, flights, clock, log, changed } = deps;
  const { state, enter, end, going } = standing;
  let asking = false;
  let pausedUntil = 0;
  let renewedAt = Number.NEGATIVE_INFINITY;
  /** Pairs in a row that were refused as soon as they were there. */
  let refusedYoung = 0;

  async function ask(account: Account, mine: Flight): Promise<void> {
    const { clientId, tokens } = account;
    if (tokens.refresh === undefined) return verify(account);
    asking = true;
    changed();
    const answer = await endpoint.refresh(clientId, tokens.refresh).finally(() => {
      asking = false;
    });
    if (answer.kind === 'tokens') mine.tokens = answer.tokens;
    if (!going()) return;
    if (answer.kind !== 'tokens') return failed(account, answer);
    // RFC 6749 §6: a server may leave the refresh token as it is.
    await renew(account, { ...answer.tokens, refresh: answer.tokens.refresh ?? tokens.refresh });
  }

  /**
   * There is nothing to refresh with, and a personal token cannot be had again: whether it is over is the issuer's to say,
   * and not that of some gateway in trouble.
   */
  async function verify(account: Account): Promise<void> {
    const who = await profile(account.tokens.access);
    const now = state();
    if (!going() || now.kind !== 'signed-in') return;
    if (who.ok) return enter({ ...now, refused: false, connection: 'online' });
    if (who.failure === 'refused') return end(kindOf(account) === 'personal-token' ? 'revoked' : 'expired');
    failed(account, who.failure === 'server-error' ? { kind: who.failure, status: 500 } : { kind: who.failure });
  }

  /** The new pair is on disk before it is in use: after a crash the disk holds a pair that the server still takes. */
  async function renew(account: Account, tokens: Tokens): Promise<SaveOutcome> {
    const next = { ...account, tokens };
    const outcome = await keeper.save(next, going);
    const now = state();
    if (!going() || now.kind !== 'signed-in') return outcome;
    // A key store that has turned weak: what it kept when it was strong is dead by now, and must not pass for a session.
    if (outcome === 'not-kept') vault.forget(account);
    else if (outcome !== 'kept' && now.kept && !now.unsaved) {
      // Tried once more by whoever asks next. After that the session goes on in memory and says so.
      enter({ ...now, connection: 'offline', unsaved: tokens });
      return outcome;
    }
    pausedUntil = 0;
    renewedAt = clock.monotonic();
    enter(signedIn(next, outcome === 'kept'));
    return outcome;
  }

  async function saveUnsaved(): Promise<SaveOutcome> {
    const now = state();
    if (now.kind !== 'signed-in' || !now.unsaved) return 'not-kept';
    const { account, unsaved } = now;
    let outcome: SaveOutcome = 'not-kept';
    await flights.begin('refresh', async () => {
      outcome = await renew(account, unsaved);
    });
    return outcome;
  }

  function failed({ tokens }: Account, failure: TokenFailure): void {
    log('warn', 'auth.refresh-failed', { why: failure.kind });
    const now = state();
    if (failure.kind === 'refused') end(failure.reason);
    else if (failure.kind === 'client-refused') end('client-refused');
    else if (now.kind === 'signed-in') {
      pausedUntil = pauseAfter(failure, clock.now());
      // A certificate is not valid yet on a computer that lives in the past: nobody can be asked before that is mended.
      const behind = failure.kind === 'offline' && failure.untrusted && isBefore(tokens, clock.now());
      enter({ ...now, connection: behind ? 'clock-wrong' : connectionAfter(failure) });
    }
  }

  return {
    async run() {
      // Writing what there is makes nothing new: it is waited for, and no more.
      for (let write = flights.current(); write?.kind === 'write'; write = flights.current()) await write.done;
      const flight = flights.current();
      if (flight) return flight.done;
      const now = state();
      if (now.kind !== 'signed-in') return;
      if (now.unsaved) return void (await saveUnsaved());
      if (isPaused(pausedUntil, clock.now())) return;
      return flights.begin('refresh', (mine) => ask(now.account, mine));
    },
    saveUnsaved,
    refused(now) {
      if (now.refused) return;
      refusedYoung = clock.monotonic() - renewedAt < PAUSE ? refusedYoung + 1 : 0;
      if (refusedYoung < 2) return standing.note({ ...now, refused: true });
      log('warn', 'auth.fresh-bearer-refused');
      pausedUntil = clock.now() + PAUSE;
      enter({ ...now, refused: true, connection: 'offline' });
    },
    isAsking: () => asking,
  };
}

function connectionAfter({ kind }: TokenFailure): SignedIn['connection'] {
  return kind === 'unsupported' || kind === 'rejected' ? 'refusing' : 'offline';
}
