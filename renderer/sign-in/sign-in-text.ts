import type { KeyStoreView, SessionView } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { keepsSessions, protectsLittle, theKeyStore } from '../key-store/key-store-text.ts';

/** What becomes of a session that is about to be kept, honestly. */
export function keepingPromise(keyStore: KeyStoreView): string {
  if (keepsSessions(keyStore)) {
    return keyStore.strength === 'strong'
      ? `What it receives is kept encrypted by ${theKeyStore(keyStore)} and can be withdrawn at any time.`
      : 'What it receives is kept with little protection, as you chose, and can be withdrawn at any time.';
  }
  if (protectsLittle(keyStore)) {
    return 'This session ends when you quit, because the only key store here would lock it with a key that everybody knows.';
  }
  return keyStore.strength === 'none'
    ? 'This session ends when you quit, because this system offers no key store to keep it in.'
    : 'The session is kept if your system’s key store agrees; otherwise it ends when you quit.';
}

/** The last step of signing in, in the words of the list. */
export function keepingStep(keyStore: KeyStoreView): string {
  if (keepsSessions(keyStore)) {
    return keyStore.strength === 'strong' ? `Keep the session in ${theKeyStore(keyStore)}` : 'Keep the session';
  }
  switch (keyStore.strength) {
    case 'strong':
    case 'unknown':
      return 'Keep the session if the system can';
    case 'weak':
    case 'none':
      return 'Stay signed in until you quit';
    default:
      return assertNever(keyStore.strength);
  }
}

/** Where the session of someone who is signed in lives now. */
export function keptSentence(session: Extract<SessionView, { state: 'signed-in' }>, keyStore: KeyStoreView): string {
  if (session.kept) {
    return protectsLittle(keyStore)
      ? 'This session is kept with little protection, as you chose.'
      : `This session is kept encrypted by ${theKeyStore(keyStore)}.`;
  }
  return protectsLittle(keyStore)
    ? 'This session ends when you quit: the key store here would not protect it.'
    : 'This session ends when you quit: it could not be kept safely here.';
}
