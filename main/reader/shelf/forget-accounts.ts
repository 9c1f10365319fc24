import type { DeletionFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Auth } from '../../auth/auth.ts';

/** Signs everybody out. Answers a failure where something that was kept of somebody is still on the disk, and why. */
export async function forgetAccounts(auth: Pick<Auth, 'signOutAll' | 'view'>): Promise<Result<null, DeletionFailure>> {
  await auth.signOutAll();
  const { session, keyStore } = auth.view();
  if (session.state === 'signed-in' || session.stillOnDisk) return fail({ code: 'accounts-left', why: 'unwritable' });
  return keyStore.trouble === 'newer' ? fail({ code: 'accounts-left', why: 'newer' }) : ok(null);
}
