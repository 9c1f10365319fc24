import type { AccountView, AuthView, KeyStoreView, SessionView, SignInDiagnostics } from '../../shared/models.ts';

export const KEYRING: KeyStoreView = { strength: 'strong', name: 'GNOME Keyring', advice: 'none', keepsWeakly: false };

/** Nobody has signed in and nothing is under way; `change` says what is different. */
export function authView(change: Partial<AuthView> = {}): AuthView {
  return {
    session: { state: 'signed-out', reason: 'never' },
    accounts: [],
    signIn: { step: 'idle' },
    keyStore: KEYRING,
    client: {
      source: 'built-in',
      registrationUrl: 'https://wiki.example/register',
      redirect: 'scheme',
      redirectUris: { scheme: 'org.example:/x', loopback: 'http://127.0.0.1/callback' },
    },
    grantsUrl: 'https://wiki.example/grants',
    ...change,
  };
}

export function signedInAs(
  name: string,
  change: Partial<Extract<SessionView, { state: 'signed-in' }>> = {},
): SessionView {
  return {
    state: 'signed-in',
    name,
    issuerHost: 'wiki.example',
    kept: true,
    connection: 'online',
    kind: 'oauth',
    ...change,
  };
}

export function account(change: Partial<AccountView> = {}): AccountView {
  return {
    id: 'one',
    name: 'Reader',
    issuerHost: 'wiki.example',
    active: true,
    kind: 'oauth',
    kept: true,
    state: 'signed-in',
    ...change,
  };
}

/** What the diagnostics say of it. */
export function signInDiagnosticsView(change: Partial<SignInDiagnostics> = {}): SignInDiagnostics {
  return {
    session: { state: 'signed-out', reason: 'never' },
    accounts: [],
    attempt: { step: 'idle' },
    refusals: [],
    keyStore: KEYRING,
    client: { source: 'built-in', redirect: 'scheme' },
    ...change,
  };
}
