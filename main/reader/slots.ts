/** A place to work, taken until it is given back. Giving back twice does nothing. */
export type Leave = () => void;

/**
 * Lets at most `count` work at once; the others wait in order.
 * @returns a function that waits for a place; undefined when `signal` was aborted first.
 */
export function createSlots(count: number): (signal?: AbortSignal) => Promise<Leave | undefined> {
  let free = count;
  const queue: (() => void)[] = [];

  const leave = (): Leave => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = queue.shift();
      if (next) next();
      else free += 1;
    };
  };

  return async (signal) => {
    if (signal?.aborted) return undefined;
    if (free > 0) {
      free -= 1;
      return leave();
    }
    return new Promise((resolve) => {
      const enter = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve(leave());
      };
      const giveUp = () => {
        queue.splice(queue.indexOf(enter), 1);
        resolve(undefined);
      };
      queue.push(enter);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  };
}

/** The same bytes; calls `ended` once when they are over, have failed, or nobody wants the rest. */
export function whenEnded(body: ReadableStream<Uint8Array>, ended: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          ended();
          controller.close();
        } catch (error) {
          ended();
          controller.error(error);
        }
      },
      async cancel(reason) {
        ended();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
