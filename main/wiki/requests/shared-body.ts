import { HttpError } from '../../ports.ts';

/** Far above any page; keeps a runaway answer out of memory. */
const LONGEST = 64 * 1024 * 1024;

/** One body for several readers. Its pieces are shared: nobody writes into them. */
export type SharedBody = {
  /**
   * The same bytes from the first one on, also for who comes late. When `signal` is aborted the stream errors with
   * `HttpError('aborted')`; when the last reader goes away before the end, the source is cancelled.
   */
  readonly read: (signal: AbortSignal | undefined) => ReadableStream<Uint8Array>;
};

/** How a body ended: all of it came, the source failed, or nobody wants the rest. */
export type BodyEnd = 'whole' | 'broken' | 'dropped';

/**
 * Reads the source as fast as it comes, whatever its readers do: the connection, which is one of three, is not held up
 * by a frame that loads later. Errors with the source's own error, or `HttpError('protocol')` past 64 MiB.
 */
export function sharedBody(source: ReadableStream<Uint8Array>, ended: (how: BodyEnd) => void): SharedBody {
  const reader = source.getReader();
  const pieces: Uint8Array[] = [];
  const readers = new Set<() => void>();
  let state: { readonly is: 'flowing' | 'whole' } | { readonly is: 'broken'; readonly error: unknown } = {
    is: 'flowing',
  };

  const finish = (next: typeof state, how: BodyEnd) => {
    if (state.is !== 'flowing') return;
    state = next;
    ended(how);
    for (const wake of readers) wake();
  };
  const fail = (error: unknown, how: 'broken' | 'dropped') => {
    finish({ is: 'broken', error }, how);
    // What has failed by itself has nothing to say to being cancelled.
    reader.cancel(error).catch(() => {});
  };
  const flow = async () => {
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > LONGEST) throw new HttpError('protocol');
      pieces.push(next.value);
      for (const wake of readers) wake();
    }
    finish({ is: 'whole' }, 'whole');
  };
  flow().catch((error: unknown) => fail(error, 'broken'));

  return {
    read(signal) {
      let at = 0;
      let wake = () => {};
      const woken = () => wake();
      readers.add(woken);
      const leave = () => {
        signal?.removeEventListener('abort', abort);
        readers.delete(woken);
        if (readers.size === 0 && state.is === 'flowing') fail(new HttpError('aborted'), 'dropped');
      };
      let abort = () => {};
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            abort = () => {
              controller.error(new HttpError('aborted', signal?.reason));
              leave();
              wake();
            };
            signal?.addEventListener('abort', abort, { once: true });
            if (signal?.aborted) abort();
          },
          async pull(controller) {
            while (at >= pieces.length && state.is === 'flowing' && readers.has(woken)) {
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
            }
            if (!readers.has(woken)) return;
            const piece = pieces[at];
            at += 1;
            if (piece !== undefined) return controller.enqueue(piece);
            leave();
            if (state.is === 'broken') controller.error(state.error);
            else controller.close();
          },
          cancel() {
            leave();
            wake();
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}
