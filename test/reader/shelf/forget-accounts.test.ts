import { expect, test } from 'vitest';
import { forgetAccounts } from '../../../main/reader/shelf/forget-accounts.ts';
import type { SessionView } from '../../../shared/models.ts';
import { fail, ok } from '../../../shared/result.ts';
import { authView, signedInAs } from '../../fakes/auth-view.ts';

test('everybody is signed out, and what the disk keeps of anybody is said', async () => {
  const forget = async (after: SessionView) => {
    let session = signedInAs('Anna');
    const signOutAll = async () => {
      session = after;
      return ok(null);
    };
    return forgetAccounts({ signOutAll, view: () => authView({ session }) });
  };
  const out = { state: 'signed-out', reason: 'by-user' } as const;
  expect(await forget(out)).toEqual(ok(null));
  const left = fail({ code: 'accounts-left', why: 'unwritable' });
  expect(await forget({ ...out, stillOnDisk: true })).toEqual(left);
  expect(await forget(signedInAs('Anna'))).toEqual(left);
});
