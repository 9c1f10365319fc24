import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../main/config.ts';

type Env = Readonly<Record<string, string>>;

function read(env: Env, packaged = false): { readonly config: Config; readonly complaints: readonly string[] } {
  const complaints: string[] = [];
  const config = readConfig({
    env,
    packaged,
    version: '1.2.3',
    electronVersion: '45.4.1',
    complain: (sentence) => complaints.push(sentence),
  });
  return { config, complaints };
}

describe('without an environment', () => {
  test('the app reads Wikipedia and signs in at Meta', () => {
    const { config, complaints } = read({});
    expect(config).toMatchObject({
      redirectUri: 'org.lectern.reader:/oauth/callback',
      oauthBase: 'https://meta.wikimedia.org/w/rest.php',
      apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1',
      apiOrigins: ['https://*.wikipedia.org'],
      grantsUrl: 'https://meta.wikimedia.org/wiki/Special:OAuthManageMyGrants',
      registrationUrl: 'https://meta.wikimedia.org/wiki/Special:OAuthConsumerRegistration/propose/oauth2',
    });
    expect(complaints).toEqual([]);
  });

  test('requests say which program asks, whom to write to, and what it is built on', () => {
    expect(read({}).config.userAgent).toMatch(/^Lectern\/1\.2\.3 \(https:\/\/\S+\) Electron\/45\.4\.1$/);
  });
});

test('a packaged build is moved nowhere by the environment', () => {
  const env = {
    LECTERN_CLIENT_ID: 'someone-else',
    LECTERN_REDIRECT_URI: 'org.lectern.reader:/elsewhere',
    LECTERN_CLIENT_REDIRECT: 'loopback',
    LECTERN_OAUTH_BASE: 'https://evil.example/rest.php',
    LECTERN_API_BASE: 'https://evil.example/rest.php/v1',
    LECTERN_USER_DATA: '/tmp/elsewhere',
    LECTERN_CONTACT: 'nobody@example.org',
    LECTERN_BROWSER: '/tmp/program',
  };
  expect(read(env, true).config).toEqual(read({}, true).config);
});

describe('in an unpackaged build', () => {
  test('both bases can be a wiki on loopback, and the Bearer then goes to that origin alone', () => {
    const { config, complaints } = read({
      LECTERN_OAUTH_BASE: 'http://127.0.0.1:8480/w/rest.php',
      LECTERN_API_BASE: 'http://127.0.0.1:8480/w/rest.php/v1/',
    });
    expect(config).toMatchObject({
      oauthBase: 'http://127.0.0.1:8480/w/rest.php',
      apiBase: 'http://127.0.0.1:8480/w/rest.php/v1',
      apiOrigins: ['http://127.0.0.1:8480'],
      grantsUrl: 'http://127.0.0.1:8480/wiki/Special:OAuthManageMyGrants',
    });
    expect(complaints).toEqual([]);
  });

  test('a language may stand in the host or in the path', () => {
    expect(read({ LECTERN_API_BASE: 'https://{lang}.wiki.example/w/rest.php/v1' }).config).toMatchObject({
      apiBase: 'https://{lang}.wiki.example/w/rest.php/v1',
      apiOrigins: ['https://*.wiki.example'],
    });
    expect(read({ LECTERN_API_BASE: 'http://localhost:8480/{lang}/rest.php/v1' }).config).toMatchObject({
      apiBase: 'http://localhost:8480/{lang}/rest.php/v1',
      apiOrigins: ['http://localhost:8480'],
    });
  });

  test.each([
    'http://wiki.example/w/rest.php',
    'http://127.0.0.1.example/w/rest.php',
    'http://127.0.0.2.nip.example/',
    'ftp://127.0.0.1/',
    'javascript:alert(1)',
    'not an address',
    'https://user:secret@wiki.example/w/rest.php',
    'https://wiki.example/w/rest.php?x=1',
    'https://wiki.example/w/rest.php#x',
  ])('%s is refused as a base with a sentence, and the default is kept', (base) => {
    const { config, complaints } = read({ LECTERN_OAUTH_BASE: base, LECTERN_API_BASE: base });
    expect(config).toMatchObject({ oauthBase: read({}).config.oauthBase, apiBase: read({}).config.apiBase });
    expect(complaints).toHaveLength(2);
    expect(complaints[0]).toMatch(/^LECTERN_OAUTH_BASE is not used: .+\.$/);
  });

  test.each([
    ['org.lectern.reader:/other', true],
    ['org.lectern.reader://oauth/callback', true],
    ['org.lectern.reader:///oauth', false],
    ['org.lectern.reader:/oauth?x=1', false],
    ['org.other.reader:/oauth', false],
    ['http://127.0.0.1:9000/callback', false],
  ])('the redirect address %s is accepted: %s', (uri, accepted) => {
    const { config, complaints } = read({ LECTERN_REDIRECT_URI: uri });
    expect(config.redirectUri === uri).toBe(accepted);
    expect(complaints).toHaveLength(accepted ? 0 : 1);
  });

  test('another issuer has a redirect path of its own, unless one is given', () => {
    const base = { LECTERN_OAUTH_BASE: 'http://127.0.0.1:8480/w/rest.php' };
    expect(read(base).config.redirectUri).toBe('org.lectern.reader:/oauth/127.0.0.1/8480');
    const given = 'org.lectern.reader:/oauth/callback';
    expect(read({ ...base, LECTERN_REDIRECT_URI: given }).config.redirectUri).toBe(given);
  });

  test.each([
    ['loopback', 'loopback', 0],
    ['scheme', 'scheme', 0],
    ['', 'scheme', 0],
    ['localhost', 'scheme', 1],
  ])('a client registered with %j comes back by %s', (value, redirect, complaints) => {
    const { config, complaints: said } = read({ LECTERN_CLIENT_REDIRECT: value });
    expect([config.environmentRedirect, said.length]).toEqual([redirect, complaints]);
  });

  test('a contact cannot end the header or its comment', () => {
    for (const contact of ['a)b', 'a\r\nX: y', '(', 'é@example.org']) {
      const { config } = read({ LECTERN_CONTACT: contact });
      expect(config.userAgent).toBe(read({}).config.userAgent);
    }
    expect(read({ LECTERN_CONTACT: 'me@example.org' }).config.userAgent).toContain('(me@example.org)');
  });

  test('an empty variable is no variable', () => {
    const { config, complaints } = read({ LECTERN_CLIENT_ID: '', LECTERN_CONTACT: ' ', LECTERN_USER_DATA: '' });
    expect(config).toEqual(read({}).config);
    expect(complaints).toEqual([]);
  });

  test('paths must be absolute', () => {
    const { config, complaints } = read({ LECTERN_USER_DATA: 'here', LECTERN_BROWSER: 'firefox --new-window' });
    expect([config.userData, config.browserCommand]).toEqual([undefined, undefined]);
    expect(complaints).toHaveLength(2);
  });
});
