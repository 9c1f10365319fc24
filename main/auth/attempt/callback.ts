/**
 * What came back by the redirect, from the address alone. Pure: knows of no attempt, and accepts nothing by itself.
 * RFC 6749 §4.1.2 (answers), RFC 8252 §7.1 (private-use schemes).
 */

export type Callback =
  /** No address of our scheme among the candidates. */
  | { readonly kind: 'none' }
  | { readonly kind: 'several' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'callback'; readonly code: string; readonly state: string }
  /** MediaWiki's Cancel: an error without a state, so it proves nothing about who sent it. */
  | { readonly kind: 'denied'; readonly error: string }
  | { readonly kind: 'error'; readonly error: string; readonly state: string };

/** A code has 866 characters today; the rest is room. */
const MAX_LENGTH = 16 * 1024;

/** The characters of a URL's query (RFC 3986 §3.4), every `%` with its two digits. No `#`, no `\`, nothing invisible. */
const QUERY = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/;
/** RFC 6749 appendix A.11, without the space. */
const CODE = /^[\x21-\x7e]{1,8192}$/;
/** What our own states are made of. */
const STATE = /^[A-Za-z0-9\-_]{1,256}$/;
/** RFC 6749 §4.1.2.1; every registered error is such a word. */
const ERROR = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * The callback among what the system handed over.
 * @param candidates the arguments of a launch (switches and paths among them are passed over) or one address.
 * @param redirectUri where the callback is expected, to the letter, without query.
 */
export function pickCallback(candidates: readonly string[], redirectUri: string): Callback {
  const scheme = redirectUri.slice(0, redirectUri.indexOf(':') + 1);
  const [ours, second] = candidates.filter((candidate) => hasScheme(candidate, scheme));
  if (ours === undefined) return { kind: 'none' };
  if (second !== undefined) return { kind: 'several' };
  if (ours.length > MAX_LENGTH) return { kind: 'too-long' };
  // SECURITY: compared as text. A URL parser would drop tabs and line breaks, fold case, take `\` for `/` and resolve
  // dots first, and then find many spellings equal to the one that is ours.
  if (!ours.startsWith(`${redirectUri}?`)) return { kind: 'malformed' };
  return readCallback(ours.slice(redirectUri.length + 1));
}

/** Whatever a lenient parser might take for our scheme counts, so that a second, odd spelling is not passed over. */
function hasScheme(candidate: string, scheme: string): boolean {
  const visible = [...candidate.slice(0, MAX_LENGTH)].filter((character) => character > ' ').join('');
  return visible.toLowerCase().startsWith(scheme.toLowerCase());
}

/** The callback in the query of a redirect that is ours (without its `?`). */
export function readCallback(query: string): Callback {
  if (query.length > MAX_LENGTH) return { kind: 'too-long' };
  if (!QUERY.test(query)) return { kind: 'malformed' };
  const parameters = new URLSearchParams(query);
  const names = [...parameters.keys()];
  // RFC 6749 §3.1: parameters must not be included more than once.
  if (new Set(names).size !== names.length) return { kind: 'malformed' };

  const code = parameters.get('code');
  const error = parameters.get('error');
  const state = parameters.get('state');
  if (state !== null && !STATE.test(state)) return { kind: 'malformed' };
  if (error !== null) {
    if (code !== null || !ERROR.test(error)) return { kind: 'malformed' };
    return state === null ? { kind: 'denied', error } : { kind: 'error', error, state };
  }
  if (code === null || state === null || !CODE.test(code)) return { kind: 'malformed' };
  return { kind: 'callback', code, state };
}
