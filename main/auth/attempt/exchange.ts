import type { SignInFailure } from '../../../shared/failures.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Account } from '../account.ts';
import type { OAuthServers } from '../server/oauth-servers.ts';
import type { TokenFailure } from '../server/token-failure.ts';
import type { Attempt } from './attempt.ts';

/** From a code that belongs to the attempt to an account: the tokens, then whose they are. */
export type Exchange = (attempt: Attempt, code: string) => Promise<Result<Account, SignInFailure>>;

export function createExchange(deps: {
  /** SECURITY: asked for the attempt's own issuer, so that a code goes to whom it came from (RFC 9700 §4.4). */
  readonly servers: OAuthServers;
  readonly apiOrigins: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}): Exchange {
  const { servers, apiOrigins, clock, log } = deps;
  return async (attempt, code) => {
    const { issuer, clientId } = attempt;
    const answer = await servers.endpointOf(issuer).exchange(attempt, code);
    if (answer.kind !== 'tokens') {
      log('warn', 'auth.exchange-failed', { why: answer.kind });
      return fail(signInFailure(answer));
    }
    const who = await servers.profileOf(issuer, answer.tokens.access);
    if (!who.ok) {
      log('warn', 'auth.profile-failed', { why: who.failure });
      return fail({ code: 'profile-failed' });
    }
    return ok({ issuer, ...who.value, kind: 'oauth', clientId, apiOrigins, tokens: answer.tokens, since: clock.now() });
  };
}

function signInFailure(failure: TokenFailure): SignInFailure {
  switch (failure.kind) {
    case 'refused':
      return { code: 'code-refused' };
    case 'client-refused':
      return { code: 'client-refused' };
    case 'rejected':
      return { code: 'authorization-refused', error: failure.error };
    case 'offline':
    case 'timed-out':
    case 'limited':
    case 'server-error':
    case 'unreadable':
    case 'unsupported':
      return { code: 'exchange-failed', why: failure.kind };
    default:
      return assertNever(failure);
  }
}
