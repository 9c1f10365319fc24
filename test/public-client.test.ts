import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { TokenEndpoint } from '../main/auth/server/token-endpoint.ts';
import { newWorld, startApp } from './auth/app.ts';
import { isTokenRequest, parameters } from './auth/fake-wiki.ts';
import { type Broken, brokenRules } from './public-client.ts';

/**
 * The app is a public client (RFC 6749 §2.1): it has no secret to send, and a desktop app must not ask for the client
 * credentials grant. The code for both lives under examples/ and cannot be reached from here (biome.json).
 */

const root = join(import.meta.dirname, '..');

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

const PAGE = new URL('https://wiki.example/w/rest.php/v1/page/Earth/html');

const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('what ships', () => {
  const sources = ['main', 'preload', 'renderer', 'shared'].flatMap(sourcesIn);

  it('names no client secret and no client credentials, and cannot ask for either', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap((path) => brokenRules(path, read(path)))).toEqual([]);
  });

  it('is searched in earnest: the same rules find what examples/ does', () => {
    const path = 'examples/app-authentication.ts';
    expect(new Set(brokenRules(path, read(path)).map(({ rule }) => rule))).toEqual(
      new Set<Broken['rule']>(['names-a-secret', 'sends-a-body']),
    );
  });
});

describe('a planted violation is found:', () => {
  const auth = 'main/auth/planted.ts';
  it.each<readonly [Broken['rule'], string, string]>([
    ['names-a-secret', 'a field of a form', `body.set('client_secret', value)`],
    ['names-a-secret', 'a field put together', `body.set('client' + '_' + 'secret', value)`],
    ['names-a-secret', 'a field in a template', `body.set(\`\${'client'}_secret\`, value)`],
    ['names-a-secret', 'a property', `const form = { client_secret: value }`],
    ['names-a-secret', 'a property in camel case', `const form = { clientSecret: value }`],
    ['names-a-secret', 'a constant', `const CLIENT_SECRET = value`],
    ['names-a-secret', 'a grant', `const form = { grant_type: 'client_credentials' }`],
    ['names-a-secret', 'a grant, encoded', `const body = 'grant_type=client_credentials&client_id=c1'`],
    ['names-a-secret', 'an assertion in place of a secret', `const form = { client_assertion: jwt }`],
    ['names-a-secret', 'credentials in a header', `const headers = { authorization: \`Basic \${value}\` }`],
    ['uses-more-of-the-library', 'the library’s grant', `import { clientCredentialsGrantRequest } from 'oauth4webapi'`],
    ['uses-more-of-the-library', 'by another name', `import { ClientSecretPost as auth } from 'oauth4webapi'`],
    [
      'uses-more-of-the-library',
      'through the namespace',
      `import * as oauth from 'oauth4webapi'; oauth.ClientSecretBasic('x')`,
    ],
    ['uses-more-of-the-library', 'by index', `import * as oauth from 'oauth4webapi'; oauth[name]('x')`],
    ['uses-more-of-the-library', 'taken apart', `import * as oauth from 'oauth4webapi'; const { x } = oauth`],
    ['uses-more-of-the-library', 'any grant', `import * as o from 'oauth4webapi'; o.genericTokenEndpointRequest(s)`],
    ['uses-more-of-the-library', 'imported late', `const oauth = await import('oauth4webapi')`],
    ['sends-a-body', 'a request of its own', `await http(url, { method: 'POST', headers, body })`],
    ['sends-a-body', 'a method by name', `const method = 'POST'`],
  ])('%s: %s', (rule, _what, code) => {
    expect(brokenRules(auth, code).map((broken) => broken.rule)).toContain(rule);
  });

  it.each([
    ['a comment', '// No client_secret is sent.\n/** client_credentials */'],
    ['a sentence for people', `export const A = () => <p>This is a client secret, which is not needed.</p>`],
    ['what tells a pasted secret', `const failure = { code: 'client-secret-pasted' }`],
    ['what the token endpoint needs', `import * as oauth from 'oauth4webapi'; oauth.refreshTokenGrantRequest(s)`],
    ['its types', `import type { Client } from 'oauth4webapi'`],
  ])('and %s is none', (_what, code) => {
    expect(brokenRules('renderer/planted.tsx', code)).toEqual([]);
  });
});

describe('the token endpoint', () => {
  it('has two grants by its type', () => {
    expectTypeOf<keyof TokenEndpoint>().toEqualTypeOf<'exchange' | 'refresh'>();
    expectTypeOf<Parameters<TokenEndpoint['refresh']>>().toEqualTypeOf<[clientId: string, refreshToken: string]>();
  });

  it('is asked for two grants, with an id and without a secret, in whatever way somebody signs in, stays and leaves', async () => {
    const world = newWorld();
    const client = { id: 'c1'.repeat(16), source: 'settings', redirect: 'loopback' } as const;
    const byScheme = await startApp(world);
    await byScheme.auth.signIn();
    await byScheme.auth.receiveCallback([byScheme.allowed()]);
    world.clock.advance(4 * 3_600_000);
    const bearer = await byScheme.auth.bearers.reader().forUrl(PAGE);
    if (bearer) await byScheme.auth.bearers.reader().refused(bearer, 'invalid');
    await byScheme.auth.signOut();

    const byPort = await startApp(world, { client });
    await byPort.auth.signIn();
    const address = byPort.request().searchParams;
    const back = new URLSearchParams({ code: 'SECRET-code', state: address.get('state') ?? '' });
    expect(world.computer.visit(`${address.get('redirect_uri')}?${back}`)?.status).toBe(303);
    await expect.poll(() => byPort.session().state).toBe('signed-in');
    world.clock.advance(4 * 3_600_000);
    await byPort.auth.bearers.reader().forUrl(PAGE);

    const other = newWorld();
    const personal = await startApp(other);
    personal.copy(`${'eyJ0'.repeat(4)}.${'abcd'.repeat(9)}.${'wxyz'.repeat(9)}`);
    expect(await personal.auth.pasteToken()).toMatchObject({ ok: true });

    const asked = world.wiki.sent.filter(isTokenRequest);
    expect(asked.map((request) => parameters(request)['grant_type'])).toEqual([
      'authorization_code',
      'refresh_token',
      'refresh_token',
      'refresh_token',
      'authorization_code',
      'refresh_token',
    ]);
    const named = new Set(asked.flatMap((request) => Object.keys(parameters(request))));
    expect(named).toEqual(
      new Set(['grant_type', 'client_id', 'code', 'code_verifier', 'redirect_uri', 'refresh_token']),
    );
    for (const { headers } of asked) expect(Object.keys(headers)).not.toContain('authorization');
    // Nothing else of what is sent has a body at all.
    const sent = [...world.wiki.sent, ...other.wiki.sent];
    expect(sent.filter(({ body }) => body !== undefined)).toEqual(asked);
    expect(sent.length).toBeGreaterThan(asked.length);
  });
});
