import { ok, type Result } from '../../shared/result.ts';
import { appAuthentication } from '../app-authentication.ts';
import { personalApiToken } from '../personal-api-token.ts';
import { readAPage } from '../read-a-page.ts';
import { refresh } from '../refresh.ts';
import { userAuthentication } from '../user-authentication.ts';
import { type CredentialName, type Credentials, type Environment, readCredentials } from './credentials.ts';
import type { Ending, Outside } from './outside.ts';

export type Example = {
  /** What it shows, in a line. */
  readonly about: string;
  /** Ready to run with the credentials in the environment, or a sentence for each that is missing or wrong. */
  readonly prepare: (
    env: Environment,
    registration: string,
  ) => Result<(outside: Outside) => Promise<Ending>, readonly string[]>;
};

/** All there are, by the name that `npm run example` takes. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  'app-authentication': example(
    'a server’s own access token, by client credentials',
    ['EXAMPLE_SERVER_CLIENT_ID', 'EXAMPLE_SERVER_CLIENT_SECRET'],
    appAuthentication,
  ),
  'user-authentication': example(
    'sign-in in the browser with PKCE, a request, a refresh, the request again',
    ['EXAMPLE_CLIENT_ID'],
    userAuthentication,
  ),
  'personal-api-token': example('one’s own token, without a sign-in', ['EXAMPLE_PERSONAL_TOKEN'], personalApiToken),
  refresh: example('what a refresh gives and what it ends', ['EXAMPLE_CLIENT_ID'], refresh),
  'read-a-page': example('a page as nobody and as a user; its document, If-None-Match, Retry-After', [], readAPage),
};

function example<Needed extends CredentialName>(
  about: string,
  needed: readonly Needed[],
  run: (outside: Outside, own: Credentials<Needed>) => Promise<Ending>,
): Example {
  return {
    about,
    prepare(env, registration) {
      const own = readCredentials(env, needed, registration);
      return own.ok ? ok((outside) => run(outside, own.value)) : own;
    },
  };
}
