import * as z from 'zod/mini';
import { actionError } from './action/respond.ts';
import type { Answer } from './http.ts';
import { html, json, plain, redirect, restError } from './http.ts';

const refusalBody = z.object({ errorKey: z.string(), messageTranslations: z.object({ en: z.string() }) });

/** Answers given in place of the real one. */
export const FAULT_ANSWERS = [
  /** 429, text/plain, Retry-After. */
  'limited',
  /** 500 in the REST framework's shape. */
  'server-error',
  /** 500 in OAuth's own shape (RFC 6749 §5.2 knows no such error; league/oauth2-server does). */
  'oauth-server-error',
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
  /** MediaWiki on a Bearer whose user has no account at this very wiki: 403. */
  'user-unknown',
  /** What the REST framework says of a body that is not form-encoded: 415. */
  'unsupported-type',
  /** The Action API's own trouble: 200, with an error and a header. */
  'action-error',
  /** The Action API's limit: 200 as well. */
  'action-limited',
  /** The Action API on a Bearer that is expired or revoked: 200. */
  'action-bearer-refused',
  /** A server without php-wikidiff2, asked to compare: 500. */
  'no-wikidiff2',
  /** A server that stopped counting: the number it came to, and that it did. */
  'counted-to-limit',
  /** A wiki that has no such thing as the optional extras leads to its main page: 301. */
  'main-page',
  /** Taken away for good: 410. */
  'gone',
  /** A network that wants a login first (RFC 6585 §6): 511. */
  'login-required',
  /** Such a network, which leads to its own page instead: 302. */
  'login-redirect',
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
    case 'oauth-server-error':
      return json(500, { error: 'server_error', error_description: 'The server met something it did not expect.' });
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
    case 'user-unknown':
      return restError(403, 'mwoauth-invalid-authorization-invalid-user', 'You need an account at this wiki.');
    case 'action-error':
      return actionError({ code: 'internal_api_error_DBQueryError', info: 'The database gave up.' });
    case 'action-limited':
      return withHeaders(actionError({ code: 'ratelimited', info: 'Too many queries. Slow down.' }), wait);
    case 'action-bearer-refused':
      return inActionApi(bearerRefusal());
    case 'no-wikidiff2':
      return restError(500, 'rest-compare-wikidiff2', 'This wiki cannot compare revisions.');
    case 'counted-to-limit':
      return json(200, { count: 30_000, limit: true });
    case 'main-page':
      return redirect(301, '/wiki/Main_Page');
    case 'gone':
      return restError(410, 'rest-endpoint-gone', 'This has been taken away.');
    case 'login-required':
      return html(511, '<!doctype html><title>Welcome aboard</title><p>Accept the terms to use the ferry network.');
    case 'login-redirect':
      return redirect(302, 'http://login.ferry.invalid/welcome');
    case 'unsupported-type':
      return restError(415, 'rest-unsupported-content-type', 'This endpoint takes form-encoded bodies only.');
  }
}

/** MediaWiki's refusal of a Bearer as the Action API says it: with 200. A gateway's own refusal stays as it is. */
export function inActionApi(refusal: Answer): Answer {
  if (refusal.status !== 403 || typeof refusal.body !== 'string') return refusal;
  const { errorKey, messageTranslations } = refusalBody.parse(JSON.parse(refusal.body));
  return actionError({ code: errorKey, info: messageTranslations.en });
}

function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
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
