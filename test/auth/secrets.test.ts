import { describe, expect, it } from 'vitest';
import { createFakeHttp, type SentRequest } from '../fakes/http.ts';
import { DENIED, newWorld, startApp } from './app.ts';
import { friendlyWiki, invalidGrant, isRefresh, isTokenRequest, parameters } from './fake-wiki.ts';

const PAGE = new URL('https://wiki.example/w/rest.php/v1/page/Earth/html');
const HOUR = 3_600_000;

/** Everything that can happen to one reader: denial, sign-in, refreshes, refusals, a restart, failures, sign-out. */
async function aLife() {
  const world = newWorld();
  const first = await startApp(world);
  await first.auth.signIn();
  const attempt = first.request();
  await first.auth.receiveCallback([DENIED]);
  await first.auth.receiveCallback([`${first.allowed()}&code=SECRET-second`]);
  await first.auth.receiveCallback([first.allowed()]);
  await first.auth.receiveCallback([first.allowed()]);
  world.clock.advance(4 * HOUR);
  await first.auth.bearers.reader().forUrl(PAGE);
  const afterRefresh = world.store.text();

  const second = await startApp(world);
  const bearer = await second.auth.bearers.reader().forUrl(PAGE);
  if (bearer) await second.auth.bearers.reader().refused(bearer, 'invalid');
  world.clock.advance(4 * HOUR);
  world.store.breakWrites(1);
  await second.auth.bearers.reader().forUrl(PAGE);
  await second.auth.bearers.reader().forUrl(PAGE);
  await second.auth.signOut();
  await second.auth.signIn();
  world.wiki.answerWith(() => invalidGrant('Authorization code has expired'));
  await second.auth.receiveCallback([second.allowed()]);

  const apps = [first, second];
  return {
    sent: world.wiki.sent,
    disk: afterRefresh + world.store.text(),
    logs: apps.map(({ log }) => log.text()).join(''),
    views: JSON.stringify(apps.map(({ views }) => views)),
    state: attempt.searchParams.get('state') ?? '',
  };
}

const authorizationOf = ({ headers }: SentRequest) => headers['authorization'];

describe('secrets', () => {
  it('stay out of the disk, the logs and the window', async () => {
    const { disk, logs, views, state } = await aLife();
    expect(disk).toContain('ciphertext');
    for (const text of [disk, logs, views]) {
      expect(text).not.toContain('SECRET');
      expect(text).not.toContain(state);
    }
  });

  it('are never in the address of a request', async () => {
    const { sent } = await aLife();
    expect(sent.length).toBeGreaterThan(5);
    for (const { url } of sent) {
      expect(url).not.toContain('SECRET');
      expect(url).not.toContain('?');
    }
  });

  it('do not include one of the client: none is sent, and no grant that would need one is asked for', async () => {
    const { sent } = await aLife();
    const asked = sent.filter(isTokenRequest);
    expect(asked.length).toBeGreaterThan(4);
    for (const request of asked) {
      expect(['authorization_code', 'refresh_token']).toContain(parameters(request)['grant_type']);
      expect(parameters(request)).not.toHaveProperty('client_secret');
      expect(parameters(request)).not.toHaveProperty('client_assertion');
      expect(authorizationOf(request)).toBeUndefined();
    }
    expect(JSON.stringify(sent)).not.toMatch(/client_secret|client_credentials/);
  });

  it('go to the wiki that gave them: the Bearer to its profile, the refresh token to its token endpoint', async () => {
    const { sent } = await aLife();
    expect(sent.filter(authorizationOf).map(({ url }) => new URL(url).pathname)).toEqual([
      '/w/rest.php/oauth2/resource/profile',
    ]);
    expect(sent.filter(isRefresh).every(isTokenRequest)).toBe(true);
    expect(new Set(sent.map(({ url }) => new URL(url).origin))).toEqual(new Set(['https://wiki.example']));
  });

  it('cross no redirect', async () => {
    const wiki = friendlyWiki();
    const world = {
      ...newWorld(),
      wiki: createFakeHttp((request) =>
        isTokenRequest(request)
          ? new Response(null, { status: 307, headers: { location: 'https://evil.example/' } })
          : wiki(request),
      ),
    };
    const { auth, allowed, step } = await startApp(world);
    await auth.signIn();
    await auth.receiveCallback([allowed()]);
    expect(step()).toEqual({ step: 'failed', failure: { code: 'exchange-failed', why: 'unreadable' } });
    expect(world.wiki.sent).toHaveLength(1);
  });
});
