import { authorizationServer } from '../main/auth/server/authorization-server.ts';
import { createTokenEndpoint } from '../main/auth/server/token-endpoint.ts';
import { fail, ok } from '../shared/result.ts';
import type { Credentials } from './support/credentials.ts';
import type { Ending, Outside } from './support/outside.ts';
import { readAs } from './support/reading.ts';
import { lifetimeOf, tokensOf } from './support/tokens.ts';
import { signIn } from './user-authentication.ts';

/**
 * What a refresh (RFC 6749 §6) does at Wikimedia: both tokens are new, and the old refresh token is good for ten
 * minutes more, so that whoever stops between the answer and the disk has lost nothing.
 * https://api.wikimedia.org/wiki/Authentication#5._Refresh_token
 */
export async function refresh(outside: Outside, own: Credentials<'EXAMPLE_CLIENT_ID'>): Promise<Ending> {
  const { oauthBase, step } = outside;
  const { EXAMPLE_CLIENT_ID: clientId, EXAMPLE_REFRESH_TOKEN: given } = own;
  const refreshToken = given ?? (await signInForOne(outside, clientId));
  if (refreshToken === undefined) return fail('There is no refresh token to start from.');
  const endpoint = createTokenEndpoint(authorizationServer(oauthBase), outside);

  step('A refresh, as a public client: with the client id, without a secret and without a Bearer.');
  const first = tokensOf(await endpoint.refresh(clientId, refreshToken));
  if (!first.ok) return first;
  step(`Both tokens are new. The access token is good for ${lifetimeOf(first.value)}:`);
  const read = await readAs(outside, first.value.access);
  if (!read.ok) return read;

  step('The old refresh token once more, as after a crash before the new one was kept:');
  const second = tokensOf(await endpoint.refresh(clientId, refreshToken));
  if (!second.ok) return second;

  return ok(
    'It still gave a pair; ten minutes after its first use it will not. The new tokens are forgotten now: sign in again to go on.',
  );
}

async function signInForOne(outside: Outside, clientId: string): Promise<string | undefined> {
  outside.say('EXAMPLE_REFRESH_TOKEN names no refresh token, so somebody signs in first.');
  const tokens = await signIn(outside, clientId);
  if (!tokens.ok) outside.say(tokens.failure);
  return tokens.ok ? tokens.value.refresh : undefined;
}
