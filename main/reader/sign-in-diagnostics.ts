import type { AuthView, SignInDiagnostics } from '../../shared/models.ts';
import { ATTEMPT_LIFETIME } from '../auth/attempt/attempt.ts';
import type { Auth } from '../auth/auth.ts';

/** SECURITY: copied field by field, so that what is added to the window's view later does not come along unasked. */
export function signInDiagnostics(auth: Pick<Auth, 'view' | 'refusals'>): SignInDiagnostics {
  const { session, accounts, signIn, keyStore, client, clock } = auth.view();
  return {
    session: sessionOf(session),
    accounts: accounts.map(({ issuerHost, active, kind, kept, state }) => ({ issuerHost, active, kind, kept, state })),
    attempt: attemptOf(signIn),
    refusals: auth.refusals(),
    keyStore,
    client: { source: client.source, redirect: client.redirect },
    ...(clock && { clock }),
  };
}

function sessionOf(session: AuthView['session']): SignInDiagnostics['session'] {
  if (session.state === 'signed-out') return { state: 'signed-out', reason: session.reason };
  const { state, connection, kept, kind } = session;
  return { state, connection, kept, kind };
}

function attemptOf(signIn: AuthView['signIn']): SignInDiagnostics['attempt'] {
  switch (signIn.step) {
    case 'waiting': {
      const { step, expiresAt, browser, redirect, notice } = signIn;
      const since = expiresAt - ATTEMPT_LIFETIME;
      return { step, expiresAt, browser, redirect, since, declined: notice?.code === 'declined' };
    }
    case 'failed':
      return { step: 'failed', code: signIn.failure.code };
    default:
      return { step: signIn.step };
  }
}
