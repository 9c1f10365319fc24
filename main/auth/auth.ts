import type { AccountFailure, CopyFailure, KeyStoreFailure, SignInFailure } from '../../shared/failures.ts';
import type { AuthView, RedirectKind } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { BearerSource, Http } from '../ports.ts';
import { mayCarryBearer } from './api-origins.ts';
import type { SignInOptions } from './attempt/attempt-start.ts';
import { newAttempt } from './attempt/authorization-request.ts';
import { copyText } from './attempt/clipboard-text.ts';
import { createExchange } from './attempt/exchange.ts';
import { createPendingAttempt } from './attempt/pending-attempt.ts';
import { createPersonalToken } from './attempt/personal-token.ts';
import { createRefusedCallbacks, type RefusedCallbacks } from './attempt/refused-callbacks.ts';
import { registeredRedirects } from './attempt/registered-redirects.ts';
import { createSignIn } from './attempt/sign-in.ts';
import { authView } from './auth-view.ts';
import { createServerClock } from './clock-skew.ts';
import { openRedirect } from './loopback/loopback-redirect.ts';
import type { AuthDeps } from './ports.ts';
import { authorizationServer } from './server/authorization-server.ts';
import { oauthServers } from './server/oauth-servers.ts';
import { createSession } from './session/session.ts';
import { createKeyStoreCare } from './vault/key-store-care.ts';
import { watchKeyStore } from './vault/key-store-view.ts';
import { createTokenVault } from './vault/token-vault.ts';

export type Auth = {
  /** Loads what is kept. Makes no request. Until it resolves, callbacks wait and everybody is signed out. */
  readonly start: () => Promise<void>;
  readonly view: () => AuthView;
  /** Subscribes; the answer unsubscribes. */
  readonly onChange: (listener: (view: AuthView) => void) => () => void;
  /** See `auth.signIn` of the contract for the options. */
  readonly signIn: (options?: SignInOptions) => Promise<Result<null, SignInFailure>>;
  readonly reopenBrowser: () => Promise<Result<null, SignInFailure>>;
  readonly copyLink: () => Promise<Result<null, SignInFailure>>;
  readonly pasteAddress: () => Promise<Result<null, SignInFailure>>;
  /** Signs in with the personal API token on the clipboard. */
  readonly pasteToken: (options?: Pick<SignInOptions, 'add'>) => Promise<Result<null, SignInFailure>>;
  readonly cancel: () => Promise<Result<null, never>>;
  /** Forgets everything at once; resolves when the server has been told, or could not be. */
  readonly signOut: () => Promise<Result<null, never>>;
  /** Likewise, for every account, also for those that the key store has not opened yet after a start. */
  readonly signOutAll: () => Promise<Result<null, never>>;
  /** Another account is the one whose Bearer later requests carry. */
  readonly switchAccount: (id: string) => Promise<Result<null, AccountFailure>>;
  readonly removeAccount: (id: string) => Promise<Result<null, AccountFailure>>;
  /** Puts what is to be entered at the client's registration on the clipboard. */
  readonly copyRedirectUri: (redirect: RedirectKind) => Promise<Result<null, CopyFailure>>;
  readonly retryKeyStore: () => Promise<Result<null, KeyStoreFailure>>;
  readonly keepWeakly: (on: boolean) => Promise<Result<null, KeyStoreFailure>>;
  /** What the system handed over: the arguments of a launch, or one address. Never rejects for what is in them. */
  readonly receiveCallback: (candidates: readonly string[]) => Promise<void>;
  /** Callbacks that were refused since the start. */
  readonly refusals: RefusedCallbacks['all'];
  /** The client id in the settings changed: announces a new view. */
  readonly clientChanged: () => void;
  readonly bearers: BearerSource;
  /** Id of the account whose own things are shown; undefined for nobody. See `Session.whose`. */
  readonly whose: () => string | undefined;
  /** The same HTTP; the account's own servers tell the time by it. */
  readonly hearing: (http: Http) => Http;
};

/** Builds sign-in and session from what the outside gives. Does nothing until `start`. */
export function createAuth(deps: AuthDeps): Auth {
  const { http, clock, random, log, endpoints, clientId } = deps;
  const { oauthBase, apiOrigins, redirectUri, scope, userAgent } = endpoints;
  const redirectUris = registeredRedirects(redirectUri);
  const server = authorizationServer(oauthBase);
  const serverClock = createServerClock(clock, announce);
  const trusted = (url: URL) => url.origin === new URL(oauthBase).origin || mayCarryBearer(url, apiOrigins);
  const asking = { http: serverClock.hearing(http, trusted), clock: serverClock, userAgent };
  const servers = oauthServers(asking);
  const keyStore = watchKeyStore(deps);
  const vault = createTokenVault({ ...deps, cipher: keyStore.cipher });
  const listeners = new Set<(view: AuthView) => void>();
  const started = Promise.withResolvers<void>();
  const refused = createRefusedCallbacks(clock);

  const session = createSession({
    issuer: server.issuer,
    servers,
    vault,
    clock: serverClock,
    log,
    changed: announce,
  });

  const signIn = createSignIn({
    ...deps,
    issuer: server.issuer,
    redirectUri,
    pending: createPendingAttempt(deps),
    exchange: createExchange({ servers, apiOrigins, clock: serverClock, log }),
    personalToken: createPersonalToken({
      ...deps,
      issuer: server.issuer,
      apiOrigins,
      profile: (accessToken) => servers.profileOf(server.issuer, accessToken),
      clock: serverClock,
    }),
    openRedirect: (receive, port) => openRedirect(deps, receive, port),
    async adopt(account, how) {
      // The key store may have come, gone or been unlocked since the start. What writing now says of it is newer.
      const asked = keyStore.ask();
      await session.adopt(account, how);
      // Nobody waits to hear of it.
      void asked.then(care.asked);
    },
    refused: refused.add,
    changed: announce,
    client: clientId.get,
    newAttempt: (id, redirect, add) =>
      newAttempt(server, { clientId: id, redirectUri: redirect, scope, random, now: clock.now(), add }),
  });

  const view = () => authView({ session, signIn, keyStore, vault, serverClock, clientId, endpoints, redirectUris });
  const care = createKeyStoreCare({ keyStore, session, view: () => view().keyStore, announce });

  function announce(): void {
    const now = view();
    for (const listener of listeners) listener(now);
  }

  return {
    async start() {
      await Promise.all([session.load(), signIn.restore(), keyStore.ask()]).finally(started.resolve);
      care.asked();
    },
    view,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn: (options = {}) => signIn.signIn(options),
    reopenBrowser: signIn.reopenBrowser,
    copyLink: signIn.copyLink,
    pasteAddress: signIn.pasteAddress,
    pasteToken: (options = {}) => signIn.pasteToken(options),
    async cancel() {
      signIn.cancel();
      return ok(null);
    },
    async signOut() {
      signIn.cancel();
      await session.signOut();
      return ok(null);
    },
    async signOutAll() {
      signIn.cancel();
      await session.signOutAll();
      return ok(null);
    },
    switchAccount: async (id) => (session.switchTo(id) ? ok(null) : fail({ code: 'account-unknown' })),
    async removeAccount(id) {
      const removed = session.remove(id);
      if (removed === undefined) return fail({ code: 'account-unknown' });
      await removed;
      return ok(null);
    },
    copyRedirectUri: (redirect) => copyText(deps.clipboard, redirectUris[redirect]),
    async retryKeyStore() {
      const [outcome] = await Promise.all([care.retry(), signIn.restore()]);
      return outcome;
    },
    keepWeakly: care.keepWeakly,
    async receiveCallback(candidates) {
      // What is kept may take its time to load; an attempt that waits already needs nothing of it.
      if (signIn.view().step !== 'waiting') await started.promise;
      await signIn.receiveCallback(candidates);
    },
    refusals: refused.all,
    clientChanged: announce,
    bearers: session.bearers,
    whose: session.whose,
    hearing: (other) => serverClock.hearing(other, trusted),
  };
}
