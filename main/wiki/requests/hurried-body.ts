import { type Clock, HttpError } from '../../ports.ts';

const SPAN_MS = 30_000;
/** About four kilobits a second: less than any network that somebody reads with. */
const LEAST_BYTES = 16 * 1024;

export type Hurry = {
  readonly clock: Clock;
  /** Whether somebody waits for the place that this body holds. */
  readonly wanted: () => boolean;
};

/**
 * The same bytes, for a reader that takes them as they come. Errors with `HttpError('timed-out')` where fewer than 16 KiB
 * came within 30 s while others waited: a server that drips holds no place for ever.
 */
export function hurriedBody(body: ReadableStream<Uint8Array>, { clock, wanted }: Hurry): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let received = 0;
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const look = () => {
          if (wanted() && received < LEAST_BYTES) {
            const error = new HttpError('timed-out');
            controller.error(error);
            reader.cancel(error).catch(() => {});
            return;
          }
          received = 0;
          stop = clock.after(SPAN_MS, look);
        };
        stop = clock.after(SPAN_MS, look);
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            received += value.byteLength;
            return controller.enqueue(value);
          }
          stop();
          controller.close();
        } catch (error) {
          stop();
          controller.error(error);
        }
      },
      cancel(reason) {
        stop();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
