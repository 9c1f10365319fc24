import { createPersonalToken } from '../main/auth/attempt/personal-token.ts';
import { authorizationServer } from '../main/auth/server/authorization-server.ts';
import { fetchProfile } from '../main/auth/server/profile.ts';
import { fail, ok } from '../shared/result.ts';
import type { Credentials } from './support/credentials.ts';
import type { Ending, Outside } from './support/outside.ts';
import { readAs } from './support/reading.ts';

/**
 * A personal API token: an access token for one's own use, from the registration of an owner-only client. It comes
 * without a sign-in and without an end that is known, so whoever finds it can use it until it is revoked.
 * https://api.wikimedia.org/wiki/Authentication#Personal_API_tokens
 */
export async function personalApiToken(outside: Outside, own: Credentials<'EXAMPLE_PERSONAL_TOKEN'>): Promise<Ending> {
  const { oauthBase, apiOrigins, clock, step } = outside;
  const server = authorizationServer(oauthBase);

  step('Whose token it is, asked as the app asks after a token that was pasted:');
  const account = await createPersonalToken({
    issuer: server.issuer,
    apiOrigins,
    clipboard: { readText: async () => own.EXAMPLE_PERSONAL_TOKEN, writeText: async () => {} },
    profile: (token) => fetchProfile(server, outside, token),
    clock,
    log: () => {},
  })();
  if (!account.ok) {
    const { failure } = account;
    if (failure.code === 'personal-token-unverified')
      return fail(`Nobody could say whose token it is: ${failure.why}.`);
    const why = failure.code === 'personal-token-refused' ? failure.reason : failure.code;
    return fail(`The token was not taken (${why}): copy it once more from where it was shown.`);
  }

  step(`It is ${account.value.name}’s. A request with it:`);
  const read = await readAs(outside, account.value.tokens.access);
  if (!read.ok) return read;

  return ok('Can it be refreshed? No, and it need not be: it is good until its client is given up.');
}
