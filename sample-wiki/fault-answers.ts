import type { Answer } from './http.ts';
import { html, json, plain, restError } from './http.ts';

/** Answers given in place of the real one. */
export const FAULT_ANSWERS = [
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
  /** What the REST framework says of a body that is not form-encoded: 415. */
  'unsupported-type',
  /** The connection is closed before a byte is sent. */
  'reset',
] as const;

export type FaultAnswer = (typeof FAULT_ANSWERS)[number];

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
    case 'unsupported-type':
      return restError(415, 'rest-unsupported-content-type', 'This endpoint takes form-encoded bodies only.');
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
