import type { ClipboardFailure, PersonalTokenFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Account } from '../account.ts';
import type { Clipboard } from '../ports.ts';
import type { Profile, ProfileFailure } from '../server/profile.ts';
import { pastedText } from './clipboard-text.ts';

/** Somebody's account by the personal API token on the clipboard. */
export type PersonalToken = () => Promise<Result<Account, PersonalTokenFailure | ClipboardFailure>>;

/** A JSON Web Token has about 800 characters here; the rest is room. */
const MAX_LENGTH = 8192;

/** Three parts of base64url (RFC 7515 §7.1). The token is opaque otherwise: only the server knows what it is worth. */
const TOKEN = /^[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{16,}$/;

/**
 * The token of an owner-only client: an access token with no refresh token and no end that is known.
 * https://www.mediawiki.org/wiki/OAuth/Owner-only_consumers
 * SECURITY: what is on the clipboard may be anything. It is sent nowhere unless it has the shape of a token.
 */
export function createPersonalToken(deps: {
  readonly issuer: string;
  readonly apiOrigins: readonly string[];
  readonly clipboard: Clipboard;
  readonly profile: (accessToken: string) => Promise<Result<Profile, ProfileFailure>>;
  readonly clock: Clock;
  readonly log: Log;
}): PersonalToken {
  const { issuer, apiOrigins, clipboard, profile, clock, log } = deps;
  return async () => {
    const pasted = await pastedText(clipboard);
    if (!pasted.ok) return pasted;
    const access = pasted.value;
    if (access === '') return refused('clipboard-empty');
    if (access.length > MAX_LENGTH || !TOKEN.test(access)) return refused('not-a-token');
    const who = await profile(access);
    if (!who.ok) {
      log('warn', 'auth.personal-token-failed', { why: who.failure });
      return who.failure === 'refused'
        ? refused('by-server')
        : fail({ code: 'personal-token-unverified', why: who.failure });
    }
    const now = clock.now();
    const tokens = { access, obtainedAt: now };
    return ok({ issuer, ...who.value, kind: 'personal-token', clientId: NO_CLIENT, apiOrigins, tokens, since: now });
  };
}

/** Nothing is ever asked in the name of the token's own client, whose id nobody told us. */
const NO_CLIENT = 'personal-token';

function refused(reason: Extract<PersonalTokenFailure, { readonly code: 'personal-token-refused' }>['reason']) {
  return fail({ code: 'personal-token-refused', reason } as const);
}
