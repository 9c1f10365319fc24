import type { AuthView, SignedOutReason } from '../../shared/models.ts';

/** What changed about who is reading, where it is worth a sentence. */
export type SessionNews =
  | { readonly kind: 'signed-in'; readonly name: string }
  | { readonly kind: 'signed-out'; readonly reason: Exclude<SignedOutReason, 'never'> };

/**
 * @param before undefined at the start of the window: then only a sign-out that nobody asked for is news
 * @returns undefined when there is nothing to say
 */
export function sessionNews(before: AuthView | undefined, after: AuthView): SessionNews | undefined {
  if (after.signIn.step === 'done' && before !== undefined && before.signIn.step !== 'done') {
    return { kind: 'signed-in', name: after.signIn.name };
  }
  if (after.session.state !== 'signed-out' || after.session.reason === 'never') return undefined;
  const reason = after.session.reason;
  if (before === undefined) return reason === 'by-user' ? undefined : { kind: 'signed-out', reason };
  const same = before.session.state === 'signed-out' && before.session.reason === reason;
  return same ? undefined : { kind: 'signed-out', reason };
}
