import type { AnswerCache } from './answer-cache.ts';

/** What a request gains from the cache. */
export type Conditional = {
  /** Sent with the request: empty where nothing is kept. */
  readonly headers: Readonly<Record<string, string>>;
  /** The answer for whoever asked: the kept one for a 304, and a 200 on its way into the cache. */
  readonly answer: (response: Response) => Response;
};

const NONE: Conditional = { headers: {}, answer: (response) => response };

/**
 * Asks whether a JSON answer that is kept still holds (RFC 9110 §13.1.2) instead of asking for it again. Documents are
 * too large for memory, and whoever keeps them knows their `ETag`.
 * @param key the address and whatever else the answer depends on.
 */
export function conditional(cache: AnswerCache, key: string, accept: string): Conditional {
  if (accept !== 'application/json') return NONE;
  const kept = cache.get(key);
  return {
    headers: kept === undefined ? {} : { 'If-None-Match': kept.etag },
    answer(response) {
      if (response.status === 304 && kept !== undefined) {
        return new Response(streamOf(kept.pieces), { headers: kept.headers });
      }
      const { status, headers, body } = response;
      const etag = headers.get('etag');
      const isKept = status === 200 && etag !== null && isJson(headers) && !forbidsKeeping(headers);
      if (!isKept || body === null) return response;
      const pieces: Uint8Array[] = [];
      const copy = new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          pieces.push(piece);
          controller.enqueue(piece);
        },
        flush: () => cache.put(key, { etag, headers, pieces }),
      });
      return new Response(body.pipeThrough(copy), { status, headers });
    },
  };
}

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

function isJson(headers: Headers): boolean {
  return /^application\/json\s*(?:;|$)/i.test(headers.get('content-type') ?? '');
}

/** RFC 9111 §5.2.2.5. `private` and `no-cache` allow what is done here: one reader's memory, asked about each time. */
function forbidsKeeping(headers: Headers): boolean {
  return /\bno-store\b/i.test(headers.get('cache-control') ?? '');
}
