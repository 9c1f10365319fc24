import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newAttempt } from '../../../main/auth/attempt/authorization-request.ts';
import { authorizationServer } from '../../../main/auth/server/authorization-server.ts';

const server = authorizationServer('https://meta.wikimedia.org/w/rest.php');
const request = (now = 0) =>
  newAttempt(server, {
    clientId: '9'.repeat(32),
    redirectUri: 'org.lectern.reader:/oauth/callback',
    scope: 'basic',
    random: (length) => randomBytes(length),
    now,
  });

describe('an authorization request', () => {
  it('asks for a code with everything the server wants and nothing else', async () => {
    const { url, state, verifier } = await request();
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe('https://meta.wikimedia.org/w/rest.php/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: '9'.repeat(32),
      redirect_uri: 'org.lectern.reader:/oauth/callback',
      scope: 'basic',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  it('has a verifier and a challenge of the length and the characters the server allows', async () => {
    const { url, verifier } = await request();
    const allowed = /^[A-Za-z0-9\-._~]{43,128}$/;
    expect(verifier).toMatch(allowed);
    expect(new URL(url).searchParams.get('code_challenge')).toMatch(allowed);
    expect(url).not.toContain(verifier);
  });

  it('has another state and another verifier each time', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => request()));
    expect(new Set(made.flatMap(({ state, verifier }) => [state, verifier])).size).toBe(40);
  });

  it('lives for sixty minutes', async () => {
    expect((await request(5)).expiresAt).toBe(5 + 60 * 60_000);
  });
});

describe('an authorization server', () => {
  it('is spoken to in plain text on this computer only', () => {
    expect(() => authorizationServer('http://meta.wikimedia.org/w/rest.php')).toThrow();
    expect(() => authorizationServer('http://127.0.0.1.evil.example/w/rest.php')).toThrow();
    expect(authorizationServer('http://127.0.0.1:8480/w/rest.php').token_endpoint).toBe(
      'http://127.0.0.1:8480/w/rest.php/oauth2/access_token',
    );
  });
});
