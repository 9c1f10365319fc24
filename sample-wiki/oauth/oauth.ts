import type { Clock } from '../clock.ts';
import { bearerRefusal, clientRefusal, gatewayRefusal } from '../fault-answers.ts';
import type { Answer, Call } from '../http.ts';
import { formFields, html, redirect } from '../http.ts';
import { PAGE_HEADERS } from '../page-shell.ts';
import { authorize } from './authorize.ts';
import type { Client } from './clients.ts';
import { CLIENTS, OWNER_ONLY } from './clients.ts';
import type { AccessToken, Lifetimes } from './models.ts';
import { grantsPage, registrationPage } from './pages.ts';
import { profile, scopes } from './resource.ts';
import { createSessions, loginAddress } from './sessions.ts';
import { token } from './token-endpoint.ts';
import { createTokenStore } from './tokens.ts';
import { findUser, type User } from './users.ts';

/** Who answers when a Bearer is bad: MediaWiki (403) or the gateway in front of Wikimedia's wikis (401). */
export type RefusalShape = 'mediawiki' | 'gateway';

export type OAuth = ReturnType<typeof createOAuth>;

/** The OAuth 2.0 server: its endpoints, its pages, and the check of every Bearer. */
export function createOAuth(deps: {
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly lifetimes: Lifetimes;
}) {
  const store = createTokenStore(deps);
  const sessions = createSessions(deps.random);
  const disabled = new Set<string>();
  let refusals: RefusalShape = 'mediawiki';

  const owner = findUser(OWNER_ONLY.owner);
  if (!owner) throw new Error('The owner-only client has no owner');
  const personalToken = store.issuePersonal(store.approve(owner, OWNER_ONLY));

  const client = (id: string): Client | undefined => CLIENTS.find((known) => known.id === id);
  const isDisabled = (known: Client): boolean => disabled.has(known.id);
  const endpoint = { clock: deps.clock, store, sessions, client, isDisabled };

  const bearer = (call: Call): AccessToken | undefined => {
    const [, value = ''] = /^Bearer +(.+)$/i.exec(call.headers.authorization ?? '') ?? [];
    return store.access(value);
  };

  return {
    store,
    personalToken,
    /** As if this user had gone through the consent page and the code had been exchanged. */
    allow(userName: string, clientId: string): { readonly access: string; readonly refresh: string } {
      const user = findUser(userName);
      const allowed = client(clientId);
      if (!user || !allowed || allowed.ownerOnly) throw new Error('No such user, or no client that can be allowed');
      const pair = store.issuePair(store.approve(user, allowed), allowed.grants);
      return { access: pair.access_token, refresh: pair.refresh_token };
    },
    setDisabled(clientId: string, value: boolean): void {
      if (value) disabled.add(clientId);
      else disabled.delete(clientId);
    },
    setRefusals(shape: RefusalShape): void {
      refusals = shape;
    },

    /** What a Bearer that is no good gets, on every REST path, public pages included. Undefined when all is well. */
    bearerRefusal(call: Call): Answer | undefined {
      if (!/^Bearer\b/i.test(call.headers.authorization ?? '')) return undefined;
      const known = bearer(call);
      if (known && isDisabled(known.client)) return clientRefusal();
      if (known && store.isLive(known)) return undefined;
      if (refusals === 'mediawiki') return bearerRefusal();
      return gatewayRefusal(known ? 'Jwt is expired' : 'Jwt verification fails');
    },

    /** Whom a request's Bearer speaks for. */
    userOf: (call: Call): User | undefined => bearer(call)?.approval?.user,

    /** The REST paths below `/oauth2/`; undefined for any other. */
    rest(call: Call, path: string): Promise<Answer> | Answer | undefined {
      switch (`${call.method} ${path}`) {
        case 'GET /oauth2/authorize':
        case 'POST /oauth2/authorize':
          return authorize(call, endpoint);
        case 'POST /oauth2/access_token':
          return token(call, endpoint);
        case 'GET /oauth2/resource/profile':
          return profile(bearer(call));
        case 'GET /oauth2/resource/scopes':
          return scopes(bearer(call));
        default:
          return undefined;
      }
    },

    /** The special pages that a person meets; undefined for any other. */
    page(call: Call): Promise<Answer> | Answer | undefined {
      switch (call.path) {
        case '/wiki/Special:UserLogin':
          return sessions.login(call);
        case '/wiki/Special:UserLogout':
          return sessions.logout(call);
        case '/wiki/Special:OAuthManageMyGrants':
          return manageGrants(call);
        case '/wiki/Special:OAuthConsumerRegistration/propose/oauth2':
          return html(
            200,
            registrationPage(sessions.of(call)?.user.sub === owner.sub ? { personalToken } : undefined),
            PAGE_HEADERS,
          );
        default:
          return undefined;
      }
    },
  };

  async function manageGrants(call: Call): Promise<Answer> {
    const session = sessions.of(call);
    if (!session) return redirect(302, loginAddress(call));
    if (call.method === 'POST') {
      const fields = await formFields(call);
      const clientId = fields?.get('client');
      if (fields?.get('token') === session.formToken && clientId) {
        store.revoke({ sub: session.user.sub, clientId });
      }
      return redirect(303, call.path);
    }
    return html(200, grantsPage(session.user, store.approvalsOf(session.user), session.formToken), PAGE_HEADERS);
  }
}
