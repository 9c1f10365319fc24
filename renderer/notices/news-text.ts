import type { CallbackRefusal } from '../../shared/failures.ts';
import type { AuthView, CallbackNotice } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { isolated } from '../ui/isolated.ts';

const GONE = ', and everything kept here is gone.';

const STILL_ON_DISK =
  ', but what is kept here could not be removed, because the disk cannot be written. Lectern tries again while it is open; if it is closed before that works, you may be signed in again at the next start.';

/** What somebody is told who signed out. @param name undefined where it was not known. */
export function leftText(name: string | undefined, { session, accounts, grantsUrl }: AuthView): string {
  const who = name === undefined ? 'You are signed out' : `${isolated(name)} is signed out`;
  const others = accounts.length === 0 ? '' : ' The other accounts stay; none of them is in use until you choose it.';
  const stands = `The permission for Lectern at ${new URL(grantsUrl).host} stands until you withdraw it there.`;
  return `${who}${session.state === 'signed-out' && session.stillOnDisk ? STILL_ON_DISK : GONE}${others} ${stands}`;
}

/** A callback came and nothing was waiting for it. */
export function strayCallbackText(notice: CallbackNotice): string {
  if (notice.code === 'declined') {
    return 'Your browser brought word that you declined, but nothing here was waiting for it. Nothing was shared.';
  }
  return `Your browser brought an address back to Lectern, and nothing was done with it. ${strayReason(notice.reason)}`;
}

function strayReason(reason: CallbackRefusal): string {
  switch (reason) {
    case 'used':
    case 'expired':
    case 'cancelled':
      return 'It belongs to a sign-in that is over.';
    case 'unknown-state':
    case 'no-attempt':
      return 'It belongs to no sign-in that Lectern knows of. If you were signing in, start again.';
    case 'not-ours':
    case 'malformed':
    case 'too-long':
    case 'several':
    case 'clipboard-empty':
      return 'It was not of the form that a wiki sends. If you were signing in, start again.';
    default:
      return assertNever(reason);
  }
}
