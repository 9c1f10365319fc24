import type { KeyStoreView, SessionView, SignedOutReason } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';

/** What becomes of a session that is about to be kept, honestly. */
export function keepingPromise(keyStore: KeyStoreView): string {
  switch (keyStore.strength) {
    case 'strong':
      return `What it receives is kept encrypted by ${keyStore.name} and can be withdrawn at any time.`;
    case 'weak':
      return 'This session ends when you quit, because the only key store here would lock it with a key that everybody knows.';
    case 'none':
      return 'This session ends when you quit, because this system offers no key store to keep it in.';
    case 'unknown':
      return 'The session is kept if your system’s key store agrees; otherwise it ends when you quit.';
    default:
      return assertNever(keyStore.strength);
  }
}

/** The last step of signing in, in the words of the list. */
export function keepingStep(keyStore: KeyStoreView): string {
  switch (keyStore.strength) {
    case 'strong':
      return `Keep the session in ${keyStore.name}`;
    case 'weak':
    case 'none':
      return 'Stay signed in until you quit';
    case 'unknown':
      return 'Keep the session if the system can';
    default:
      return assertNever(keyStore.strength);
  }
}

/** Where the session of someone who is signed in lives now. */
export function keptSentence(session: Extract<SessionView, { state: 'signed-in' }>, keyStore: KeyStoreView): string {
  if (session.kept) return `This session is kept encrypted by ${keyStore.name}.`;
  return keyStore.strength === 'weak'
    ? 'This session ends when you quit: the key store here would not protect it.'
    : 'This session ends when you quit: it could not be kept safely here.';
}

/** What a person whose session ended without their doing is told, once. */
export function signedOutText(reason: Exclude<SignedOutReason, 'never'>, host: string): string {
  switch (reason) {
    case 'by-user':
      return `You are signed out, and everything kept here is gone. Your permission for Lectern at ${host} stands until you withdraw it there.`;
    case 'revoked':
      return 'You were signed out: the permission for Lectern was withdrawn. You can read on without an account.';
    case 'expired':
      return 'You were signed out: your session ran out. You can read on, or sign in again.';
    case 'client-refused':
      return 'You were signed out: the wiki no longer accepts this client id. You can read on without an account.';
    case 'user-blocked':
      return 'You were signed out: the wiki has blocked this account. You can read on without it.';
    case 'clock-wrong':
      return 'You were signed out: this computer’s clock is too far off to judge a session by. Set it, then sign in again.';
    case 'unreadable-tokens':
      return 'You were signed out: what was kept could not be decrypted on this system. You can read on, or sign in again.';
    default:
      return assertNever(reason);
  }
}
