import type { Clock } from '../../main/ports.ts';

export type FakeClock = Clock & {
  /** Lets `ms` pass: calls back what falls due, in order. */
  readonly advance: (ms: number) => void;
  /** Moves the wall clock without letting time pass, as when somebody sets it. */
  readonly jump: (ms: number) => void;
  /** How many callbacks are still waiting. */
  readonly waiting: () => number;
  /** Resolves as soon as a callback is waiting. */
  readonly untilWaiting: () => Promise<void>;
};

/** A clock that stands still until it is told otherwise. */
export function createFakeClock(start = Date.UTC(2026, 8, 1, 12)): FakeClock {
  let passed = 0;
  let offset = start;
  const timers = new Set<{ readonly due: number; readonly callback: () => void }>();
  let waiters: (() => void)[] = [];
  const nextDue = (limit: number) =>
    [...timers].filter(({ due }) => due <= limit).sort((one, other) => one.due - other.due)[0];

  return {
    now: () => passed + offset,
    monotonic: () => passed,
    after(ms, callback) {
      const timer = { due: passed + ms, callback };
      timers.add(timer);
      for (const resolve of waiters) resolve();
      waiters = [];
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = passed + ms;
      for (let timer = nextDue(end); timer; timer = nextDue(end)) {
        timers.delete(timer);
        passed = Math.max(passed, timer.due);
        timer.callback();
      }
      passed = end;
    },
    jump(ms) {
      offset += ms;
    },
    waiting: () => timers.size,
    untilWaiting: async () => {
      if (timers.size === 0) await new Promise<void>((resolve) => waiters.push(resolve));
    },
  };
}
