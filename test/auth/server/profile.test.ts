import { describe, expect, it } from 'vitest';
import { authorizationServer } from '../../../main/auth/server/authorization-server.ts';
import { fetchProfile } from '../../../main/auth/server/profile.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { type Answer, createFakeHttp, html, json } from '../../fakes/http.ts';
import { access, BASE } from '../fake-wiki.ts';

async function profileOf(answer: Answer) {
  const { http, sent } = createFakeHttp(answer);
  const deps = { http, clock: createFakeClock(), userAgent: 'Lectern/1 (x)' };
  return { result: await fetchProfile(authorizationServer(BASE), deps, access(1)), sent };
}

const INVALID_TOKEN = { 'www-authenticate': 'Bearer realm="wiki", error="invalid_token"' };

describe('the profile', () => {
  it('is asked for once, with the Bearer, where the issuer has it', async () => {
    const { result, sent } = await profileOf(() =>
      json({ sub: '3', username: 'Reader', blocked: false, grants: ['basic'] }),
    );
    expect(result).toEqual({ ok: true, value: { sub: '3', name: 'Reader' } });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: `${BASE}/oauth2/resource/profile`,
      headers: { authorization: `Bearer ${access(1)}` },
    });
  });

  it('may name the user by a number', async () => {
    expect((await profileOf(() => json({ sub: 3, username: 'Reader' }))).result).toMatchObject({ value: { sub: '3' } });
  });

  it('may hide the name', async () => {
    const { result } = await profileOf(() => json({ sub: '3', blocked: true }));
    expect(result).toEqual({ ok: true, value: { sub: '3', name: '#3' } });
  });

  it.each<[string, () => Response | 'offline', string]>([
    ['no subject', () => json({ username: 'Reader' }), 'unreadable'],
    ['an empty subject', () => json({ sub: '', username: 'Reader' }), 'unreadable'],
    ['a page', () => html(), 'unreadable'],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
      'unreadable',
    ],
    ['a refusal', () => json({ errorKey: 'mwoauth-invalid-authorization' }, 403), 'refused'],
    [
      'a refusal for its client',
      () => json({ errorKey: 'mwoauth-invalid-authorization-not-approved' }, 403),
      'refused',
    ],
    ['the gateway’s refusal', () => json({ httpCode: 401, httpReason: 'Jwt is expired' }, 401), 'refused'],
    ['a refusal in the header alone', () => json({}, 401, INVALID_TOKEN), 'refused'],
    ['a firewall’s page', () => html('<p>blocked', 403), 'unreadable'],
    ['a portal that asks for a password', () => html('<p>sign in', 401), 'unreadable'],
    [
      'a gateway without its keys',
      () => json({ httpCode: 401, httpReason: 'Jwks remote fetch is failed' }, 401, INVALID_TOKEN),
      'unreadable',
    ],
    ['another error of MediaWiki’s', () => json({ errorKey: 'rest-read-denied' }, 403, INVALID_TOKEN), 'unreadable'],
    ['a server error', () => html('', 503), 'server-error'],
    ['no connection', () => 'offline', 'offline'],
  ])('is nobody’s after %s', async (_what, answer, failure) => {
    expect((await profileOf(answer)).result).toEqual({ ok: false, failure });
  });
});
