import type { Clock } from '../../ports.ts';

/** A place to work, taken until it is given back. Giving back twice does nothing. */
export type Leave = () => void;

/** `seen`: somebody looks at the empty space. `behind`: nobody does. */
export type Urgency = 'seen' | 'behind';

/** Waits for a place; undefined when `signal` was aborted first. */
export type Enter = (urgency: Urgency, signal?: AbortSignal) => Promise<Leave | undefined>;

/** As many pictures as browsers open to one host; for all tabs together, and for what is saved behind them. */
export const PICTURES_AT_ONCE = 6;

type Waiter = { readonly enter: () => void; readonly urgency: Urgency; readonly burst: number };

/**
 * A frame asks for its pictures as they come near the window, many at a time. Who scrolls on asks anew after a pause:
 * what is asked for then is what is seen now.
 */
const BURST_MS = 200;

/** Lets at most `count` work at once. The others wait: the latest burst first, in each the order of the page. */
export function createSlots(count: number, clock: Clock): Enter {
  let free = count;
  let burst = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  const queue = new Set<Waiter>();

  const next = (): Waiter | undefined => {
    let best: Waiter | undefined;
    for (const waiter of queue) if (best === undefined || isBefore(waiter, best)) best = waiter;
    return best;
  };
  const leave = (): Leave => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const waiter = next();
      if (waiter) waiter.enter();
      else free += 1;
    };
  };

  return (urgency, signal) => {
    if (signal?.aborted) return Promise.resolve(undefined);
    if (free > 0) {
      free -= 1;
      return Promise.resolve(leave());
    }
    const now = clock.now();
    if (now - lastAt > BURST_MS) burst += 1;
    lastAt = now;
    return new Promise((resolve) => {
      const done = (left: Leave | undefined) => {
        queue.delete(waiter);
        signal?.removeEventListener('abort', giveUp);
        resolve(left);
      };
      const giveUp = () => done(undefined);
      const waiter: Waiter = { urgency, burst, enter: () => done(leave()) };
      queue.add(waiter);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  };
}

function isBefore(one: Waiter, other: Waiter): boolean {
  return one.urgency === other.urgency ? one.burst > other.burst : one.urgency === 'seen';
}
