import type { Call } from './http.ts';

const LIMIT = 2000;

/** A request that came in. Never holds a token, a code, a cookie or a body. */
export type LoggedRequest = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Of the reading API and the Action API only: elsewhere a query may hold a state or a challenge. */
  readonly query: string;
  /** Whether an Authorization header was there, not what it said. */
  readonly authorization: boolean;
  readonly userAgent: string;
  readonly acceptEncoding: string;
  readonly ifNoneMatch: string;
  readonly referer: string;
  /** 0 until it is answered; 499 when the caller left before that. */
  readonly status: number;
};

export type RequestLog = {
  readonly entries: () => readonly LoggedRequest[];
  readonly clear: () => void;
};

/** Keeps the last two thousand. `begin` returns what sets the status. */
export function createRequestLog(
  now: () => number,
): RequestLog & { readonly begin: (call: Call) => (status: number) => void } {
  let entries: { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] }[] = [];
  return {
    entries: () => entries.map((entry) => ({ ...entry })),
    clear: () => {
      entries = [];
    },
    begin: (call) => {
      const { headers } = call;
      const entry = {
        at: now(),
        method: call.method,
        path: call.path,
        query: /^\/w\/(?:rest\.php\/v1\/|api\.php$)/.test(call.path) ? call.query.toString() : '',
        authorization: headers.authorization !== undefined,
        userAgent: headers['user-agent'] ?? '',
        acceptEncoding: String(headers['accept-encoding'] ?? ''),
        ifNoneMatch: headers['if-none-match'] ?? '',
        referer: headers.referer ?? '',
        status: 0,
      };
      entries.push(entry);
      if (entries.length > LIMIT) entries.shift();
      return (status) => {
        if (entry.status === 0) entry.status = status;
      };
    },
  };
}
