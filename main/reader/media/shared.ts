/** Work that several wait for at once is done once. */
export type Shared<T> = {
  /**
   * Joins the work under this key, or begins it. Undefined when `signal` was aborted first; the work is aborted when
   * nobody waits for it any more. Rejects as the work does.
   */
  readonly join: (
    key: string,
    signal: AbortSignal | undefined,
    begin: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T | undefined>;
};

type Work<T> = { readonly result: Promise<T>; readonly controller: AbortController; waiting: number };

export function createShared<T>(): Shared<T> {
  const works = new Map<string, Work<T>>();

  const start = (key: string, begin: (signal: AbortSignal) => Promise<T>): Work<T> => {
    const controller = new AbortController();
    const work: Work<T> = { controller, waiting: 0, result: begin(controller.signal) };
    const over = () => {
      if (works.get(key) === work) works.delete(key);
    };
    work.result.then(over, over);
    works.set(key, work);
    return work;
  };

  return {
    async join(key, signal, begin) {
      if (signal?.aborted) return undefined;
      const work = works.get(key) ?? start(key, begin);
      const left = Promise.withResolvers<undefined>();
      const giveUp = () => left.resolve(undefined);
      signal?.addEventListener('abort', giveUp, { once: true });
      work.waiting += 1;
      try {
        return await Promise.race([work.result, left.promise]);
      } finally {
        signal?.removeEventListener('abort', giveUp);
        work.waiting -= 1;
        if (work.waiting === 0) {
          // Who comes now begins anew: this one is on its way out.
          if (works.get(key) === work) works.delete(key);
          work.controller.abort();
        }
      }
    },
  };
}
