import * as z from 'zod/mini';
import type { Clock } from '../../ports.ts';
import type { NoAnswer, TextAnswer } from './limited-request.ts';

/** Why the token endpoint gave no tokens. */
export type TokenFailure =
  /** `invalid_grant`: the code or the refresh token is no longer good. */
  | { readonly kind: 'refused'; readonly reason: 'expired' | 'revoked' }
  /** The client id is unknown, disabled or not approved: no token of this user is to blame. */
  | { readonly kind: 'client-refused' }
  /** Another OAuth error (`invalid_request`, …): what was asked is at fault, not who asked. */
  | { readonly kind: 'rejected'; readonly error: string }
  /** Too many requests; ask again at `until`, ms since the epoch. */
  | { readonly kind: 'limited'; readonly until: number }
  | { readonly kind: 'server-error'; readonly status: number }
  /** The server does not take a body of our form (415): nothing that a person, or another try, could change. */
  | { readonly kind: 'unsupported' }
  | NoAnswer;

/** RFC 6749 §5.2, with league/oauth2-server's own `hint`. */
const oauthError = z.object({
  error: z.string().check(z.regex(/^[a-z][a-z0-9_]{0,63}$/)),
  error_description: z.optional(z.string()),
  hint: z.optional(z.string()),
});

/** `access_denied` at this endpoint is what Extension:OAuth says of a disabled client. */
const CLIENT_REFUSED = new Set(['invalid_client', 'unauthorized_client', 'access_denied']);

const LIMITED_WITHOUT_WORD = 60_000;

/**
 * What an answer other than 200 means. Three shapes and none of them promised: OAuth's `{error}`, MediaWiki's
 * `{errorKey}`, the gateway's `{httpCode}`, and pages of HTML. Only the first may end a session; the rest say nothing
 * about the user.
 */
export function tokenFailure(answer: TextAnswer, clock: Clock): TokenFailure {
  const { status, headers, text } = answer;
  if (status === 429) return { kind: 'limited', until: retryAt(headers, clock.now()) };
  if (status >= 500) return { kind: 'server-error', status };
  if (status === 415) return { kind: 'unsupported' };
  const said = status >= 400 ? oauthError.safeParse(parseJson(text)).data : undefined;
  if (!said) return { kind: 'unreadable' };
  if (CLIENT_REFUSED.has(said.error)) return { kind: 'client-refused' };
  if (said.error === 'server_error' || said.error === 'temporarily_unavailable') {
    return { kind: 'server-error', status };
  }
  if (said.error !== 'invalid_grant') return { kind: 'rejected', error: said.error };
  // The hint is fixed English in the server's source ("Token has expired"). The description names every possible reason.
  const expired = (said.hint ?? said.error_description ?? '').includes('has expired');
  return { kind: 'refused', reason: expired ? 'expired' : 'revoked' };
}

/** RFC 9110 §10.2.3: seconds or a date; a date is counted from the answer's own, or a wrong clock would wait for days. */
function retryAt(headers: Headers, now: number): number {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return now + Number(value) * 1000;
  const answered = Date.parse(headers.get('date') ?? '');
  const wait = Date.parse(value) - (Number.isNaN(answered) ? now : answered);
  return Number.isNaN(wait) ? now + LIMITED_WITHOUT_WORD : now + Math.max(wait, 0);
}

/** The value, or undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
