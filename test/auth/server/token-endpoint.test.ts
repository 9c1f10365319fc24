import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../main/auth/attempt/attempt.ts';
import { authorizationServer } from '../../../main/auth/server/authorization-server.ts';
import { createTokenEndpoint } from '../../../main/auth/server/token-endpoint.ts';
import type { HttpErrorCode } from '../../../main/ports.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { type Answer, createFakeHttp, html, json, never } from '../../fakes/http.ts';
import { access, BASE, CLIENT, invalidGrant, parameters, refresh, tokens } from '../fake-wiki.ts';

const attempt: Attempt = {
  state: 'SECRET-state',
  verifier: 'SECRET-verifier'.padEnd(43, 'v'),
  issuer: BASE,
  clientId: CLIENT,
  redirectUri: 'org.lectern.reader:/oauth/callback',
  url: `${BASE}/oauth2/authorize`,
  expiresAt: 0,
};

function endpointAnswering(answer: Answer) {
  const clock = createFakeClock();
  const { http, sent } = createFakeHttp(answer);
  const endpoint = createTokenEndpoint(authorizationServer(BASE), { http, clock, userAgent: 'Lectern/1 (x)' });
  return { endpoint, sent, clock };
}

const oauth = (error: string, status = 400, rest: object = {}) =>
  json({ error, error_description: '…', ...rest }, status);

describe('the token endpoint', () => {
  it('exchanges a code, form-encoded, with the verifier and without a secret or an Authorization header', async () => {
    const { endpoint, sent, clock } = endpointAnswering(() => tokens(1));
    const answer = await endpoint.exchange(attempt, 'SECRET-code');
    expect(answer).toEqual({
      kind: 'tokens',
      tokens: { access: access(1), refresh: refresh(1), obtainedAt: clock.now(), expiresAt: clock.now() + 14_400_000 },
    });
    const [request, ...others] = sent;
    expect(others).toEqual([]);
    expect(request).toMatchObject({ method: 'POST', url: `${BASE}/oauth2/access_token` });
    expect(request?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
    expect(request?.headers['user-agent']).toBe('Lectern/1 (x)');
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(request && parameters(request)).toEqual({
      grant_type: 'authorization_code',
      client_id: CLIENT,
      redirect_uri: attempt.redirectUri,
      code: 'SECRET-code',
      code_verifier: attempt.verifier,
    });
  });

  it('refreshes with the client id and the refresh token and nothing else', async () => {
    const { endpoint, sent } = endpointAnswering(() => tokens(2));
    expect(await endpoint.refresh(CLIENT, refresh(1))).toMatchObject({ kind: 'tokens', tokens: { access: access(2) } });
    expect(sent.map(parameters)).toEqual([
      { grant_type: 'refresh_token', client_id: CLIENT, refresh_token: refresh(1) },
    ]);
    expect(sent[0]?.headers).not.toHaveProperty('authorization');
  });

  it('counts the life of a token from before it was asked for, and only as the server says', async () => {
    const { endpoint, clock } = endpointAnswering(() => {
      clock.advance(5_000);
      return tokens(1, 10);
    });
    const asked = clock.now();
    expect(await endpoint.refresh(CLIENT, refresh(0))).toMatchObject({ tokens: { expiresAt: asked + 10_000 } });

    const silent = endpointAnswering(() => json({ token_type: 'Bearer', access_token: 'a' }));
    expect(await silent.endpoint.refresh(CLIENT, refresh(0))).toMatchObject({
      tokens: { expiresAt: undefined, refresh: undefined },
    });
  });

  it.each<[string, () => Response, object]>([
    [
      'a wrong verifier',
      () => invalidGrant('Failed to verify `code_verifier`.'),
      { kind: 'refused', reason: 'revoked' },
    ],
    ['a missing verifier', () => oauth('invalid_request'), { kind: 'rejected', error: 'invalid_request' }],
    ['a used code', () => invalidGrant('Authorization code has been revoked'), { kind: 'refused', reason: 'revoked' }],
    [
      'a late code',
      () => oauth('invalid_grant', 400, { hint: 'Authorization code has expired' }),
      { kind: 'refused', reason: 'expired' },
    ],
    [
      'garbage for a code',
      () => invalidGrant('Cannot validate the provided authorization code'),
      { kind: 'refused', reason: 'revoked' },
    ],
    [
      'another redirect',
      () => oauth('invalid_request', 400, { hint: 'Invalid redirect URI' }),
      { kind: 'rejected', error: 'invalid_request' },
    ],
    ['an unknown client', () => oauth('invalid_client', 401), { kind: 'client-refused' }],
    ['a client that may not', () => oauth('unauthorized_client', 400), { kind: 'client-refused' }],
    ['a disabled client', () => oauth('access_denied', 401), { kind: 'client-refused' }],
    [
      'garbage for a refresh token',
      () => invalidGrant('Cannot decrypt the refresh token'),
      { kind: 'refused', reason: 'revoked' },
    ],
    ['an expired refresh token', () => invalidGrant('Token has expired'), { kind: 'refused', reason: 'expired' }],
    ['a revoked refresh token', () => invalidGrant('Token has been revoked'), { kind: 'refused', reason: 'revoked' }],
    [
      "another client's refresh token",
      () => invalidGrant('Token is not linked to client'),
      { kind: 'refused', reason: 'revoked' },
    ],
    ['a code revoked while pending', () => oauth('server_error', 500), { kind: 'server-error', status: 500 }],
    ['a server error with another status', () => oauth('server_error', 400), { kind: 'server-error', status: 400 }],
    [
      'a wrong content type',
      () => json({ errorKey: 'rest-unsupported-content-type', httpCode: 415 }, 415),
      { kind: 'unsupported' },
    ],
    [
      'a refusal in MediaWiki’s shape',
      () => json({ errorKey: 'mwoauth-invalid-authorization', httpCode: 403 }, 403),
      { kind: 'unreadable' },
    ],
    [
      'a refusal in the gateway’s shape',
      () => json({ httpCode: 401, httpReason: 'Jwt is expired' }, 401),
      { kind: 'unreadable' },
    ],
    ['a page of HTML', () => html(), { kind: 'unreadable' }],
    ['a refusal as HTML', () => html('<h1>Forbidden</h1>', 403), { kind: 'unreadable' }],
    ['a bad gateway as HTML', () => html('<h1>Bad gateway</h1>', 502), { kind: 'server-error', status: 502 }],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://portal.example/' } }),
      { kind: 'unreadable' },
    ],
    ['an empty answer', () => new Response(null, { status: 204 }), { kind: 'unreadable' }],
    [
      'half an answer',
      () => new Response('{"token_type":"Bearer","acc', { headers: { 'content-type': 'application/json' } }),
      { kind: 'unreadable' },
    ],
    ['another JSON', () => json({ hello: 'world' }), { kind: 'unreadable' }],
    [
      'a token of another type',
      () => json({ token_type: 'dpop', access_token: 'a', expires_in: 1 }),
      { kind: 'unreadable' },
    ],
    [
      'a token that would break a header',
      () => json({ token_type: 'Bearer', access_token: 'a\r\nx: y' }),
      { kind: 'unreadable' },
    ],
    [
      'a life that is no number',
      () => json({ token_type: 'Bearer', access_token: 'a', expires_in: 'soon' }),
      { kind: 'unreadable' },
    ],
    [
      'an endless answer',
      () => json({ token_type: 'Bearer', access_token: 'a', padding: 'x'.repeat(300_000) }),
      { kind: 'unreadable' },
    ],
  ])('reads %s', async (_what, answer, expected) => {
    const { endpoint } = endpointAnswering(answer);
    expect(await endpoint.exchange(attempt, 'SECRET-code')).toEqual(expected);
    expect(await endpoint.refresh(CLIENT, refresh(1))).toEqual(expected);
  });

  it.each<[HttpErrorCode, string]>([
    ['offline', 'offline'],
    ['tls', 'offline'],
    ['timed-out', 'timed-out'],
    ['protocol', 'unreadable'],
  ])('takes a connection that ended as %s for %s', async (code, kind) => {
    const { endpoint } = endpointAnswering(() => code);
    expect(await endpoint.refresh(CLIENT, refresh(1))).toMatchObject({ kind });
  });

  it.each<[string, string | undefined, number]>([
    ['seconds', '120', 120_000],
    ['a date', 'Tue, 01 Sep 2026 12:05:00 GMT', 300_000],
    ['nothing', undefined, 60_000],
    ['something else', 'later', 60_000],
  ])('waits as long as a 429 says in %s', async (_what, value, wait) => {
    const headers = new Headers(value === undefined ? {} : { 'retry-after': value });
    const { endpoint, clock } = endpointAnswering(() => new Response('Too many requests', { status: 429, headers }));
    expect(await endpoint.refresh(CLIENT, refresh(1))).toEqual({ kind: 'limited', until: clock.now() + wait });
  });

  it('gives up on an answer that does not come', async () => {
    const { endpoint, clock } = endpointAnswering(never);
    const answer = endpoint.refresh(CLIENT, refresh(1));
    await clock.untilWaiting();
    clock.advance(30_000);
    expect(await answer).toEqual({ kind: 'timed-out' });
  });

  it('gives up on an answer that stops half-way', async () => {
    const { endpoint, clock } = endpointAnswering(() => {
      const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) });
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    });
    const answer = endpoint.refresh(CLIENT, refresh(1));
    await clock.untilWaiting();
    clock.advance(30_000);
    expect(await answer).toEqual({ kind: 'timed-out' });
  });
});
