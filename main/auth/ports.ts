/** What sign-in asks of the outside, beyond `main/ports.ts`. Types and one error; `main/shell` and the tests give them bodies. */

import type { KeyStoreView, RedirectKind } from '../../shared/models.ts';
import type { Clock, Http, Log, RandomBytes } from '../ports.ts';

export type CipherErrorCode = 'refused' | 'unavailable' | 'timed-out' | 'undecryptable';

/** Why the key store did not do what it was asked. */
export class CipherError extends Error {
  override readonly name = 'CipherError';
  readonly code: CipherErrorCode;

  constructor(code: CipherErrorCode, cause?: unknown) {
    super(`Key store: ${code}`, { cause });
    this.code = code;
  }
}

export type Encrypted = {
  readonly ciphertext: Uint8Array;
  /** How good the key was that made this very ciphertext. */
  readonly strength: KeyStoreView['strength'];
  /** Platform and prefix (`linux:v11`), to notice when the key store changes. */
  readonly label: string;
};

/** What the key store itself is; what is kept in it, and what the person chose, is known above. */
export type KeyStoreFacts = Pick<KeyStoreView, 'strength' | 'name' | 'label' | 'advice' | 'keyring'>;

/** The system's key store. Each call ends within a time limit of its own. */
export type Cipher = {
  /** Which store, how strong; asked anew on each call. */
  readonly describe: () => Promise<KeyStoreFacts>;
  /** Rejects with `CipherError`: `refused`, `unavailable` or `timed-out`. */
  readonly encrypt: (plain: string) => Promise<Encrypted>;
  /** Rejects with `CipherError`: `unavailable`, `timed-out` or `undecryptable`. `reencrypt`: the key has a successor. */
  readonly decrypt: (ciphertext: Uint8Array) => Promise<{ readonly plain: string; readonly reencrypt: boolean }>;
};

/** A small durable store of JSON values. */
export type KeyValue = {
  readonly get: (key: string) => unknown;
  /** On disk when it returns; throws when it could not be written. */
  readonly set: (key: string, value: unknown) => void;
  /** Gone from disk when it returns; throws when that could not be done. */
  readonly delete: (key: string) => void;
};

export type Clipboard = {
  readonly readText: () => Promise<string>;
  readonly writeText: (text: string) => Promise<void>;
};

/** The system's browser. */
export type Browser = {
  /** Answers false when no browser could be started. */
  readonly open: (url: string) => Promise<boolean>;
};

/** A request as it came, nothing decoded. Header names are in lower case, each with every value it was sent with. */
export type LoopbackRequest = {
  readonly method: string;
  /** The request target: path and query (RFC 9112 §3.2). */
  readonly target: string;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
};

export type LoopbackAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Ports of this very computer. */
export type Loopback = {
  /**
   * Listens on 127.0.0.1 and nowhere else; undefined when that cannot be done.
   * @param answer called with each request and the port it came to.
   * @param port any free one when left out.
   */
  readonly open: (
    answer: (request: LoopbackRequest, port: number) => LoopbackAnswer,
    port?: number,
  ) => Promise<OpenLoopback | undefined>;
};

export type OpenLoopback = {
  readonly port: number;
  /** Takes no more requests; answers already given still arrive. */
  readonly close: () => void;
};

export type ClientId = {
  readonly id: string;
  readonly source: 'settings' | 'environment' | 'built-in';
  /** The kind of redirect that it is registered with; an attempt comes back that way. */
  readonly redirect: RedirectKind;
};

export type AuthEndpoints = {
  /** REST root of the wiki that signs readers in, without a trailing slash: the issuer. */
  readonly oauthBase: string;
  /** Where a Bearer may go: exact origins, or `https://*.wikipedia.org` for one label in place of the star. */
  readonly apiOrigins: readonly string[];
  /** The redirect URI of the custom scheme, for this issuer and no other (RFC 9700 §4.4). */
  readonly redirectUri: string;
  /** Grants asked for, separated by spaces (RFC 6749 §3.3). */
  readonly scope: string;
  readonly userAgent: string;
  readonly grantsUrl: string;
  readonly registrationUrl: string;
};

export type AuthDeps = {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly cipher: Cipher;
  readonly store: KeyValue;
  readonly clipboard: Clipboard;
  readonly browser: Browser;
  readonly loopback: Loopback;
  /** Brings the window to the front when a callback has come. */
  readonly focus: () => void;
  readonly endpoints: AuthEndpoints;
  /** Read at each attempt: the id may change in the settings. */
  readonly clientId: { readonly get: () => ClientId | undefined };
};
