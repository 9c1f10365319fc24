/** Why a wiki could not be added by its address. */
export type DiscoveryFailure =
  /** What was typed is no web address. */
  | { readonly code: 'address-invalid' }
  /** Plain http to another computer, or a way from the web into this one. */
  | { readonly code: 'address-not-secure'; readonly host: string }
  /** No answer, or none that can be trusted. */
  | { readonly code: 'unreachable'; readonly host: string; readonly why: 'offline' | 'tls' | 'timed-out' }
  /** Redirects that do not end. */
  | { readonly code: 'redirect-loop'; readonly host: string }
  /** The server has a problem of its own (5xx). */
  | { readonly code: 'server-error'; readonly host: string; readonly status: number }
  /** The server wants to be left alone until then (ms since the epoch). */
  | { readonly code: 'limited'; readonly host: string; readonly until: number }
  /** There is something, but its pages do not say that they are MediaWiki's. */
  | { readonly code: 'not-mediawiki'; readonly host: string }
  /** MediaWiki, but without the REST API that this client reads through; `generator` is what it calls itself. */
  | { readonly code: 'rest-missing'; readonly host: string; readonly generator: string }
  /** Only members may read it. */
  | { readonly code: 'private'; readonly host: string }
  /** Whoever asked went away. */
  | { readonly code: 'superseded' };
