import type { CallbackRefusal, SignInFailure } from '../../shared/failures.ts';
import type { SignInView } from '../../shared/models.ts';
import { assertNever, fail, ok, type Result } from '../../shared/result.ts';
import type { Clock, Log } from '../ports.ts';
import type { Account } from './account.ts';
import { ATTEMPT_LIFETIME, type Attempt, isExpired, sameState } from './attempt.ts';
import { type Callback, pickCallback } from './callback.ts';
import type { Exchange } from './exchange.ts';
import type { PendingAttempt } from './pending-attempt.ts';
import type { Browser, Clipboard } from './ports.ts';
import { createSpentAttempts } from './spent-attempts.ts';

export type SignIn = {
  readonly view: () => SignInView;
  /** Takes up the attempt of an earlier run, if it is still good and nothing has begun meanwhile. */
  readonly restore: () => Promise<void>;
  /** Starts an attempt and opens the browser. Only one attempt is alive: a new one ends the old. */
  readonly signIn: () => Promise<Result<null, SignInFailure>>;
  readonly reopenBrowser: () => Promise<Result<null, SignInFailure>>;
  /** Puts the authorization request's address on the clipboard. */
  readonly copyLink: () => Promise<Result<null, SignInFailure>>;
  /** Takes the callback from the clipboard; answers when the reader is signed in, or why not. */
  readonly pasteAddress: () => Promise<Result<null, SignInFailure>>;
  /** Ends an attempt, or closes what the last one left on the screen. */
  readonly cancel: () => void;
  /** What the system handed over: the arguments of a launch, or one address. */
  readonly receiveCallback: (candidates: readonly string[]) => Promise<void>;
};

type Waiting = {
  readonly kind: 'waiting';
  readonly attempt: Attempt;
  readonly view: Extract<SignInView, { readonly step: 'waiting' }>;
};

type State = Waiting | { readonly kind: 'other'; readonly view: Exclude<SignInView, { readonly step: 'waiting' }> };

/**
 * The state machine of signing in: idle → waiting → exchanging → done or failed.
 * While waiting, nothing that arrives ends the attempt except a code or an error with its own state: a denial, a
 * stranger's callback and a repetition are noted, and the attempt goes on.
 */
export function createSignIn(deps: {
  readonly newAttempt: () => Promise<Attempt | undefined>;
  readonly redirectUri: string;
  readonly issuer: string;
  readonly pending: PendingAttempt;
  readonly exchange: Exchange;
  readonly adopt: (account: Account) => Promise<void>;
  /** Undoes `adopt`, when the attempt is cancelled before the account is on disk. */
  readonly disown: () => Promise<void>;
  readonly browser: Browser;
  readonly clipboard: Clipboard;
  readonly focus: () => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}): SignIn {
  const { pending, clock, log, browser, clipboard } = deps;
  const spent = createSpentAttempts();
  let state: State = { kind: 'other', view: { step: 'idle' } };
  /** Counts attempts, so that whatever finishes late can see that it is late. */
  let round = 0;
  /** Undoes what the current step would otherwise leave behind when the attempt ends under it. */
  let leave = () => {};

  function enter(next: State): void {
    state = next;
    deps.changed();
  }

  function show(view: Exclude<SignInView, { readonly step: 'waiting' }>): void {
    enter({ kind: 'other', view });
  }

  /** Nothing of the attempt is alive afterwards. Answers whether the round it began is still the current one. */
  function newRound(): () => boolean {
    round += 1;
    const mine = round;
    leave();
    leave = () => {};
    pending.remove();
    return () => round === mine;
  }

  function wait(attempt: Attempt, opened: 'opening' | 'opened'): void {
    const { expiresAt } = attempt;
    // A clock that was set back makes no attempt longer, and no timer longer than timers can be.
    leave = clock.after(Math.min(expiresAt - clock.now(), ATTEMPT_LIFETIME), expire);
    const view = {
      step: 'waiting',
      issuerHost: new URL(attempt.issuer).host,
      expiresAt,
      browser: opened,
      redirect: 'scheme',
    } as const;
    enter({ kind: 'waiting', attempt, view });
  }

  function expire(): void {
    if (state.kind !== 'waiting') return;
    spent.add(state.attempt, 'expired');
    newRound();
    log('info', 'auth.attempt-expired');
    show({ step: 'failed', failure: { code: 'attempt-expired' } });
  }

  /** The attempt that is waited for. Its timer stands still while the computer sleeps, so the clock is asked again. */
  function alive(): Attempt | undefined {
    if (state.kind === 'waiting' && isExpired(state.attempt, clock.now())) expire();
    return state.kind === 'waiting' ? state.attempt : undefined;
  }

  /** Changes what is shown of the attempt, if that is still the one being waited for. */
  function amend(attempt: Attempt, change: Partial<Omit<Waiting['view'], 'step'>>): void {
    if (state.kind === 'waiting' && state.attempt === attempt) enter({ ...state, view: { ...state.view, ...change } });
  }

  async function open(attempt: Attempt): Promise<Result<null, SignInFailure>> {
    const opened = await browser.open(attempt.url).catch(() => false);
    amend(attempt, { browser: opened ? 'opened' : 'failed' });
    return opened ? ok(null) : fail({ code: 'browser-failed' });
  }

  /** What a callback does to the attempt. A refusal does nothing to it. */
  async function redeem(callback: Callback): Promise<Result<null, SignInFailure>> {
    switch (callback.kind) {
      case 'none':
        return refuse('not-ours');
      case 'several':
      case 'too-long':
      case 'malformed':
        return refuse(callback.kind);
      case 'denied':
        // Without a state it proves nothing about who sent it, so it is said and the attempt stays redeemable.
        log('info', 'auth.declined');
        if (state.kind === 'waiting') amend(state.attempt, { notice: { code: 'declined' } });
        return fail({ code: 'authorization-refused', error: callback.error });
      case 'error':
      case 'callback': {
        const attempt = match(callback.state);
        return typeof attempt === 'string' ? refuse(attempt) : take(attempt, callback);
      }
      default:
        return assertNever(callback);
    }
  }

  function refuse(reason: CallbackRefusal): Result<null, SignInFailure> {
    log('warn', 'auth.callback-refused', { reason });
    return fail({ code: 'callback-refused', reason });
  }

  /** SECURITY: a code counts only with the state of the one attempt that is alive (RFC 6749 §10.12). */
  function match(given: string): Attempt | CallbackRefusal {
    const attempt = alive();
    if (attempt && sameState(attempt.state, given)) return attempt;
    return spent.find(given) ?? 'unknown-state';
  }

  async function take(
    attempt: Attempt,
    callback: Extract<Callback, { readonly kind: 'error' | 'callback' }>,
  ): Promise<Result<null, SignInFailure>> {
    spent.add(attempt, 'used');
    const current = newRound();
    if (callback.kind === 'error') return failed({ code: 'authorization-refused', error: callback.error });
    show({ step: 'exchanging', issuerHost: new URL(attempt.issuer).host });
    const account = await deps.exchange(attempt, callback.code).catch((cause: unknown) => {
      // A bug of ours: the panel must not wait for ever.
      log('error', 'auth.exchange-broke', { error: cause instanceof Error ? cause.name : typeof cause });
      return fail({ code: 'exchange-failed', why: 'unreadable' } as const);
    });
    if (!current()) return fail({ code: 'no-attempt' });
    if (!account.ok) return failed(account.failure);
    leave = () => void deps.disown();
    await deps.adopt(account.value);
    if (!current()) return fail({ code: 'no-attempt' });
    leave = () => {};
    show({ step: 'done', name: account.value.name });
    return ok(null);
  }

  function failed(failure: SignInFailure): Result<null, SignInFailure> {
    show({ step: 'failed', failure });
    return fail(failure);
  }

  return {
    view: () => state.view,
    async restore() {
      const before = round;
      const attempt = await pending.load(clock.now(), deps.issuer, deps.redirectUri);
      if (attempt && round === before) wait(attempt, 'opened');
    },
    async signIn() {
      const current = newRound();
      show({ step: 'idle' });
      const attempt = await deps.newAttempt();
      if (!attempt) return fail({ code: 'client-id-missing' });
      if (!current()) return fail({ code: 'no-attempt' });
      wait(attempt, 'opening');
      // Begun before the browser opens, but the key store may ask its user to unlock it: the browser does not wait.
      const kept = pending.keep(attempt, current);
      const opened = await open(attempt);
      await kept;
      return opened;
    },
    async reopenBrowser() {
      const attempt = alive();
      if (!attempt) return fail({ code: 'no-attempt' });
      amend(attempt, { browser: 'opening', notice: undefined });
      return open(attempt);
    },
    async copyLink() {
      const attempt = alive();
      if (!attempt) return fail({ code: 'no-attempt' });
      await clipboard.writeText(attempt.url);
      return ok(null);
    },
    async pasteAddress() {
      if (state.kind !== 'waiting') return fail({ code: 'no-attempt' });
      const text = (await clipboard.readText()).trim();
      return text === '' ? refuse('clipboard-empty') : redeem(pickCallback([text], deps.redirectUri));
    },
    cancel() {
      newRound();
      show({ step: 'idle' });
    },
    async receiveCallback(candidates) {
      const callback = pickCallback(candidates, deps.redirectUri);
      // A second launch without an address is no callback.
      if (callback.kind === 'none') return;
      const attempt = state.kind === 'waiting' ? state.attempt : undefined;
      if (attempt) deps.focus();
      const result = await redeem(callback);
      if (!attempt || result.ok || result.failure.code !== 'callback-refused') return;
      amend(attempt, { notice: { code: 'callback-refused', reason: result.failure.reason } });
    },
  };
}
