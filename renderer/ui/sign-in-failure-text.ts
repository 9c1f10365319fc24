import type { CallbackRefusal, Failure } from '../../shared/failures.ts';
import { assertNever } from '../../shared/result.ts';

type WhyOf<C extends Failure['code']> = Extract<Failure, { code: C; why: string }>['why'];

/** Why what came back from the browser was not accepted. */
export function callbackRefusalText(reason: CallbackRefusal): string {
  switch (reason) {
    case 'not-ours':
      return 'That address is not the one that leads back to Lectern. Copy the whole address your browser shows after you choose Allow.';
    case 'malformed':
      return 'That address is damaged. Copy the whole of it and try again.';
    case 'too-long':
      return 'That address is far too long to be the right one.';
    case 'several':
      return 'More than one address arrived at once, so none was used. Try again.';
    case 'unknown-state':
      return 'That address belongs to another sign-in attempt. Finish the one your browser opened last.';
    case 'no-attempt':
      return 'Nothing here was waiting for that address. If you were signing in, start again.';
    case 'expired':
      return 'That address belongs to an attempt that is over.';
    case 'cancelled':
      return 'That address belongs to an attempt that was cancelled.';
    case 'used':
      return 'That address has been used already. Start again.';
    case 'clipboard-empty':
      return 'There is no address on the clipboard. Copy it from your browser first.';
    default:
      return assertNever(reason);
  }
}

/** Why a personal API token was not taken. */
export function personalTokenText(reason: Extract<Failure, { code: 'personal-token-refused' }>['reason']): string {
  switch (reason) {
    case 'clipboard-empty':
      return 'There is nothing on the clipboard. Copy the access token from the wiki’s page first.';
    case 'not-a-token':
      return 'What is on the clipboard does not look like an access token. Copy the whole of it, and nothing else.';
    case 'by-server':
      return 'The wiki does not accept it: it was revoked, or its client is disabled.';
    default:
      return assertNever(reason);
  }
}

/** Why it is not known whose token that is. */
export function unverifiedTokenText(why: WhyOf<'personal-token-unverified'>): string {
  switch (why) {
    case 'offline':
      return 'The wiki could not be reached. Check your network connection, then try again.';
    case 'timed-out':
      return 'The wiki did not answer in time. Try again in a moment.';
    case 'server-error':
      return 'The wiki answered with an error of its own. This usually passes; try again in a moment.';
    case 'unreadable':
      return 'What answered was not the wiki. If this network wants you to log in first, do that in your browser, then try again.';
    default:
      return assertNever(why);
  }
}

/** Why the key store did not do what was chosen. */
export function keyStoreFailureText(why: WhyOf<'key-store-failed'>): string {
  switch (why) {
    case 'refused':
      return 'The key store said no, so everything is as it was before.';
    case 'unavailable':
      return 'The key store is locked or not running, so everything is as it was before. Unlock it, then try again.';
    case 'timed-out':
      return 'The key store did not answer in time, so everything is as it was before. It may be waiting for you to unlock it.';
    case 'undecryptable':
      return 'What is kept could still not be decrypted. It is left as it is.';
    case 'unwritable':
      return 'The disk could not be written, so everything is as it was before. It may be full.';
    default:
      return assertNever(why);
  }
}

/** Why nothing came of a permission that was given. */
export function exchangeText(why: WhyOf<'exchange-failed'>): string {
  switch (why) {
    case 'offline':
      return 'You allowed Lectern, but then the wiki could not be reached, or the connection broke off. Check your network connection and try again.';
    case 'timed-out':
      return 'You allowed Lectern, but the wiki did not answer in time. Try again.';
    case 'server-error':
      return 'You allowed Lectern, but the wiki answered with an error of its own. This usually passes; try again.';
    case 'unreadable':
      return 'You allowed Lectern, but the answer broke off or was not from the wiki. If this network wants you to log in first, do that in your browser and try again.';
    case 'unsupported':
      return 'You allowed Lectern, but the wiki did not take the form in which Lectern asked. Trying again is unlikely to help; a newer version of Lectern may.';
    case 'limited':
      return 'You allowed Lectern, but the wiki asks us to wait. Try again in a few minutes.';
    default:
      return assertNever(why);
  }
}
