import type { Article } from './articles/article.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { HeardRequest } from './http.ts';
import type { Issued, Secrets } from './oauth/models.ts';
import type { RefusalShape } from './oauth/oauth.ts';
import type { RequestLog } from './request-log.ts';

export type SampleWikiOptions = {
  /** 0, and so any free one, when left out. */
  readonly port?: number;
  readonly clock?: Clock;
  readonly random?: (bytes: number) => Uint8Array;
  /** Told of what went wrong inside. */
  readonly log?: (message: string) => void;
  /**
   * Takes a callback to a custom scheme, and the browser gets a page that says so: for an app that is not installed,
   * whose scheme the system does not know. Without it the browser is redirected, as by a real wiki.
   */
  readonly handOver?: ((callback: string) => void) | undefined;
  /** Told of every request as it came, with whatever secrets are in it: for a test that looks for them. Not of the switches. */
  readonly heard?: ((request: HeardRequest) => void) | undefined;
  /** What the wiki calls itself; "Sample wiki" when left out. */
  readonly name?: string | undefined;
  /** Articles besides the wiki's own. */
  readonly articles?: readonly Article[] | undefined;
  /** A folder of Parsoid documents to serve as pages: `United_States.html` is "United States". */
  readonly articlesFolder?: string | undefined;
  /** Production's lifetimes when left out: 4 h, 365 d, 10 min, 10 min. */
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
  readonly codeSeconds?: number;
  readonly graceSeconds?: number;
};

export type SampleWiki = {
  readonly origin: string;
  readonly restBase: string;
  readonly oauthBase: string;
  readonly apiBase: string;
  readonly clients: {
    /** Public, redirect `org.lectern.reader:/oauth/callback`. */
    readonly desktop: { readonly id: string; readonly redirectUri: string };
    /** Public, redirect `http://127.0.0.1/callback` on any port. */
    readonly loopback: { readonly id: string; readonly redirectUri: string };
    /** Confidential. */
    readonly server: { readonly id: string; readonly secret: string; readonly redirectUri: string };
    /** Owner-only: a personal API token, and no sign-in. */
    readonly ownerOnly: { readonly id: string; readonly personalToken: string };
    /** Public, not approved: only the user Reader can use it. */
    readonly unapproved: { readonly id: string; readonly redirectUri: string };
  };
  readonly users: readonly string[];
  readonly password: string;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly issued: () => Issued;
  /** The tokens of a client that a user has just allowed everything it asks for, without a browser. Throws on an unknown one. */
  readonly allow: (user: string, clientId: string) => { readonly access: string; readonly refresh: string };
  /** For a test that looks where these are: here in the process only, never by one of the switches. */
  readonly secrets: () => Secrets;
  /** Ends every approval, as if all users had revoked all apps. */
  readonly revokeAll: () => void;
  readonly revokeUser: (name: string) => void;
  readonly expireAccessTokens: () => void;
  readonly expireRefreshTokens: () => void;
  readonly setClientDisabled: (id: string, disabled: boolean) => void;
  /** Who answers when a Bearer is bad: MediaWiki (403, the default) or Wikimedia's gateway (401). */
  readonly setRefusals: (shape: RefusalShape) => void;
  /** Cuts what is still open. */
  readonly close: () => Promise<void>;
};
