import type { Clock, RandomBytes } from '../../ports.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { type Budget, createBudget } from './budget.ts';
import { createHostLimits, type HostLimits } from './host-limits.ts';
import { createLimiter, type Limiter } from './limiter.ts';

/** Everything that decides when a request may be sent. One for all of the app. */
export type Pace = {
  readonly limits: HostLimits;
  readonly backoff: Backoff;
  readonly budget: Budget;
  readonly limiter: Limiter;
};

export function createPace(clock: Clock, random: RandomBytes): Pace {
  const limits = createHostLimits(clock);
  const backoff = createBackoff(clock, random);
  const budget = createBudget(clock);
  return { limits, backoff, budget, limiter: createLimiter({ clock, limits, backoff, budget }) };
}
