import { expect, test } from 'vitest';
import { signInDiagnostics } from '../../main/reader/sign-in-diagnostics.ts';
import type { AuthView } from '../../shared/models.ts';
import { account, authView, signedInAs } from '../fakes/auth-view.ts';

const HOUR = 3_600_000;

function of(change: Partial<AuthView>) {
  return signInDiagnostics({ view: () => authView(change), refusals: () => [] });
}

test('no name, no number and no client id of anybody is in it', () => {
  const everything = of({
    session: signedInAs('Somebody'),
    accounts: [account({ id: 'opaque-somebody', name: 'Somebody' })],
    signIn: { step: 'done', name: 'Somebody' },
    client: { ...authView().client, id: 'id-of-somebody' },
  });
  expect(JSON.stringify(everything)).not.toMatch(/somebody/i);
  expect(everything.accounts).toEqual([
    { issuerHost: 'wiki.example', active: true, kind: 'oauth', kept: true, state: 'signed-in' },
  ]);
});

test('an attempt that waits has an age and an end', () => {
  const waiting = {
    step: 'waiting',
    issuerHost: 'wiki.example',
    expiresAt: 5 * HOUR,
    browser: 'opened',
    redirect: 'scheme',
    notice: { code: 'declined' },
  } as const;
  expect(of({ signIn: waiting }).attempt).toEqual({
    step: 'waiting',
    since: 4 * HOUR,
    expiresAt: 5 * HOUR,
    browser: 'opened',
    redirect: 'scheme',
    declined: true,
  });
});

test('a failure is told by its code alone', () => {
  const failure = { code: 'authorization-refused', error: 'invalid_scope' } as const;
  expect(of({ signIn: { step: 'failed', failure } }).attempt).toEqual({
    step: 'failed',
    code: 'authorization-refused',
  });
});
