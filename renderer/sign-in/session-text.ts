import type { AuthView, KeyStoreView, SignedOutReason } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { theKeyStore } from '../key-store/key-store-text.ts';
import { lengthText, momentText } from '../ui/time-text.ts';

/** Where people sign in now. */
export function issuerHost({ client }: Pick<AuthView, 'client'>): string {
  return new URL(client.registrationUrl).host;
}

/** Why somebody's session is over though they did not end it. */
export type EndedReason = Exclude<SignedOutReason, 'never' | 'by-user'>;

/** Whether signing in again is what helps; otherwise something else comes first. */
export function helpsToSignInAgain(reason: SignedOutReason): boolean {
  return reason === 'never' || reason === 'by-user' || reason === 'revoked' || reason === 'expired';
}

/** A sentence for the line under the bar. @param now ms since the epoch, by this computer's clock. */
export function sessionEndedText(reason: EndedReason, view: AuthView, now: number): string {
  switch (reason) {
    case 'revoked':
      return 'You were signed out: the permission for Lectern was withdrawn. You can read on without an account.';
    case 'expired':
      return 'You were signed out: your session ran out. You can read on, or sign in again.';
    case 'client-refused':
      return 'You were signed out: the wiki no longer accepts this client id. You can read on without an account.';
    case 'user-blocked':
      return 'You were signed out: the wiki has blocked this account. You can read on without it.';
    case 'clock-wrong':
      return `You are not signed in for the moment: this computer’s clock is wrong. ${clockText(view, now)}`;
    case 'unreadable-tokens':
      return unreadableText(view.keyStore);
    default:
      return assertNever(reason);
  }
}

/** The panel of a session that is over, or waits: what happened and what to do. @param now as above. */
export function sessionOverText(
  reason: EndedReason,
  view: AuthView,
  now: number,
): { readonly title: string; readonly sentence: string } {
  switch (reason) {
    case 'revoked':
      return {
        title: 'Your permission was withdrawn',
        sentence: `The permission for Lectern was withdrawn at ${issuerHost(view)}. Sign in again to give it anew; reading goes on without.`,
      };
    case 'expired':
      return {
        title: 'Your session ran out',
        sentence: 'Sign in again to go on as before; reading goes on without.',
      };
    case 'client-refused':
      return {
        title: 'This client is not accepted any more',
        sentence: `The wiki at ${issuerHost(view)} does not know the client id any more, or has disabled it. Change the id, or sign in again if you know that it is good.`,
      };
    case 'user-blocked':
      return {
        title: 'This account is blocked',
        sentence: `The wiki at ${issuerHost(view)} has blocked the account, so Lectern cannot read as you. Reading goes on without; you can sign in with another account, or when the block is over.`,
      };
    case 'clock-wrong':
      return {
        title: 'This computer’s clock is wrong',
        sentence: `${clockText(view, now)} By such a clock no secure connection can be trusted. Set it, and your session goes on with the next page that you open.`,
      };
    case 'unreadable-tokens':
      return { title: 'Your session cannot be read now', sentence: unreadableText(view.keyStore) };
    default:
      return assertNever(reason);
  }
}

/** How far the clock is off, as far as that is known. */
export function clockText({ clock }: Pick<AuthView, 'clock'>, now: number): string {
  const shows = `It shows ${momentText(now)}`;
  return clock === undefined || clock.skewMs === 0 ? `${shows}.` : `${shows}, which is ${skewText(clock.skewMs)}.`;
}

/** `3 days ahead of the wiki’s`. @param skewMs how far the computer's clock is ahead of the server's. */
export function skewText(skewMs: number): string {
  return `${lengthText(Math.abs(skewMs))} ${skewMs > 0 ? 'ahead of' : 'behind'} the wiki’s`;
}

function unreadableText(keyStore: KeyStoreView): string {
  const start = 'You are not signed in for the moment: what is kept of your session could not be decrypted, because';
  const store = theKeyStore(keyStore);
  switch (keyStore.trouble) {
    case 'changed':
      return `${start} the key has changed. It is left as it is; you can read on.`;
    case 'locked':
      return `${start} ${store} is locked or not running. It is left as it is; you can read on.`;
    case 'refused':
      return `${start} ${store} said no. It is left as it is; you can read on.`;
    case 'silent':
      return `You are not signed in for the moment: ${store} has not answered yet. You can read on; your session comes up when it does.`;
    case 'damaged':
      return 'You are not signed in: what was kept of your session is damaged. It is left as it is; you can read on, or sign in again.';
    case 'newer':
      return 'You are not signed in: what was kept of your session is of a newer version of Lectern. It is left as it is; you can read on, or sign in until you quit.';
    case undefined:
      return 'You are not signed in for the moment: what is kept of your session has not been read yet. You can read on.';
    default:
      return assertNever(keyStore.trouble);
  }
}
