import type { Tokens } from '../account.ts';

/** A change of tokens under way; `tokens` is what a refresh was answered, also when it comes too late. */
export type Flight = { readonly kind: 'refresh' | 'write'; readonly done: Promise<void>; tokens?: Tokens };

/** The changes of one account's tokens, one at a time. */
export type TokenFlights = {
  readonly current: () => Flight | undefined;
  /** Begins one; there must be none. Settles as the work does. */
  readonly begin: (kind: Flight['kind'], work: (flight: Flight) => Promise<void>) => Promise<void>;
  /** What is under way is nobody's any more. */
  readonly drop: () => void;
};

export function createTokenFlights(): TokenFlights {
  let flight: Flight | undefined;
  return {
    current: () => flight,
    begin(kind, work) {
      const { promise: done, resolve, reject } = Promise.withResolvers<void>();
      const mine: Flight = { kind, done };
      flight = mine;
      work(mine)
        .finally(() => {
          if (flight === mine) flight = undefined;
        })
        .then(resolve, reject);
      return done;
    },
    drop() {
      flight = undefined;
    },
  };
}
