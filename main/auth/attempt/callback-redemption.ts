import type { CallbackRefusal, SignInFailure } from '../../../shared/failures.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/result.ts';
import type { Log } from '../../ports.ts';
import type { Account } from '../account.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptState } from './attempt-state.ts';
import type { Callback } from './callback.ts';
import { type Judgement, judgeCallback, type Redeemable } from './callback-judgement.ts';
import type { Exchange } from './exchange.ts';

/** From what came back to somebody who is signed in, or to why not. */
export type CallbackRedemption = {
  /** What it is worth; what is not worth anything is logged. */
  readonly judge: (callback: Callback, redirectUri: string) => Judgement;
  /** What it does to the attempt. A refusal does nothing to it, and a denial is only said. */
  readonly redeem: (judgement: Judgement) => Promise<Result<null, SignInFailure>>;
  /** Signed in at once: a key store that takes its time holds up nobody. */
  readonly finish: (account: Account, add?: boolean) => Result<null, never>;
  /** Resolves when the last account is on disk, or given up. */
  readonly kept: () => Promise<void>;
};

export function createCallbackRedemption(deps: {
  readonly state: AttemptState;
  readonly exchange: Exchange;
  readonly adopt: (account: Account, how: 'add' | 'replace') => Promise<void>;
  /** Told of every callback that was not accepted. */
  readonly refused: (reason: CallbackRefusal) => void;
  readonly log: Log;
}): CallbackRedemption {
  const { state, exchange, adopt, log } = deps;
  /** The last account's way to the disk. Nobody who signs in waits for it. */
  let keeping: Promise<void> = Promise.resolve();

  async function take(attempt: Attempt, callback: Redeemable): Promise<Result<null, SignInFailure>> {
    state.spent.add(attempt, 'used');
    const current = state.newRound();
    if (callback.kind === 'error') return failed({ code: 'authorization-refused', error: callback.error });
    state.show({ step: 'exchanging', issuerHost: new URL(attempt.issuer).host });
    const account = await exchange(attempt, callback.code).catch((cause: unknown) => {
      // A bug of ours: the panel must not wait for ever.
      log('error', 'auth.exchange-broke', { error: cause instanceof Error ? cause.name : typeof cause });
      return fail({ code: 'exchange-failed', why: 'unreadable' } as const);
    });
    if (!current()) return fail({ code: 'no-attempt' });
    return account.ok ? finish(account.value, attempt.add) : failed(account.failure);
  }

  function finish(account: Account, add = false): Result<null, never> {
    keeping = adopt(account, add ? 'add' : 'replace');
    state.show({ step: 'done', name: account.name });
    return ok(null);
  }

  function failed(failure: SignInFailure): Result<null, SignInFailure> {
    state.show({ step: 'failed', failure });
    return fail(failure);
  }

  return {
    judge(callback, redirectUri) {
      const judgement = judgeCallback(callback, redirectUri, state.alive(), state.spent);
      if (judgement.kind === 'refused') {
        log('warn', 'auth.callback-refused', { reason: judgement.reason });
        deps.refused(judgement.reason);
      }
      if (judgement.kind === 'declined') log('info', 'auth.declined');
      return judgement;
    },
    async redeem(judgement) {
      switch (judgement.kind) {
        case 'take':
          return take(judgement.attempt, judgement.callback);
        case 'declined':
          state.note({ code: 'declined' });
          return fail({ code: 'authorization-refused', error: judgement.error });
        case 'refused':
          return fail({ code: 'callback-refused', reason: judgement.reason });
        default:
          return assertNever(judgement);
      }
    },
    finish,
    kept: () => keeping,
  };
}
