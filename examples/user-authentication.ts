import type { Tokens } from '../main/auth/account.ts';
import { newAttempt } from '../main/auth/attempt/authorization-request.ts';
import { authorizationServer } from '../main/auth/server/authorization-server.ts';
import { createTokenEndpoint } from '../main/auth/server/token-endpoint.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { askInBrowser } from './support/browser-trip.ts';
import type { Credentials } from './support/credentials.ts';
import type { Ending, Outside } from './support/outside.ts';
import { readAs } from './support/reading.ts';
import { lifetimeOf, tokensOf } from './support/tokens.ts';

/**
 * User authentication: the authorization code grant (RFC 6749 §4.1) of a public client, with PKCE (RFC 7636), without
 * a secret, and with a port of this computer to come back to.
 * https://api.wikimedia.org/wiki/Authentication#User_authentication
 */
export async function userAuthentication(outside: Outside, own: Credentials<'EXAMPLE_CLIENT_ID'>): Promise<Ending> {
  const { oauthBase, step } = outside;
  const clientId = own.EXAMPLE_CLIENT_ID;
  const first = await signIn(outside, clientId);
  if (!first.ok) return first;

  step('A request as the person who allowed it:');
  const read = await readAs(outside, first.value.access);
  if (!read.ok) return read;

  if (first.value.refresh === undefined) return fail('This server gave no refresh token, so this is where it ends.');
  step('Another pair of tokens for the refresh token. The old access token is dead from now on:');
  const endpoint = createTokenEndpoint(authorizationServer(oauthBase), outside);
  const second = tokensOf(await endpoint.refresh(clientId, first.value.refresh));
  if (!second.ok) return second;

  step('The same request with the new access token:');
  const readAgain = await readAs(outside, second.value.access);
  if (!readAgain.ok) return readAgain;
  return ok('All tokens are forgotten now. To end what you allowed, too, see Special:OAuthManageMyGrants on the wiki.');
}

/** Asks in the browser, then exchanges the code that came back. */
export async function signIn(outside: Outside, clientId: string): Promise<Result<Tokens, string>> {
  const { oauthBase, scope, random, clock, step, say } = outside;
  const server = authorizationServer(oauthBase);

  const authorized = await askInBrowser(outside, (redirectUri) =>
    newAttempt(server, { clientId, redirectUri, scope, random, now: clock.now() }),
  );
  if (!authorized.ok) return authorized;

  step('The browser came back with a code. Tokens for the code and the verifier behind the challenge:');
  const { attempt, code } = authorized.value;
  const tokens = tokensOf(await createTokenEndpoint(server, outside).exchange(attempt, code));
  if (tokens.ok) say(`The access token is good for ${lifetimeOf(tokens.value)}.`);
  return tokens;
}
