import { readClientId } from '../../main/auth/client-id.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Where to get each, to be said behind its name. */
const SOURCES = {
  EXAMPLE_SERVER_CLIENT_ID: (registration: string) =>
    `is the client id of a confidential OAuth 2.0 client. Register one at ${registration}: leave “confidential” checked, and choose the grant type “client credentials”.`,
  EXAMPLE_SERVER_CLIENT_SECRET: () =>
    'is the client secret that was shown beside EXAMPLE_SERVER_CLIENT_ID when that client was registered, and never again.',
  EXAMPLE_CLIENT_ID: (registration: string) =>
    `is the client id of a public OAuth 2.0 client. Register one at ${registration}: uncheck “confidential”, and enter the callback URL http://127.0.0.1/callback. You can use it at once, others when it has been approved.`,
  EXAMPLE_PERSONAL_TOKEN: (registration: string) =>
    `is a personal API token: the access token that is shown when an OAuth 2.0 client for your own use only is registered at ${registration}.`,
  EXAMPLE_REFRESH_TOKEN: () => 'is the refresh_token of an answer that the client EXAMPLE_CLIENT_ID got.',
} satisfies Readonly<Record<string, (registration: string) => string>>;

/** What the examples need to know of whoever runs them. It comes by the environment and in no other way. */
export type CredentialName = keyof typeof SOURCES;

/** Those an example needs, and any other that is there. */
export type Credentials<Needed extends CredentialName> = Readonly<
  Record<Needed, string> & Partial<Record<CredentialName, string>>
>;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The credentials in the environment, blanks around them removed.
 * @param registration where clients are registered.
 * @returns a sentence for each that is needed and missing, or cannot be what its name says.
 */
export function readCredentials<Needed extends CredentialName>(
  env: Environment,
  needed: readonly Needed[],
  registration: string,
): Result<Credentials<Needed>, readonly string[]> {
  const given = givenIn(env);
  const troubles = needed.flatMap((name) => {
    const trouble = troubleWith(name, given[name]);
    return trouble === undefined ? [] : [`${name} ${trouble}. It ${SOURCES[name](registration)}`];
  });
  // Nothing that is needed is missing: seen just above.
  return troubles.length > 0 ? fail(troubles) : ok(given as Credentials<Needed>);
}

/** Every credential in the environment, to be kept out of what is printed. */
export function secretsIn(env: Environment): readonly string[] {
  const { EXAMPLE_SERVER_CLIENT_ID, EXAMPLE_CLIENT_ID, ...secrets } = givenIn(env);
  return Object.values(secrets);
}

/** SECURITY: said without the value, which may be the secret that stands beside a client id. */
function troubleWith(name: CredentialName, value: string | undefined): string | undefined {
  if (value === undefined) return 'is missing';
  const isClientId = !name.endsWith('_CLIENT_ID') || readClientId(value).kind === 'client-id';
  return isClientId ? undefined : 'is not a client id, which has 32 hexadecimal digits';
}

function givenIn(env: Environment): Partial<Record<CredentialName, string>> {
  const entries = Object.keys(SOURCES).flatMap((name) => {
    const value = env[name]?.trim();
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
