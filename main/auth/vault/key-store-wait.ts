import type { Clock } from '../../ports.ts';

/**
 * What the promise answers, or `late` after `ms`: a key store may be waiting for its user, and nobody who reads or signs in
 * waits with it. The promise itself goes on.
 */
export async function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T | 'late'> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const stop = clock.after(ms, () => resolve('late'));
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop();
  }
}
