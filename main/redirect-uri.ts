/** Wikimedia's, for all of its wikis. */
export const DEFAULT_ISSUER = 'https://meta.wikimedia.org/w/rest.php';

const USUAL_ROOT = '/w/rest.php';

/**
 * The redirect URI of our scheme for an issuer: one path each, so that a code which comes back tells who was asked
 * (RFC 9700 §4.4.2: distinct redirect URIs against mix-up).
 * @param issuer REST root, without a trailing slash. The default issuer has `/oauth/callback`; the others are named by
 *   host, port and, where it is not the usual one, path.
 */
export function redirectUriFor(scheme: string, issuer: string): string {
  if (issuer === DEFAULT_ISSUER) return `${scheme}:/oauth/callback`;
  const { hostname, port, pathname } = new URL(issuer);
  // Of an IPv6 address neither the brackets nor the colons may stand in what MediaWiki accepts as a redirect URI.
  const host = hostname.replace(/^\[(.+)\]$/, 'ipv6.$1').replaceAll(':', '-');
  return `${scheme}:/oauth/${host}${port && `/${port}`}${pathname === USUAL_ROOT ? '' : pathname}`;
}
