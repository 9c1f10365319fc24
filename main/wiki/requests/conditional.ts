import type { AnswerCache } from './answer-cache.ts';
import { isJson } from './content-type.ts';
import { LONGEST_JSON, readText } from './http-body.ts';

/** What a request gains from the cache. */
export type Conditional = {
  /** Sent with the request: empty where nothing is kept. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The answer for whoever asked: for a 304 the kept one, any other JSON with all of its text read and kept. Rejects with
   * `HttpError` when that does not come whole.
   */
  readonly answer: (response: Response) => Promise<Response>;
};

const NONE: Conditional = { headers: {}, answer: async (response) => response };

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
    async answer(response) {
      const { status, headers } = response;
      if (status === 304 && kept !== undefined) return new Response(kept.text, { headers: kept.headers });
      if (status !== 200 || !isJson(headers)) return response;
      const text = await readText(response.body, LONGEST_JSON);
      const etag = headers.get('etag');
      if (etag !== null && !forbidsKeeping(headers)) cache.put(key, { etag, headers, text });
      return new Response(text, { headers });
    },
  };
}

/** RFC 9111 §5.2.2.5. `private` and `no-cache` allow what is done here: one reader's memory, asked about each time. */
function forbidsKeeping(headers: Headers): boolean {
  return /\bno-store\b/i.test(headers.get('cache-control') ?? '');
}
