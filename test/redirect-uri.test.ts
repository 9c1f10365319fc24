import { expect, test } from 'vitest';
import { DEFAULT_ISSUER, redirectUriFor } from '../main/redirect-uri.ts';

const SCHEME = 'org.lectern.reader';
const ISSUERS = [
  DEFAULT_ISSUER,
  'https://wiki.example/w/rest.php',
  'https://wiki.example/other/rest.php',
  'https://wiki.example:8443/w/rest.php',
  'http://127.0.0.1:8480/w/rest.php',
  'http://[::1]:8480/w/rest.php',
];

test('the usual issuer has the path that clients are registered with already', () => {
  expect(redirectUriFor(SCHEME, DEFAULT_ISSUER)).toBe('org.lectern.reader:/oauth/callback');
});

test('each issuer has a path of its own', () => {
  expect(new Set(ISSUERS.map((issuer) => redirectUriFor(SCHEME, issuer))).size).toBe(ISSUERS.length);
});

test.each(ISSUERS)('the redirect URI for %s is one that servers accept and that comes back as it went', (issuer) => {
  const uri = redirectUriFor(SCHEME, issuer);
  expect(uri).toMatch(/^org\.lectern\.reader:\/oauth\/[A-Za-z0-9][A-Za-z0-9._~/-]*$/);
  expect(new URL(uri).href).toBe(uri);
});
