import type { CallbackRefusal } from '../../../shared/failures.ts';
import type { Clock } from '../../ports.ts';

/** How often callbacks were refused since the app started, and why: for whoever wonders why nothing comes of a sign-in. */
export type RefusedCallbacks = {
  readonly add: (reason: CallbackRefusal) => void;
  /** One entry a reason, the latest last; `last` in ms since the epoch. */
  readonly all: () => readonly { readonly reason: CallbackRefusal; readonly times: number; readonly last: number }[];
};

/** Holds nothing of what was refused. There are ten reasons, so it never grows. */
export function createRefusedCallbacks(clock: Pick<Clock, 'now'>): RefusedCallbacks {
  const counted = new Map<CallbackRefusal, { readonly times: number; readonly last: number }>();
  return {
    add(reason) {
      const times = (counted.get(reason)?.times ?? 0) + 1;
      // Taken out first, so that it comes to stand at the end.
      counted.delete(reason);
      counted.set(reason, { times, last: clock.now() });
    },
    all: () => [...counted].map(([reason, { times, last }]) => ({ reason, times, last })),
  };
}
