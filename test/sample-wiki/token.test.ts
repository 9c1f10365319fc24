import { describe, expect, it } from 'vitest';
import { openConsent } from '../fakes/sample-sign-in.ts';
import {
  authorizationUrl,
  bearer,
  exchange,
  freshCode,
  getJson,
  handClock,
  post,
  refresh,
  signIn,
  startWiki,
  VERIFIER,
} from './support.ts';

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

describe('exchanging a code', () => {
  it('answers a pair of tokens that must not be stored, and no scope', async () => {
    const wiki = await startWiki();
    const { status, headers, body } = await exchange(wiki, await freshCode(wiki));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'refresh_token', 'token_type']);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 14_400 });
    expect(body['access_token']).toMatch(JWT);
    expect(Math.abs(String(body['access_token']).length - 800)).toBeLessThan(60);
    expect(body['refresh_token']).toMatch(/^[0-9a-f]{786}$/);
  });

  it('refuses a wrong verifier, and takes the right one after that', async () => {
    const wiki = await startWiki();
    const code = await freshCode(wiki);
    const wrong = await exchange(wiki, code, { code_verifier: 'w'.repeat(64) });
    expect([wrong.status, wrong.body]).toMatchObject([
      400,
      { error: 'invalid_grant', hint: 'Failed to verify `code_verifier`.' },
    ]);
    expect((await exchange(wiki, code)).status).toBe(200);
  });

  it('refuses a missing verifier', async () => {
    const wiki = await startWiki();
    const { status, body } = await exchange(wiki, await freshCode(wiki), { code_verifier: '' });
    expect([status, body]).toMatchObject([
      400,
      { error: 'invalid_request', hint: 'Check the `code_verifier` parameter' },
    ]);
  });

  it('compares a challenge that came without a method as it stands', async () => {
    const wiki = await startWiki();
    const code = await freshCode(wiki, { code_challenge_method: undefined, code_challenge: VERIFIER });
    expect((await exchange(wiki, code)).status).toBe(200);
  });

  it('takes a code once; the tokens of the first time stay valid', async () => {
    const wiki = await startWiki();
    const code = await freshCode(wiki);
    const first = await exchange(wiki, code);
    const second = await exchange(wiki, code);
    expect([second.status, second.body]).toMatchObject([
      400,
      { error: 'invalid_grant', hint: 'Authorization code has been revoked' },
    ]);
    const profile = await getJson(wiki, '/oauth2/resource/profile', bearer(String(first.body['access_token'])));
    expect(profile.status).toBe(200);
  });

  it('refuses a code after ten minutes', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    const code = await freshCode(wiki);
    clock.advance(599);
    expect((await exchange(wiki, code, { code_verifier: 'w'.repeat(64) })).body['hint']).toContain('code_verifier');
    clock.advance(1);
    expect((await exchange(wiki, code)).body).toMatchObject({
      error: 'invalid_grant',
      hint: 'Authorization code has expired',
    });
  });

  it('refuses a code it never gave', async () => {
    const wiki = await startWiki();
    const { status, body } = await exchange(wiki, 'abc');
    expect([status, body]).toMatchObject([
      400,
      { error: 'invalid_grant', hint: 'Cannot validate the provided authorization code' },
    ]);
  });

  it('refuses a redirect address that differs, even by its port', async () => {
    const wiki = await startWiki();
    const { id } = wiki.clients.loopback;
    const code = await freshCode(wiki, { client_id: id, redirect_uri: 'http://127.0.0.1:5000/callback' });
    const attempt = (redirectUri: string) => exchange(wiki, code, { client_id: id, redirect_uri: redirectUri });
    expect((await attempt('http://127.0.0.1:5001/callback')).body).toMatchObject({
      error: 'invalid_request',
      hint: 'Invalid redirect URI',
    });
    expect((await attempt('http://127.0.0.1:5000/callback')).status).toBe(200);
  });

  it('refuses an unknown client, another client’s code and a disabled client', async () => {
    const wiki = await startWiki();
    const code = await freshCode(wiki);
    const unknown = await exchange(wiki, code, { client_id: 'f'.repeat(32) });
    expect([unknown.status, unknown.body['error']]).toEqual([401, 'invalid_client']);
    expect((await exchange(wiki, code, { client_id: wiki.clients.loopback.id })).status).toBe(400);
    wiki.setClientDisabled(wiki.clients.desktop.id, true);
    const disabled = await exchange(wiki, code);
    expect([disabled.status, disabled.body['error']]).toEqual([401, 'access_denied']);
  });

  it('answers 500 when the user revoked the app between consent and exchange', async () => {
    const wiki = await startWiki();
    const code = await freshCode(wiki);
    wiki.revokeUser('Reader');
    const { status, body } = await exchange(wiki, code);
    expect([status, body['error']]).toEqual([500, 'server_error']);
  });

  it.each([
    ['JSON', JSON.stringify({ grant_type: 'authorization_code' }), 'application/json'],
    ['multipart', new FormData(), undefined],
  ])('refuses a body of %s in the REST shape', async (_kind, body, type) => {
    const wiki = await startWiki();
    const response = await fetch(`${wiki.oauthBase}/oauth2/access_token`, {
      method: 'POST',
      body,
      headers: type === undefined ? {} : { 'content-type': type },
    });
    expect([response.status, await response.json()]).toMatchObject([
      415,
      { errorKey: expect.any(String), httpCode: 415, messageTranslations: { en: expect.any(String) } },
    ]);
  });

  it('refuses a request that carries a Bearer, valid or not', async () => {
    const wiki = await startWiki();
    const { access } = await signIn(wiki);
    for (const token of [access, 'nonsense']) {
      const response = await fetch(`${wiki.oauthBase}/oauth2/access_token`, {
        method: 'POST',
        headers: bearer(token),
        body: new URLSearchParams({ grant_type: 'refresh_token' }),
      });
      expect(response.status).toBe(403);
    }
  });

  it('refuses a grant type it does not know', async () => {
    const wiki = await startWiki();
    const { status, body } = await exchange(wiki, 'x', { grant_type: 'password' });
    expect([status, body['error']]).toEqual([400, 'unsupported_grant_type']);
  });
});

describe('refreshing', () => {
  it('rotates both tokens without a secret; the old access token dies at once', async () => {
    const wiki = await startWiki();
    const old = await signIn(wiki);
    const { status, body } = await refresh(wiki, old.refresh);
    expect(status).toBe(200);
    expect(body['refresh_token']).not.toBe(old.refresh);
    expect((await getJson(wiki, '/v1/page/Tide/bare', bearer(old.access))).status).toBe(403);
    expect((await getJson(wiki, '/v1/page/Tide/bare', bearer(String(body['access_token'])))).status).toBe(200);
  });

  it('keeps the old refresh token usable for 600 seconds, each use giving another pair', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    const old = await signIn(wiki);
    const pairs = await Promise.all([1, 2, 3].map(() => refresh(wiki, old.refresh)));
    expect(new Set(pairs.map(({ body }) => body['access_token'])).size).toBe(3);
    for (const { body } of pairs) {
      expect((await getJson(wiki, '/v1/page/Tide/bare', bearer(String(body['access_token'])))).status).toBe(200);
    }
    clock.advance(600);
    expect((await refresh(wiki, old.refresh)).status).toBe(200);
    clock.advance(1);
    expect((await refresh(wiki, old.refresh)).body).toMatchObject({
      error: 'invalid_grant',
      hint: 'Token has been revoked',
    });
  });

  it('does not count the grace before the first use', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    const { refresh: token } = await signIn(wiki);
    clock.advance(300 * 86_400);
    expect((await refresh(wiki, token)).status).toBe(200);
  });

  it('refuses garbage, an expired token, another client’s, and one revoked by the user', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    expect((await refresh(wiki, 'abc')).body).toMatchObject({
      error: 'invalid_grant',
      hint: 'Cannot decrypt the refresh token',
    });
    const first = await signIn(wiki);
    expect((await refresh(wiki, first.refresh, wiki.clients.loopback.id)).body['hint']).toBe(
      'Token is not linked to client',
    );
    clock.advance(365 * 86_400);
    expect((await refresh(wiki, first.refresh)).body['hint']).toBe('Token has expired');
    const second = await signIn(wiki);
    wiki.revokeAll();
    expect((await refresh(wiki, second.refresh)).body['hint']).toBe('Token has been revoked');
  });

  it('refuses a disabled client with access_denied', async () => {
    const wiki = await startWiki();
    const { refresh: token } = await signIn(wiki);
    wiki.setClientDisabled(wiki.clients.desktop.id, true);
    const { status, body } = await refresh(wiki, token);
    expect([status, body['error']]).toEqual([401, 'access_denied']);
  });
});

describe('client credentials', () => {
  it('gives a confidential client an access token that reads as nobody, and no refresh token', async () => {
    const wiki = await startWiki();
    const { id, secret } = wiki.clients.server;
    const { status, body } = await post(wiki, {
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
    });
    expect([status, Object.keys(body).includes('refresh_token')]).toEqual([200, false]);
    const token = bearer(String(body['access_token']));
    expect((await getJson(wiki, '/v1/page/Tide/bare', token)).status).toBe(200);
    expect((await getJson(wiki, '/oauth2/resource/profile', token)).status).toBe(401);
  });

  it('answers a public client and a wrong secret with 401', async () => {
    const wiki = await startWiki();
    const ask = (clientId: string) =>
      post(wiki, { grant_type: 'client_credentials', client_id: clientId, client_secret: 'wrong' });
    for (const { id } of [wiki.clients.desktop, wiki.clients.loopback, wiki.clients.server]) {
      const { status, body } = await ask(id);
      expect([status, body['error']]).toEqual([401, 'invalid_client']);
    }
    const without = await post(wiki, { grant_type: 'client_credentials', client_id: wiki.clients.server.id });
    expect(without.status).toBe(401);
  });

  it('gives nothing that lasts longer than a user’s token, or after the client was disabled', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    const { id, secret } = wiki.clients.server;
    const ask = () => post(wiki, { grant_type: 'client_credentials', client_id: id, client_secret: secret });
    const { body } = await ask();
    const token = bearer(String(body['access_token']));
    clock.advance(Number(body['expires_in']) - 1);
    expect((await getJson(wiki, '/v1/page/Tide/bare', token)).status).toBe(200);
    clock.advance(1);
    expect((await getJson(wiki, '/v1/page/Tide/bare', token)).status).toBe(403);
    wiki.setClientDisabled(id, true);
    expect((await ask()).status).toBe(401);
  });
});

describe('a client that was allowed without a browser', () => {
  it('has a pair as after the consent page: it reads as the user and can be refreshed', async () => {
    const wiki = await startWiki();
    const { id } = wiki.clients.loopback;
    const pair = wiki.allow('Reader', id);
    const { body } = await getJson(wiki, '/oauth2/resource/profile', bearer(pair.access));
    expect(body).toMatchObject({ username: 'Reader', grants: ['basic', 'viewmywatchlist', 'editmywatchlist'] });
    expect((await refresh(wiki, pair.refresh, id)).status).toBe(200);
    wiki.revokeUser('Reader');
    expect((await refresh(wiki, pair.refresh, id)).status).toBe(400);
  });

  it('is one that people can allow, by somebody who is known', async () => {
    const wiki = await startWiki();
    expect(() => wiki.allow('Nobody', wiki.clients.loopback.id)).toThrow();
    expect(() => wiki.allow('Reader', wiki.clients.ownerOnly.id)).toThrow();
  });
});

describe('who a token speaks for', () => {
  it('gives the profile of the user, and what the token may do', async () => {
    const wiki = await startWiki();
    const { access } = await signIn(wiki);
    expect((await getJson(wiki, '/oauth2/resource/profile', bearer(access))).body).toEqual({
      sub: '3',
      username: 'Reader',
      editcount: 0,
      email_verified: true,
      confirmed_email: true,
      blocked: false,
      registered: expect.stringMatching(/^\d{14}$/),
      groups: ['*', 'user'],
      rights: expect.any(Array),
      grants: ['basic'],
    });
    expect((await getJson(wiki, '/oauth2/resource/scopes', bearer(access))).body).toEqual({ scopes: ['basic'] });
  });

  it('says nothing of a hidden user but sub and blocked', async () => {
    const wiki = await startWiki();
    const { access } = await signIn(wiki, 'Hidden');
    expect((await getJson(wiki, '/oauth2/resource/profile', bearer(access))).body).toEqual({ sub: '5', blocked: true });
  });

  it('refuses the profile without a Bearer', async () => {
    expect((await getJson(await startWiki(), '/oauth2/resource/profile')).status).toBe(401);
  });

  it('lets a personal token read for years', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    clock.advance(10 * 365 * 86_400);
    wiki.expireAccessTokens();
    const { body } = await getJson(wiki, '/oauth2/resource/profile', bearer(wiki.clients.ownerOnly.personalToken));
    expect(body['username']).toBe('Reader');
  });
});

describe('a Bearer that is no good', () => {
  const PATHS = ['/v1/page/Tide/bare', '/v1/search/title?q=tide', '/v1/nowhere', '/oauth2/resource/profile'];

  it('fails every REST path with 403 and no WWW-Authenticate: expired, revoked, unknown, empty', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    const expired = (await signIn(wiki)).access;
    clock.advance(4 * 3600);
    const revoked = (await signIn(wiki)).access;
    wiki.revokeUser('reader');
    const live = (await signIn(wiki)).access;
    for (const path of PATHS) {
      for (const authorization of [`Bearer ${expired}`, `Bearer ${revoked}`, 'Bearer x.y.z', 'Bearer']) {
        const { status, headers, body } = await getJson(wiki, path, { authorization });
        expect([status, headers.get('www-authenticate'), body['errorKey']]).toEqual([
          403,
          null,
          'mwoauth-invalid-authorization',
        ]);
      }
    }
    expect((await getJson(wiki, '/v1/page/Tide/bare', bearer(live))).status).toBe(200);
  });

  it('gets the gateway’s 401 when the wiki stands behind one', async () => {
    const wiki = await startWiki();
    const { access } = await signIn(wiki);
    wiki.setRefusals('gateway');
    wiki.expireAccessTokens();
    const { status, headers, body } = await getJson(wiki, '/v1/page/Tide/bare', bearer(access));
    expect([status, body]).toEqual([401, { httpCode: 401, httpReason: 'Jwt is expired' }]);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('is told apart from one whose client is disabled', async () => {
    const wiki = await startWiki();
    const { access } = await signIn(wiki);
    wiki.setClientDisabled(wiki.clients.desktop.id, true);
    const { status, body } = await getJson(wiki, '/v1/page/Tide/bare', bearer(access));
    expect([status, body['errorKey']]).toEqual([403, 'mwoauth-invalid-authorization-not-approved']);
    wiki.setClientDisabled(wiki.clients.desktop.id, false);
    expect((await getJson(wiki, '/v1/page/Tide/bare', bearer(access))).status).toBe(200);
  });
});

it('lets a user end the access of an app on the page of connected applications', async () => {
  const wiki = await startWiki();
  const { cookie } = await openConsent(authorizationUrl(wiki));
  const { access } = await signIn(wiki);
  const address = `${wiki.origin}/wiki/Special:OAuthManageMyGrants`;
  const page = await (await fetch(address, { headers: { cookie } })).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await fetch(address, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ token, client: wiki.clients.desktop.id }),
  });
  expect((await getJson(wiki, '/v1/page/Tide/bare', bearer(access))).status).toBe(403);
});

it('knows every secret it has handed out, and tells them to nobody by the switches', async () => {
  const heard: string[] = [];
  const wiki = await startWiki({ heard: ({ url, headers }) => heard.push(`${url} ${headers.authorization ?? ''}`) });
  const code = await freshCode(wiki);
  await exchange(wiki, code, { code_verifier: 'w'.repeat(64) });
  const { body } = await exchange(wiki, code);
  const { codes, accessTokens, refreshTokens, verifiers } = wiki.secrets();
  expect(codes).toEqual([code]);
  expect(accessTokens).toEqual([wiki.clients.ownerOnly.personalToken, body['access_token']]);
  expect(refreshTokens).toEqual([body['refresh_token']]);
  expect(verifiers).toEqual(['w'.repeat(64), VERIFIER]);
  const told = await (await fetch(`${wiki.origin}/_wiki`)).text();
  // The owner-only client's token is there for whoever writes a test; nobody's session is.
  for (const secret of [...codes, ...accessTokens.slice(1), ...refreshTokens, ...verifiers])
    expect(told).not.toContain(secret);
  await getJson(wiki, '/v1/search/title?q=sea', bearer(String(body['access_token'])));
  expect(heard.at(-1)).toBe(`${wiki.apiBase}/search/title?q=sea Bearer ${body['access_token']}`);
  expect(heard.join()).not.toContain('/_wiki');
});
