/** A registered application. */
export type Client = {
  readonly id: string;
  readonly name: string;
  /** Who registered it. While a client waits for approval only this user can use it. */
  readonly owner: string;
  /** Exactly one. */
  readonly redirectUri: string;
  readonly grants: readonly string[];
  /** Only a confidential client has a secret that counts; a public one is issued one too, and needs it nowhere. */
  readonly secret: string | undefined;
  readonly approved: boolean;
  /** Has a personal API token and no sign-in. */
  readonly ownerOnly: boolean;
};

export const DESKTOP: Client = {
  id: '5a3e1c7f90d24b6e8f0a1b2c3d4e5f60',
  name: 'Lectern',
  owner: 'Keeper',
  redirectUri: 'org.lectern.reader:/oauth/callback',
  grants: ['basic', 'viewmywatchlist', 'editmywatchlist'],
  secret: undefined,
  approved: true,
  ownerOnly: false,
};

export const LOOPBACK: Client = {
  ...DESKTOP,
  id: '6b4f2d80a1e35c7f901b2c3d4e5f6071',
  name: 'Lectern for the terminal',
  redirectUri: 'http://127.0.0.1/callback',
};

export const SERVER: Client = {
  ...DESKTOP,
  id: '7c503e91b2f46d80a12c3d4e5f607182',
  name: 'Tide table service',
  redirectUri: 'https://tides.example.org/oauth/callback',
  grants: ['basic'],
  // Not a secret: this wiki lives on loopback, in memory, and knows nobody.
  secret: 'low-water-at-half-past-nine',
};

export const OWNER_ONLY: Client = {
  ...DESKTOP,
  id: '8d614fa2c3057e91b23d4e5f60718293',
  name: "Reader's own scripts",
  owner: 'Reader',
  redirectUri: 'https://scripts.example.org/none',
  ownerOnly: true,
};

export const UNAPPROVED: Client = {
  ...DESKTOP,
  id: '9e7250b3d4168fa2c34e5f6071829304',
  name: 'Lectern, waiting for approval',
  owner: 'Reader',
  approved: false,
};

export const CLIENTS: readonly Client[] = [DESKTOP, LOOPBACK, SERVER, OWNER_ONLY, UNAPPROVED];

/** Grants that this wiki knows, with what the consent page says of each. */
export const GRANTS: Readonly<Record<string, string>> = {
  basic: 'Read pages as you',
  viewmywatchlist: 'See your watchlist',
  editmywatchlist: 'Change your watchlist',
  editpage: 'Edit existing pages',
  privateinfo: 'See your private information and reading lists',
};

const LOOPBACK_ADDRESS = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?=\/|\?|$)/;

/**
 * Whether a redirect URI is the registered one: to the letter, but for the port where both are
 * `http://127.0.0.1` or `http://[::1]` (RFC 8252 §7.3). `localhost` is compared to the letter.
 */
export function redirectMatches(registered: string, given: string): boolean {
  if (registered === given) return true;
  const [host] = LOOPBACK_ADDRESS.exec(registered) ?? [];
  const [givenHost] = LOOPBACK_ADDRESS.exec(given) ?? [];
  if (host === undefined || givenHost === undefined) return false;
  return (
    withoutPort(host) === withoutPort(givenHost) && registered.slice(host.length) === given.slice(givenHost.length)
  );
}

function withoutPort(origin: string): string {
  return origin.replace(/:\d+$/, '');
}
