import type { Tokens } from '../../main/auth/account.ts';
import type { TokenAnswer } from '../../main/auth/server/token-endpoint.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** The tokens of an answer, or a sentence in their place. */
export function tokensOf(answer: TokenAnswer): Result<Tokens, string> {
  if (answer.kind === 'tokens') return ok(answer.tokens);
  const why = answer.kind === 'rejected' ? answer.error : answer.kind;
  return fail(`The authorization server gave no tokens (${why}). What it said stands above.`);
}

/** How long an access token lives, in words. */
export function lifetimeOf({ obtainedAt, expiresAt }: Tokens): string {
  if (expiresAt === undefined) return 'until the server says otherwise';
  return `${Math.round((expiresAt - obtainedAt) / 60_000)} minutes`;
}
