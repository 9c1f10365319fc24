import type { AuthView } from '../../shared/models.ts';
import type { EndedReason } from '../sign-in/session-text.ts';

/** What changed about who is reading, where it is worth a sentence. */
export type SessionNews =
  | { readonly kind: 'signed-in'; readonly name: string }
  /** Somebody is read as again without signing in: the key store opened, the clock was set, another account was chosen. */
  | { readonly kind: 'back' }
  /** @property name undefined where it was not known. */
  | { readonly kind: 'left'; readonly name: string | undefined }
  | { readonly kind: 'ended'; readonly reason: EndedReason };

/**
 * @param before undefined at the start of the window: then only a session that ended without the person's doing is news
 * @returns undefined when there is nothing to say
 */
export function sessionNews(before: AuthView | undefined, after: AuthView): SessionNews | undefined {
  if (after.signIn.step === 'done' && before !== undefined && before.signIn.step !== 'done') {
    return { kind: 'signed-in', name: after.signIn.name };
  }
  if (after.session.state === 'signed-in') {
    return before?.session.state === 'signed-out' ? { kind: 'back' } : undefined;
  }
  const { reason } = after.session;
  if (reason === 'never') return undefined;
  if (reason === 'by-user') {
    if (before === undefined || hasLeft(before)) return undefined;
    return { kind: 'left', name: before.session.state === 'signed-in' ? before.session.name : undefined };
  }
  return before !== undefined && sameEnd(before, after) ? undefined : { kind: 'ended', reason };
}

function hasLeft({ session }: AuthView): boolean {
  return session.state === 'signed-out' && (session.reason === 'by-user' || session.reason === 'never');
}

/** Also the trouble with the key store counts: it is what the sentence says. */
function sameEnd(before: AuthView, after: AuthView): boolean {
  if (before.session.state !== 'signed-out' || after.session.state !== 'signed-out') return false;
  if (before.session.reason !== after.session.reason) return false;
  return after.session.reason !== 'unreadable-tokens' || before.keyStore.trouble === after.keyStore.trouble;
}
