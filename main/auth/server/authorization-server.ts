import type { AuthorizationServer, Client } from 'oauth4webapi';
import { isLoopback } from '../../loopback.ts';

/** The four endpoints of Extension:OAuth, all of them under one REST root. */
export type WikiAuthorizationServer = AuthorizationServer & {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  /** `/oauth2/resource/profile`: JSON of its own, not an OpenID Connect UserInfo answer. */
  readonly profile_endpoint: string;
};

/**
 * The server behind a REST root. MediaWiki publishes no metadata (RFC 8414), so the endpoints are spelled out here
 * and the root itself serves as the issuer's name.
 * https://www.mediawiki.org/wiki/OAuth/For_Developers#OAuth_2
 * @param oauthBase without a trailing slash. Throws when it is plain http to another computer.
 */
export function authorizationServer(oauthBase: string): WikiAuthorizationServer {
  const { protocol } = new URL(oauthBase);
  if (protocol !== 'https:' && !isPlainLoopback(oauthBase)) throw new Error('An authorization server needs https');
  return {
    issuer: oauthBase,
    authorization_endpoint: `${oauthBase}/oauth2/authorize`,
    token_endpoint: `${oauthBase}/oauth2/access_token`,
    profile_endpoint: `${oauthBase}/oauth2/resource/profile`,
  };
}

/** A public client: it has an id and, by design, nothing to prove it with (RFC 8252 §8.5). */
export function publicClient(clientId: string): Client {
  return { client_id: clientId, token_endpoint_auth_method: 'none' };
}

/** SECURITY: plain http is for a server on this very computer only. */
export function isPlainLoopback(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && isLoopback(hostname);
}
