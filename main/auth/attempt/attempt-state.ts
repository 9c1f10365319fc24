import type { CallbackNotice, SignInView } from '../../../shared/models.ts';
import type { Clock, Log } from '../../ports.ts';
import type { OpenRedirect } from '../loopback/loopback-redirect.ts';
import { ATTEMPT_LIFETIME, type Attempt, isExpired, redirectOf } from './attempt.ts';
import { createSpentAttempts, type SpentAttempts } from './spent-attempts.ts';

type Shown = Exclude<SignInView, { readonly step: 'waiting' }>;

type Waiting = {
  readonly kind: 'waiting';
  readonly attempt: Attempt;
  readonly view: Extract<SignInView, { readonly step: 'waiting' }>;
};

/** Where signing in stands: at most one attempt that waits, and what the window is shown of it. */
export type AttemptState = {
  readonly view: () => SignInView;
  readonly spent: SpentAttempts;
  /** Nothing of an attempt is alive afterwards. Answers whether the round it began is still the current one. */
  readonly newRound: () => () => boolean;
  /** Whether the round that is current now still is, whenever the answer is asked. */
  readonly thisRound: () => () => boolean;
  /** Any step but waiting. */
  readonly show: (view: Shown) => void;
  /** Waits for the callback of this attempt, until it expires. The redirect is closed with it; one on loopback without it is not heard. */
  readonly wait: (attempt: Attempt, browser: 'opening' | 'opened', redirect?: OpenRedirect) => void;
  /** The attempt that is waited for and has not expired. */
  readonly alive: () => Attempt | undefined;
  /** Changes what is shown of the attempt, if that is still the one being waited for. */
  readonly amend: (attempt: Attempt, change: Partial<Omit<Waiting['view'], 'step'>>) => void;
  /** Says what came where somebody looks: beside the attempt that goes on, or alone where none does. */
  readonly note: (notice: CallbackNotice) => void;
  /** By the person's wish: ends an attempt, or closes what the last one left on the screen. */
  readonly cancel: () => void;
};

export function createAttemptState(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
  /** Called whenever an attempt is over, however it ended. */
  readonly ended: () => void;
}): AttemptState {
  const { clock, log } = deps;
  const spent = createSpentAttempts();
  let state: Waiting | { readonly kind: 'other'; readonly view: Shown } = { kind: 'other', view: { step: 'idle' } };
  /** Counts attempts, so that whatever finishes late can see that it is late. */
  let round = 0;
  /** Undoes what waiting would otherwise leave behind. */
  let leave = () => {};

  function enter(next: typeof state): void {
    state = next;
    deps.changed();
  }

  function show(view: Shown): void {
    enter({ kind: 'other', view });
  }

  function thisRound(): () => boolean {
    const mine = round;
    return () => round === mine;
  }

  function newRound(): () => boolean {
    round += 1;
    leave();
    leave = () => {};
    deps.ended();
    return thisRound();
  }

  function expire(): void {
    if (state.kind !== 'waiting') return;
    spent.add(state.attempt, 'expired');
    newRound();
    log('info', 'auth.attempt-expired');
    show({ step: 'failed', failure: { code: 'attempt-expired' } });
  }

  function amend(attempt: Attempt, change: Partial<Omit<Waiting['view'], 'step'>>): void {
    if (state.kind === 'waiting' && state.attempt === attempt) enter({ ...state, view: { ...state.view, ...change } });
  }

  return {
    view: () => state.view,
    spent,
    newRound,
    thisRound,
    show,
    wait(attempt, browser, redirect) {
      // A clock that was set back makes no attempt longer, and no timer longer than timers can be.
      const expiresAt = Math.min(attempt.expiresAt, clock.now() + ATTEMPT_LIFETIME);
      const stop = clock.after(expiresAt - clock.now(), expire);
      leave = () => {
        stop();
        redirect?.close();
      };
      const issuerHost = new URL(attempt.issuer).host;
      const kind = redirectOf(attempt);
      const unheard = kind === 'loopback' && redirect === undefined ? true : undefined;
      const view = { step: 'waiting', issuerHost, expiresAt, browser, redirect: kind, unheard } as const;
      enter({ kind: 'waiting', attempt, view });
    },
    alive() {
      // The timer stands still while the computer sleeps, so the clock is asked again.
      if (state.kind === 'waiting' && isExpired(state.attempt, clock.now())) expire();
      return state.kind === 'waiting' ? state.attempt : undefined;
    },
    amend,
    note(notice) {
      if (state.kind === 'waiting') amend(state.attempt, { notice });
      // A failure that is on the screen says more, and an exchange under way will.
      else if (state.view.step === 'idle' || state.view.step === 'done') show({ step: 'idle', notice });
    },
    cancel() {
      if (state.kind === 'waiting') spent.add(state.attempt, 'cancelled');
      newRound();
      show({ step: 'idle' });
    },
  };
}
