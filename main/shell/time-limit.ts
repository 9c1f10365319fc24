import type { Clock } from '../ports.ts';

/** The promise, or after `ms` whatever `late` makes. The promise itself is left to end as it will. */
export function withTimeLimit<T>(clock: Clock, ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(late()));
    promise.then(resolve, reject).finally(cancel);
  });
}
