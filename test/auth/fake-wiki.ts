import { type Answer, html, json, type SentRequest } from '../fakes/http.ts';

export const BASE = 'https://wiki.example/w/rest.php';
export const CLIENT = 'c1'.repeat(16);

/** Every kind of secret has a mark of its own, so that a search for `SECRET` finds whatever leaked. */
export const access = (n: number) => `SECRET-access-${n}`;
export const refresh = (n: number) => `SECRET-refresh-${n}`;

/** The n-th token answer of a wiki whose tokens live four hours. */
export function tokens(n: number, seconds = 14_400): Response {
  return json({ token_type: 'Bearer', expires_in: seconds, access_token: access(n), refresh_token: refresh(n) });
}

export const isTokenRequest = (request: SentRequest) => request.url === `${BASE}/oauth2/access_token`;
export const isRefresh = (request: SentRequest) => parameters(request)['grant_type'] === 'refresh_token';

export function parameters({ body }: SentRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(body ?? ''));
}

export function invalidGrant(hint: string): Response {
  const error_description = 'The provided authorization grant or refresh token is invalid, expired or revoked.';
  return json({ error: 'invalid_grant', error_description, hint }, 400);
}

/** A wiki that signs everybody in as `Reader` and numbers its token answers. */
export function friendlyWiki(seconds?: number): Answer {
  let n = 0;
  return (request) => {
    if (isTokenRequest(request)) {
      n += 1;
      return tokens(n, seconds);
    }
    if (request.url === `${BASE}/oauth2/resource/profile`) return json({ sub: '3', username: 'Reader' });
    return html('not found', 404);
  };
}
