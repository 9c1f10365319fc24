import * as z from 'zod/mini';
import type { Answer, Call } from './http.ts';
import { html, json, plain, restError } from './http.ts';

/** Answers given in place of the real one. */
const ANSWERS = [
  /** 429, text/plain, Retry-After. */
  'limited',
  /** 500 in the REST framework's shape. */
  'server-error',
  /** 503 with Retry-After. */
  'unavailable',
  /** A captive portal: HTML where JSON was asked for, with 200. */
  'html',
  /** A proxy's HTML error page, 502. */
  'html-502',
  /** 200 and JSON, of a shape nobody promised. */
  'other-json',
  /** The gateway in front of Wikimedia's wikis: 401, `WWW-Authenticate`, `Jwt is expired`. */
  'gateway-401',
  /** MediaWiki itself on a Bearer that is expired or revoked: 403. */
  'bearer-refused',
  /** MediaWiki on a Bearer whose client is disabled or not approved: 403. */
  'client-refused',
  /** The connection is closed before a byte is sent. */
  'reset',
] as const;

const decodedFault = z.strictObject({
  path: z.optional(z.string()),
  method: z.optional(z.string()),
  times: z.optional(z.int().check(z.positive())),
  latency: z.optional(z.int().check(z.nonnegative())),
  answer: z.optional(z.enum(ANSWERS)),
  retryAfter: z.optional(z.int().check(z.nonnegative())),
  truncateAfter: z.optional(z.int().check(z.nonnegative())),
  stallAfter: z.optional(z.int().check(z.nonnegative())),
  chunk: z.optional(z.strictObject({ bytes: z.int().check(z.positive()), every: z.int().check(z.nonnegative()) })),
  compressed: z.optional(z.boolean()),
});

export type FaultAnswer = (typeof ANSWERS)[number];

export type Fault = {
  /** Tested against the path with its query; every path when left out. */
  readonly path?: RegExp | undefined;
  readonly method?: string | undefined;
  /** How many requests it spoils; all of them when left out. */
  readonly times?: number | undefined;
  /** Milliseconds before anything is answered. */
  readonly latency?: number | undefined;
  readonly answer?: FaultAnswer | undefined;
  /** Seconds, for `limited` and `unavailable`. */
  readonly retryAfter?: number | undefined;
  /** The connection is cut after so many bytes of the body. */
  readonly truncateAfter?: number | undefined;
  /** Silence after the headers and so many bytes of the body, until `release()` or `clear()`. */
  readonly stallAfter?: number | undefined;
  /** The body arrives in pieces of `bytes`, one `every` so many milliseconds. */
  readonly chunk?: { readonly bytes: number; readonly every: number } | undefined;
  /** Counted bytes are those of the plain body unless this is true; then those of the gzip stream. */
  readonly compressed?: boolean | undefined;
};

export type ArmedFault = {
  /** How many requests it has spoilt so far. */
  readonly hits: () => number;
  readonly remove: () => void;
};

export type Faults = {
  readonly add: (fault: Fault) => ArmedFault;
  /** Removes every fault and lets stalled bodies go on. */
  readonly clear: () => void;
  /** Lets bodies that are stalled now go on; the faults stay. */
  readonly release: () => void;
};

/** What the server asks of the switches. */
export type FaultBoard = Faults & {
  /** The fault for this request, counted as spent, or undefined. */
  readonly take: (call: Call) => Fault | undefined;
  /** Resolves with the next `release()` or `clear()`. */
  readonly released: () => Promise<void>;
};

export function createFaults(): FaultBoard {
  let armed: { readonly fault: Fault; hits: number }[] = [];
  let waiting: (() => void)[] = [];

  const release = (): void => {
    const resolvers = waiting;
    waiting = [];
    for (const resolve of resolvers) resolve();
  };

  return {
    add: (fault) => {
      const entry = { fault, hits: 0 };
      armed.push(entry);
      return {
        hits: () => entry.hits,
        remove: () => {
          armed = armed.filter((other) => other !== entry);
        },
      };
    },
    clear: () => {
      armed = [];
      release();
    },
    release,
    take: (call) => {
      const entry = armed.find(
        ({ fault, hits }) => hits < (fault.times ?? Number.POSITIVE_INFINITY) && fits(fault, call),
      );
      if (entry) entry.hits += 1;
      return entry?.fault;
    },
    released: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

function fits(fault: Fault, call: Call): boolean {
  if (fault.method && fault.method !== call.method) return false;
  // A regular expression with the g flag keeps its place between tests: search() does not.
  return fault.path === undefined || `${call.path}?${call.query}`.search(fault.path) >= 0;
}

/** Decodes a fault that came as JSON (`path` is the source of a regular expression); undefined when it is none. */
export function decodeFault(value: unknown): Fault | undefined {
  const decoded = decodedFault.safeParse(value);
  if (!decoded.success) return undefined;
  try {
    const { path, ...rest } = decoded.data;
    return { ...rest, path: path === undefined ? undefined : new RegExp(path) };
  } catch {
    return undefined;
  }
}

/** The answer of a fault that replaces the real one. `reset` has none: the server cuts the connection. */
export function faultAnswer(answer: Exclude<FaultAnswer, 'reset'>, retryAfter: number): Answer {
  const wait = { 'retry-after': String(retryAfter) };
  switch (answer) {
    case 'limited':
      return plain(429, 'Too many requests. Slow down.\n', wait);
    case 'server-error':
      return restError(500, 'rest-unknown-error', 'The server met something it did not expect.');
    case 'unavailable':
      return plain(503, 'Out for maintenance.\n', wait);
    case 'html':
      return html(200, '<!doctype html><title>Welcome aboard</title><p>Accept the terms to use the ferry network.');
    case 'html-502':
      return html(502, '<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1><p>No answer from the wiki.');
    case 'other-json':
      return json(200, { status: 'ok', items: [{ unexpected: true }] });
    case 'gateway-401':
      return gatewayRefusal('Jwt is expired');
    case 'bearer-refused':
      return bearerRefusal();
    case 'client-refused':
      return clientRefusal();
  }
}

/** What Wikimedia's gateway says of a Bearer it will not pass on. */
export function gatewayRefusal(httpReason: string): Answer {
  return json(
    401,
    { httpCode: 401, httpReason },
    { 'www-authenticate': 'Bearer realm="sample wiki", error="invalid_token"' },
  );
}

/** What MediaWiki says of a Bearer that is malformed, expired or revoked: no `WWW-Authenticate`. */
export function bearerRefusal(): Answer {
  return restError(403, 'mwoauth-invalid-authorization', 'The authorization headers in your request are not valid.');
}

/** What MediaWiki says of a Bearer whose client may not be used any more: not an expiry. */
export function clientRefusal(): Answer {
  return restError(
    403,
    'mwoauth-invalid-authorization-not-approved',
    'The application you are using is not approved at the moment.',
  );
}
