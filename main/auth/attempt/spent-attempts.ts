import type { CallbackRefusal } from '../../../shared/failures.ts';
import { type Attempt, sameState } from './attempt.ts';

type End = Extract<CallbackRefusal, 'used' | 'expired' | 'cancelled'>;

/** The attempts that are over, to tell a repetition from a stranger. Only says why; neither is ever accepted. */
export type SpentAttempts = {
  readonly add: (attempt: Attempt, end: End) => void;
  /** How the attempt of this state ended; undefined when there was none. */
  readonly find: (state: string) => End | undefined;
};

const REMEMBERED = 8;

export function createSpentAttempts(): SpentAttempts {
  let spent: readonly { readonly state: string; readonly end: End }[] = [];
  return {
    add({ state }, end) {
      spent = [{ state, end }, ...spent].slice(0, REMEMBERED);
    },
    find: (state) => spent.find((one) => sameState(one.state, state))?.end,
  };
}
