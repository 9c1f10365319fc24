import { HttpError } from '../../ports.ts';

/** Far above any answer of the API that is no document; keeps a runaway one out of memory. Bytes. */
export const LONGEST_JSON = 8 * 1024 * 1024;

/** Options of `guardedBody`. */
export type BodyGuard = {
  /** Bytes the headers promised, where they did. */
  readonly expected: number | undefined;
  /** Starts waiting for bytes; what it returns ends the wait. Calls `expired` when none came in time. */
  readonly watch: (expired: () => void) => () => void;
  /** Called once, at the end: the bytes are all there, or nobody wants the rest and the connection may go. */
  readonly ended: (how: 'whole' | 'dropped') => void;
};

/**
 * The same bytes, with an error where the stream stalls or ends before the promised length. Time counts only
 * while somebody waits for bytes: a reader that pauses stops no clock of the server's.
 * Errors with `HttpError`: `timed-out` (idle), `protocol` (cut short), or the transport's own.
 */
export function guardedBody(body: ReadableStream<Uint8Array>, guard: BodyGuard): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let received = 0;
  const next = async () => {
    let expire: (error: HttpError) => void = () => {};
    const expired = new Promise<never>((_resolve, reject) => {
      expire = reject;
    });
    const stop = guard.watch(() => expire(new HttpError('timed-out')));
    try {
      // In this order: when time is over already, bytes that happen to be there change nothing.
      return await Promise.race([expired, reader.read()]);
    } finally {
      stop();
    }
  };
  const giveUp = (reason: unknown) => {
    guard.ended('dropped');
    // The source may have failed by itself already; what it says to being cancelled changes nothing.
    reader.cancel(reason).catch(() => {});
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await next();
          if (done) {
            if (guard.expected !== undefined && received < guard.expected) throw new HttpError('protocol');
            guard.ended('whole');
            controller.close();
            return;
          }
          received += value.byteLength;
          controller.enqueue(value);
        } catch (error) {
          giveUp(error);
          controller.error(error instanceof HttpError ? error : new HttpError('protocol', error));
        }
      },
      cancel: giveUp,
    },
    { highWaterMark: 0 },
  );
}

/** The body's beginning as text, about `limit` bytes; the rest is not wanted any more. Rejects as the body does. */
export async function readStart(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= limit) break;
  }
  return text;
}

/** The whole body as text. Rejects with `HttpError('protocol')` past `limit` bytes, or as the body does. */
export async function readText(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new HttpError('protocol');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
