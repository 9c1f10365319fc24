import { type Clock, type Http, HttpError } from '../../ports.ts';
import { isJson } from './content-type.ts';
import { type BodyGuard, guardedBody } from './http-body.ts';

const FIRST_BYTE_MS = 20_000;
const IDLE_MS = 30_000;
/** All of an answer that is worth nothing before its last byte: JSON, and errors. */
const WHOLE_MS = 60_000;

/** Statuses whose answers have no body (RFC 9110 §15.4.5, §15.3.5, §15.3.6). */
const EMPTY = new Set([204, 205, 304]);

/**
 * The same port with limits on waiting: 20 s for the head of an answer, 30 s for each further piece of its body, 60 s for
 * all of a body that is JSON or an error's.
 * A body that ends before its `content-length` errors instead of looking whole.
 */
export function timedHttp(http: Http, clock: Clock): Http {
  return async (url, init) => {
    const controller = new AbortController();
    const forward = () => controller.abort();
    init.signal?.addEventListener('abort', forward, { once: true });
    if (init.signal?.aborted) forward();
    const ended = (how: 'whole' | 'dropped') => {
      init.signal?.removeEventListener('abort', forward);
      if (how === 'dropped') controller.abort();
    };

    let late = false;
    const stop = clock.after(FIRST_BYTE_MS, () => {
      late = true;
      controller.abort();
    });
    try {
      const response = await http(url, { ...init, signal: controller.signal });
      const most = response.status >= 400 || isJson(response.headers) ? WHOLE_MS : Number.POSITIVE_INFINITY;
      const end = clock.monotonic() + most;
      const watch = (expired: () => void) => {
        const left = end - clock.monotonic();
        if (left > 0) return clock.after(Math.min(IDLE_MS, left), expired);
        expired();
        return () => {};
      };
      return guarded(response, { ended, watch });
    } catch (error) {
      ended('dropped');
      throw late ? new HttpError('timed-out', error) : error;
    } finally {
      stop();
    }
  };
}

function guarded(response: Response, guard: Omit<BodyGuard, 'expected'>): Response {
  const { status, headers } = response;
  if (response.body === null || EMPTY.has(status)) {
    guard.ended('whole');
    return new Response(null, { status, headers });
  }
  const body = guardedBody(response.body, { ...guard, expected: expectedLength(headers) });
  return new Response(body, { status, headers });
}

/** `content-length` counts bytes before decoding, so it says nothing of a body that was compressed. */
function expectedLength(headers: Headers): number | undefined {
  const length = headers.get('content-length');
  const coding = headers.get('content-encoding');
  if (length === null || !/^\d+$/.test(length) || (coding !== null && coding !== 'identity')) return undefined;
  return Number(length);
}
