import type { CallbackRefusal } from '../../../shared/failures.ts';
import { assertNever } from '../../../shared/result.ts';
import { type Attempt, sameState } from './attempt.ts';
import type { Callback } from './callback.ts';
import type { SpentAttempts } from './spent-attempts.ts';

export type Redeemable = Extract<Callback, { readonly kind: 'error' | 'callback' }>;

export type Judgement =
  | { readonly kind: 'take'; readonly attempt: Attempt; readonly callback: Redeemable }
  | { readonly kind: 'declined'; readonly error: string }
  | { readonly kind: 'refused'; readonly reason: CallbackRefusal };

/**
 * What a callback is worth. Only one with the state of the attempt that is alive is worth anything; the rest is told
 * apart so that it can be said.
 * @param redirectUri where the callback came in: a code counts only where its attempt asked for it (RFC 9700 §4.4.2).
 * @param alive the attempt that is waited for and has not expired.
 */
export function judgeCallback(
  callback: Callback,
  redirectUri: string,
  alive: Attempt | undefined,
  spent: SpentAttempts,
): Judgement {
  switch (callback.kind) {
    case 'none':
      return { kind: 'refused', reason: 'not-ours' };
    case 'several':
    case 'too-long':
    case 'malformed':
      return { kind: 'refused', reason: callback.kind };
    case 'denied':
      // Without a state it proves nothing about who sent it.
      return { kind: 'declined', error: callback.error };
    case 'error':
    case 'callback':
      // SECURITY: a code counts only with the state of the one attempt that is alive (RFC 6749 §10.12).
      if (alive?.redirectUri === redirectUri && sameState(alive.state, callback.state)) {
        return { kind: 'take', attempt: alive, callback };
      }
      return { kind: 'refused', reason: spent.find(callback.state) ?? (alive ? 'unknown-state' : 'no-attempt') };
    default:
      return assertNever(callback);
  }
}
