import type { AccountView, SignedOutReason } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';

/** MediaWiki's own way to write a user whose name it does not give; no real name can hold the sign. */
const NAMELESS = /^#\d+$/;

/** Whether the wiki hides the name of this account, or it cannot be read now. */
export function isNameless(name: string): boolean {
  return NAMELESS.test(name);
}

/** What stands in the round mark of an account: the first letter as people see it. */
export function initialOf(name: string): string {
  return [...new Intl.Segmenter().segment(name)][0]?.segment.toLocaleUpperCase() ?? '?';
}

/** Where an account stands, in a few words under its name. */
export function accountLine(account: AccountView): string {
  const { state, kind, kept, issuerHost } = account;
  if (state !== 'signed-in') return `${issuerHost} · ${endedWords(state.signedOut)}`;
  const how = kind === 'personal-token' ? 'personal API token' : undefined;
  return [issuerHost, how, kept ? undefined : 'until you quit'].filter(Boolean).join(' · ');
}

function endedWords(reason: SignedOutReason): string {
  switch (reason) {
    case 'revoked':
      return 'signed out: the permission was withdrawn';
    case 'expired':
      return 'signed out: the session ran out';
    case 'client-refused':
      return 'signed out: the client id is not accepted';
    case 'user-blocked':
      return 'signed out: the account is blocked';
    case 'clock-wrong':
      return 'waits until this computer’s clock is set';
    case 'unreadable-tokens':
      return 'kept, but cannot be read now';
    case 'never':
    case 'by-user':
      return 'signed out';
    default:
      return assertNever(reason);
  }
}

/** Whether it is on disk and cannot be read now. It may come back, so only the person forgets it. */
export function isSealed({ state, kept }: AccountView): boolean {
  return kept && state !== 'signed-in' && state.signedOut === 'unreadable-tokens';
}

/** What the account is to a person who sees more than one: its name, or that it has none to show. */
export function nameNote(account: AccountView): string | undefined {
  if (!isNameless(account.name)) return undefined;
  const sealed = account.state !== 'signed-in' && account.state.signedOut === 'unreadable-tokens';
  return sealed ? 'Its name is kept with the rest.' : 'The wiki does not show the name of this account.';
}
