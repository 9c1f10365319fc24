import type { Clock } from '../ports.ts';

/** What comes within `patience` ms; undefined when it is later than that. */
export async function soon<T>(clock: Clock, patience: number, coming: Promise<T>): Promise<T | undefined> {
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  const cancel = clock.after(patience, () => resolve(undefined));
  const came = await Promise.race([coming, over]);
  cancel();
  return came;
}
