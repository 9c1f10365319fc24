/** What the inside asks of the outside. Types only; `main/shell` and the tests give them bodies. */

import type { HandlerFailure } from '../shared/failures.ts';
import type { HandlerView } from '../shared/models.ts';
import type { Result } from '../shared/result.ts';

export type Clock = {
  /** Milliseconds since the epoch: what is shown and kept. Somebody may set it, also back. */
  readonly now: () => number;
  /** Milliseconds since some moment that means nothing: how long something has been. Nobody can set it. */
  readonly monotonic: () => number;
  /** Calls back once after `ms`; returns what cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void;
};

/** Cryptographically strong random bytes. */
export type RandomBytes = (length: number) => Uint8Array;

export type HttpInit = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * One request, fetch-shaped. Never follows a redirect (a 3xx is an answer like any other, with its `Location`
 * as the server wrote it), sends no cookies, keeps no cache. The body streams. Rejects with `HttpError` only.
 */
export type Http = (url: string, init: HttpInit) => Promise<Response>;

export type HttpErrorCode = 'offline' | 'timed-out' | 'aborted' | 'tls' | 'protocol';

export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;

  constructor(code: HttpErrorCode, cause?: unknown) {
    super(`HTTP request failed: ${code}`, { cause });
    this.code = code;
  }
}

/**
 * A line for whoever has to find out what happened. `event` is a fixed name (`auth.callback-refused`);
 * `data` holds codes, hosts and counts: never a token, a code, a verifier, a query string.
 */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  data?: Readonly<Record<string, string | number | boolean>>,
) => void;

/** What an API request carries to say who is reading. Opaque to whoever sends it. */
export type Bearer = {
  /** The value of the `Authorization` header (RFC 6750 §2.1). */
  readonly authorization: string;
};

/** Somebody who reads, or nobody. A request keeps its reader from when it is made, whoever is active when it is sent. */
export type Reader = {
  /** Tells readers apart and says nothing of who they are. */
  readonly mark: string;
  /** Their Bearer for this URL, refreshed first when it is about to expire; undefined where none may go or there is none. */
  readonly forUrl: (url: URL) => Promise<Bearer | undefined>;
  /**
   * The server refused this Bearer of theirs. Answers another one to try once, or undefined: then read without.
   * @param why `invalid`: 401 `invalid_token` from the gateway or 403 `mwoauth-invalid-authorization`;
   *   `client-refused`: 403 `mwoauth-invalid-authorization-not-approved`, `user-blocked`: 403
   *   `mwoauth-invalid-authorization-blocked-user`, neither of which a refresh mends.
   */
  readonly refused: (bearer: Bearer, why: 'invalid' | 'client-refused' | 'user-blocked') => Promise<Bearer | undefined>;
};

/** Where the wiki client learns who reads. `main/auth`'s session is one; "nobody" is another. */
export type BearerSource = {
  /** Whoever is active now. */
  readonly reader: () => Reader;
};

/** The system's choice of the program that opens our scheme's addresses. Each call ends within a time limit of its own. */
export type SchemeHandler = {
  readonly view: () => Promise<HandlerView>;
  /** Makes this copy the choice, whoever is it now; answers what then is so. */
  readonly take: () => Promise<Result<HandlerView, HandlerFailure>>;
  /** Takes away what `take` left on this computer; does nothing where there is nothing of ours. */
  readonly remove: () => Promise<Result<HandlerView, HandlerFailure>>;
};
