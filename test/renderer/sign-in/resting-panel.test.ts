import { describe, expect, test } from 'vitest';
import { restingPanel, wayBackIn } from '../../../renderer/sign-in/resting-panel.ts';
import type { AuthView, SignedOutReason } from '../../../shared/models.ts';
import { account, authView, signedInAs } from '../../fakes/auth-view.ts';

const NO_CLIENT: AuthView['client'] = { ...authView().client, source: 'none' };
const signedOut = (reason: SignedOutReason) => ({ state: 'signed-out', reason }) as const;

describe('the panel while nothing is under way', () => {
  test.each(['revoked', 'clock-wrong', 'unreadable-tokens'] as const)(
    'a session that is over (%s) is explained, with or without a client id',
    (reason) => {
      const over = authView({ session: signedOut(reason) });
      expect(restingPanel(over, false)).toEqual({ panel: 'over', reason });
      expect(restingPanel({ ...over, client: NO_CLIENT }, false)).toEqual({ panel: 'over', reason });
    },
  );

  test('whoever never signed in, left, or adds an account needs a client id first', () => {
    for (const reason of ['never', 'by-user'] as const) {
      expect(restingPanel(authView({ session: signedOut(reason) }), false)).toEqual({ panel: 'start' });
      expect(restingPanel(authView({ session: signedOut(reason), client: NO_CLIENT }), false)).toEqual({
        panel: 'client',
      });
    }
    const over = authView({ session: signedOut('revoked') });
    expect(restingPanel(over, true)).toEqual({ panel: 'start' });
    expect(restingPanel({ ...over, client: NO_CLIENT }, true)).toEqual({ panel: 'client' });
  });

  test('whoever is signed in is told so, except where another account is added', () => {
    const view = authView({ session: signedInAs('Reader'), client: NO_CLIENT });
    expect(restingPanel(view, false)).toEqual({ panel: 'signed-in', name: 'Reader' });
    expect(restingPanel(view, true)).toEqual({ panel: 'client' });
  });
});

test('signing in again leads to the browser; without a client id to the token, or to the client id', () => {
  const token = account({ kind: 'personal-token', state: { signedOut: 'revoked' } });
  expect(wayBackIn(authView({ accounts: [token] }))).toBe('browser');
  expect(wayBackIn(authView({ accounts: [token], client: NO_CLIENT }))).toBe('token');
  const sealed = account({ state: { signedOut: 'unreadable-tokens' } });
  expect(wayBackIn(authView({ session: signedOut('unreadable-tokens'), accounts: [sealed], client: NO_CLIENT }))).toBe(
    'token',
  );
  expect(wayBackIn(authView({ accounts: [account()], client: NO_CLIENT }))).toBe('client');
  expect(wayBackIn(authView({ accounts: [account(), { ...token, active: false }], client: NO_CLIENT }))).toBe('client');
});
