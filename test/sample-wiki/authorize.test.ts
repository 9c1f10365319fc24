import { describe, expect, it } from 'vitest';
import { allow, cancel, openConsent } from '../fakes/sample-sign-in.ts';
import { authorizationUrl, CHALLENGE, freshCode, startWiki } from './support.ts';

describe('the authorization endpoint', () => {
  it('leads through login and consent to the redirect address with a long code and the state', async () => {
    const wiki = await startWiki();
    const callback = await allow(authorizationUrl(wiki));
    expect(callback).toMatch(/^org\.lectern\.reader:\/oauth\/callback\?code=[0-9a-f]{866}&state=state-1$/);
  });

  it('asks for consent again although the same person allowed the same client a moment ago', async () => {
    const wiki = await startWiki();
    const { cookie } = await openConsent(authorizationUrl(wiki));
    await allow(authorizationUrl(wiki));
    const again = await fetch(authorizationUrl(wiki), { headers: { cookie }, redirect: 'manual' });
    expect([again.status, await again.text()]).toEqual([200, expect.stringContaining('>Allow</button>')]);
  });

  it('answers Cancel with unauthorized_client and without the state', async () => {
    const wiki = await startWiki();
    const callback = new URL(await cancel(authorizationUrl(wiki)));
    expect(callback.searchParams.get('error')).toBe('unauthorized_client');
    expect([...callback.searchParams.keys()]).toEqual(['error', 'error_description']);
  });

  it('says why in the person’s own language', async () => {
    const wiki = await startWiki();
    const said = async (language: string) =>
      new URL(await cancel(authorizationUrl(wiki), { language })).searchParams.get('error_description');
    expect(await said('de-AT')).toMatch(/^Du hast/);
    expect(await said('ar')).toMatch(/\p{Script=Arabic}/u);
    expect(await said('tlh')).toMatch(/^You chose/);
  });

  it('answers Cancel with a page when no redirect address was sent', async () => {
    const wiki = await startWiki();
    await expect(cancel(authorizationUrl(wiki, { redirect_uri: undefined }))).rejects.toThrow('led nowhere (200)');
  });

  it('refuses a wrong password and a user it does not know', async () => {
    const wiki = await startWiki();
    await expect(allow(authorizationUrl(wiki), { password: 'wrong' })).rejects.toThrow('login was refused');
    await expect(allow(authorizationUrl(wiki), { user: 'Nobody' })).rejects.toThrow('login was refused');
  });

  it('never leads from the login page to another site', async () => {
    const wiki = await startWiki();
    for (const target of ['https://evil.example/', '//evil.example/', '/wiki//evil.example', '/\\evil.example']) {
      const answer = await fetch(`${wiki.origin}/wiki/Special:UserLogin?${new URLSearchParams({ returnto: target })}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ username: 'Reader', password: 'sample' }),
      });
      expect(answer.headers.get('location')).toBe('/wiki/Main_Page');
    }
  });

  it.each([
    ['an unknown client', { client_id: '0'.repeat(32) }, 401],
    ['a redirect address that is not registered', { redirect_uri: 'org.lectern.reader:/other' }, 401],
    ['a redirect address that only begins like it', { redirect_uri: 'org.lectern.reader:/oauth/callback/' }, 401],
    ['a missing client id', { client_id: undefined }, 400],
    ['a missing response type', { response_type: undefined }, 400],
    ['another response type', { response_type: 'token' }, 400],
    ['a missing challenge', { code_challenge: undefined }, 400],
    ['a challenge that is too short', { code_challenge: 'abc' }, 400],
    ['an unknown challenge method', { code_challenge_method: 'S512' }, 400],
  ])('answers %s with an HTML page, and never redirects', async (_case, changes, status) => {
    const wiki = await startWiki();
    const answer = await fetch(authorizationUrl(wiki, changes), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  });

  it('refuses clients that cannot be used: disabled, owner-only, not approved', async () => {
    const wiki = await startWiki();
    wiki.setClientDisabled(wiki.clients.loopback.id, true);
    const loopback = { client_id: wiki.clients.loopback.id, redirect_uri: wiki.clients.loopback.redirectUri };
    for (const changes of [loopback, { client_id: wiki.clients.ownerOnly.id, redirect_uri: undefined }]) {
      expect((await fetch(authorizationUrl(wiki, changes), { redirect: 'manual' })).status).toBe(401);
    }
    const unapproved = authorizationUrl(wiki, { client_id: wiki.clients.unapproved.id });
    expect((await openConsent(unapproved, { user: 'Keeper' })).page.status).toBe(401);
    expect(await allow(unapproved, { user: 'Reader' })).toContain('?code=');
  });

  it('sends an unknown scope back with the state, before anybody logs in', async () => {
    const wiki = await startWiki();
    const answer = await fetch(authorizationUrl(wiki, { scope: 'basic fly' }), { redirect: 'manual' });
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    expect([answer.status, searchParams.get('error'), searchParams.get('state')]).toEqual([
      302,
      'invalid_scope',
      'state-1',
    ]);
  });

  it('drops a known scope that the client was not granted', async () => {
    const wiki = await startWiki();
    const { page } = await openConsent(authorizationUrl(wiki, { scope: 'basic editpage' }));
    const markup = await page.text();
    expect(markup).toContain('Read pages as you');
    expect(markup).not.toContain('Edit existing pages');
  });

  it.each([
    ['http://127.0.0.1:54321/callback', true],
    ['http://127.0.0.1/callback', true],
    ['http://127.0.0.1:54321/callback?x=1', false],
    ['http://127.0.0.1:54321/other', false],
    ['http://[::1]:54321/callback', false],
    ['http://localhost:54321/callback', false],
    ['https://127.0.0.1:54321/callback', false],
    ['http://127.0.0.1:54321@evil.example/callback', false],
    ['http://127.0.0.1.evil.example/callback', false],
  ])('compares loopback addresses without their port: %s → %s', async (redirectUri, accepted) => {
    const wiki = await startWiki();
    const changes = { client_id: wiki.clients.loopback.id, redirect_uri: redirectUri };
    const answer = await fetch(authorizationUrl(wiki, changes), { redirect: 'manual' });
    expect(answer.status).toBe(accepted ? 302 : 401);
  });

  it('accepts a decision only from its own form', async () => {
    const wiki = await startWiki();
    const { cookie } = await openConsent(authorizationUrl(wiki));
    const answer = await fetch(authorizationUrl(wiki), {
      method: 'POST',
      headers: { cookie },
      redirect: 'manual',
      body: new URLSearchParams({ decision: 'allow', token: 'guessed' }),
    });
    expect(answer.status).toBe(400);
  });

  it('takes a missing method for plain, and gives each consent its own code', async () => {
    const wiki = await startWiki();
    const plain = { code_challenge_method: undefined, code_challenge: CHALLENGE };
    expect(await freshCode(wiki, plain)).not.toBe(await freshCode(wiki, plain));
  });

  it('hands a callback to a custom scheme over, where asked to, and shows the person a page instead', async () => {
    const handed: string[] = [];
    const wiki = await startWiki({ handOver: (callback) => handed.push(callback) });
    await expect(allow(authorizationUrl(wiki))).rejects.toThrow('led nowhere (200)');
    expect(handed).toEqual([
      expect.stringMatching(/^org\.lectern\.reader:\/oauth\/callback\?code=[0-9a-f]{866}&state=state-1$/),
    ]);
  });
});
