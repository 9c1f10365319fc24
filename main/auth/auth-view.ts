import type { AuthView, RedirectKind } from '../../shared/models.ts';
import type { SignIn } from './attempt/sign-in.ts';
import type { ServerClock } from './clock-skew.ts';
import type { AuthDeps, AuthEndpoints } from './ports.ts';
import type { Session } from './session/session.ts';
import type { KeyStoreWatch } from './vault/key-store-view.ts';
import type { TokenVault } from './vault/token-vault.ts';

/** Everything that the window is told of who is reading. Nothing here holds a secret. */
export function authView(deps: {
  readonly session: Session;
  readonly signIn: SignIn;
  readonly keyStore: KeyStoreWatch;
  readonly vault: TokenVault;
  readonly serverClock: ServerClock;
  readonly clientId: AuthDeps['clientId'];
  readonly endpoints: AuthEndpoints;
  readonly redirectUris: Readonly<Record<RedirectKind, string>>;
}): AuthView {
  const { session, signIn, keyStore, vault, serverClock, clientId, redirectUris } = deps;
  const { grantsUrl, registrationUrl } = deps.endpoints;
  const client = clientId.get();
  const skewMs = serverClock.skewMs();
  return {
    session: session.view(),
    accounts: session.accounts(),
    signIn: signIn.view(),
    keyStore: keyStore.view(vault, session.trouble()),
    client: {
      source: client?.source ?? 'none',
      ...(client && { id: client.id }),
      registrationUrl,
      redirect: client?.redirect ?? 'scheme',
      redirectUris,
    },
    ...(skewMs !== undefined && { clock: { skewMs } }),
    grantsUrl,
  };
}
