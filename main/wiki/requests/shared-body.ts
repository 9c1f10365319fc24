import { HttpError } from '../../ports.ts';

/** Far above any page; keeps a runaway answer out of memory. */
const LONGEST = 64 * 1024 * 1024;

/** Bytes that are read ahead of the readers. Most pages are smaller as a whole. */
const AHEAD = 1024 * 1024;

/** One body for several readers. Its pieces are shared: nobody writes into them. */
export type SharedBody = {
  /**
   * The same bytes from the first one on, also for who comes late, as long as it has not `settled`. When `signal` is aborted the stream errors with
   * `HttpError('aborted')`; when the last reader goes away before the end, the source is cancelled.
   */
  readonly read: (signal: AbortSignal | undefined) => ReadableStream<Uint8Array>;
};

/** How far somebody has read, in pieces, and what goes on with it. */
type BodyReader = { at: number; wake: () => void };

/** How a body ended: all of it came, the source failed, or nobody wants the rest. */
export type BodyEnd = 'whole' | 'broken' | 'dropped';

/** What is told of a body, each at most once. */
export type BodyEvents = {
  /**
   * The wiki has done its part: all is here, or a mebibyte is, and from now on the connection waits for the readers rather than
   * they for it. Who asks now needs a request of their own.
   */
  readonly settled: () => void;
  readonly ended: (how: BodyEnd) => void;
};

/**
 * Reads the source as fast as it comes, a mebibyte ahead of its slowest reader: the place in the wiki's queue is not held up
 * by a frame that loads later, and a long page does not fill the memory. Errors with the source's own error, or `HttpError('protocol')` past 64 MiB.
 */
export function sharedBody(source: ReadableStream<Uint8Array>, { settled, ended }: BodyEvents): SharedBody {
  const reader = source.getReader();
  const pieces: Uint8Array[] = [];
  const readers = new Set<BodyReader>();
  /** Pieces that every reader has had, and that are gone. */
  let gone = 0;
  let held = 0;
  let isSettled = false;
  /** More has come than is held: the beginning goes with the last who has had it. */
  let isLong = false;
  let goOn = () => {};
  let state: { readonly is: 'flowing' | 'whole' } | { readonly is: 'broken'; readonly error: unknown } = {
    is: 'flowing',
  };

  const finish = (next: typeof state, how: BodyEnd) => {
    if (state.is !== 'flowing') return;
    state = next;
    settle();
    ended(how);
    goOn();
    for (const { wake } of readers) wake();
  };
  const settle = () => {
    if (!isSettled) settled();
    isSettled = true;
  };
  const release = () => {
    if (!isLong) return;
    const first = Math.min(gone + pieces.length, ...[...readers].map(({ at }) => at));
    for (; gone < first; gone += 1) held -= pieces.shift()?.byteLength ?? 0;
    if (held < AHEAD) goOn();
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
      held += next.value.byteLength;
      for (const { wake } of readers) wake();
      if (held < AHEAD) continue;
      isLong = true;
      settle();
      release();
      while (held >= AHEAD && state.is === 'flowing') {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
    }
    finish({ is: 'whole' }, 'whole');
  };
  flow().catch((error: unknown) => fail(error, 'broken'));

  return {
    read(signal) {
      if (gone > 0) throw new Error('A body was shared after it had settled');
      const me: BodyReader = { at: 0, wake: () => {} };
      readers.add(me);
      const leave = () => {
        signal?.removeEventListener('abort', abort);
        readers.delete(me);
        release();
        if (readers.size === 0 && state.is === 'flowing') fail(new HttpError('aborted'), 'dropped');
      };
      let abort = () => {};
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            abort = () => {
              controller.error(new HttpError('aborted', signal?.reason));
              leave();
              me.wake();
            };
            signal?.addEventListener('abort', abort, { once: true });
            if (signal?.aborted) abort();
          },
          async pull(controller) {
            while (me.at >= gone + pieces.length && state.is === 'flowing' && readers.has(me)) {
              await new Promise<void>((resolve) => {
                me.wake = resolve;
              });
            }
            if (!readers.has(me)) return;
            const piece = pieces[me.at - gone];
            if (piece !== undefined) {
              me.at += 1;
              release();
              return controller.enqueue(piece);
            }
            leave();
            if (state.is === 'broken') controller.error(state.error);
            else controller.close();
          },
          cancel() {
            leave();
            me.wake();
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}
