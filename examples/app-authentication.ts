import * as z from 'zod/mini';
import { authorizationServer } from '../main/auth/server/authorization-server.ts';
import { requestText } from '../main/auth/server/limited-request.ts';
import { parseJson } from '../main/auth/server/token-failure.ts';
import { fail, ok } from '../shared/result.ts';
import type { Credentials } from './support/credentials.ts';
import type { Ending, Outside } from './support/outside.ts';
import { readAs } from './support/reading.ts';

/** ms for the whole answer. */
const LIMIT = 30_000;

/** RFC 6749 §4.4.3: "A refresh token SHOULD NOT be included." */
const tokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.optional(z.string()),
});

/**
 * App authentication: the client credentials grant (RFC 6749 §4.4). For servers alone: whoever has a program that was
 * given to people has its secret, so the app itself neither holds one nor can ask for this.
 * https://api.wikimedia.org/wiki/Authentication#App_authentication
 */
export async function appAuthentication(
  outside: Outside,
  own: Credentials<'EXAMPLE_SERVER_CLIENT_ID' | 'EXAMPLE_SERVER_CLIENT_SECRET'>,
): Promise<Ending> {
  const { http, clock, userAgent, oauthBase, step } = outside;

  step('An access token for the client itself, in exchange for its secret:');
  const fields = {
    grant_type: 'client_credentials',
    client_id: own.EXAMPLE_SERVER_CLIENT_ID,
    client_secret: own.EXAMPLE_SERVER_CLIENT_SECRET,
  };
  const answer = await requestText(http, clock, LIMIT, authorizationServer(oauthBase).token_endpoint, {
    method: 'POST',
    // Form-encoded: a multipart body, which `curl -F` would send, gets 415.
    headers: { 'user-agent': userAgent, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  if (answer.kind !== 'answer') return fail(`The authorization server gave no answer: ${answer.kind}.`);
  const tokens = tokenAnswer.safeParse(parseJson(answer.text)).data;
  if (!tokens) return fail('The authorization server gave no token; why stands above.');

  step('A request with it. The wiki knows the client, and nobody as its reader:');
  const read = await readAs(outside, tokens.access_token);
  if (!read.ok) return read;

  return ok(
    tokens.refresh_token === undefined
      ? `Can it be refreshed? No: the answer holds no refresh token. In ${tokens.expires_in / 60} minutes ask for another.`
      : 'Can it be refreshed? Yes, this server gave a refresh token.',
  );
}
