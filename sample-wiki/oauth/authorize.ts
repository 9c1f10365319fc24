import type { Answer, Call } from '../http.ts';
import { formFields, html, redirect } from '../http.ts';
import type { Client } from './clients.ts';
import { GRANTS, redirectMatches } from './clients.ts';
import { consentPage, refusalPage } from './pages.ts';
import type { Sessions } from './sessions.ts';
import { loginAddress } from './sessions.ts';
import type { TokenStore } from './tokens.ts';

const CHALLENGE = /^[A-Za-z0-9\-._~]{43,128}$/;

type AuthorizationRequest = {
  readonly client: Client;
  /** As sent; undefined when the client left it out. */
  readonly redirectUri: string | undefined;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  readonly challenge: string | undefined;
  readonly method: 'plain' | 'S256';
};

export type AuthorizeDeps = {
  readonly store: TokenStore;
  readonly sessions: Sessions;
  /** A client by its id, undefined when unknown. */
  readonly client: (id: string) => Client | undefined;
  readonly isDisabled: (client: Client) => boolean;
};

/**
 * The authorization endpoint (RFC 6749 §3.1): validates, asks the person to log in, asks for consent, each time anew.
 * What is wrong with the client or the request is an HTML page and never a redirect; only an unknown scope goes back.
 */
export async function authorize(call: Call, deps: AuthorizeDeps): Promise<Answer> {
  const request = validate(call.query, deps);
  if ('status' in request) return request;

  const session = deps.sessions.of(call);
  if (!session) return redirect(302, loginAddress(call));
  if (!request.client.approved && request.client.owner !== session.user.name) {
    return refuse(401, 'This application has not been approved yet.');
  }
  if (call.method !== 'POST') {
    return html(200, consentPage({ ...request, user: session.user, formToken: session.formToken }), NO_STORE);
  }

  const fields = await formFields(call);
  if (fields?.get('token') !== session.formToken) return refuse(400, 'This form has grown old. Load the page again.');
  if (fields.get('decision') !== 'allow') return cancelled(request, call.headers['accept-language']);
  const code = deps.store.issueCode({ ...request, approval: deps.store.approve(session.user, request.client) });
  return back(request, { code, ...(request.state === undefined ? {} : { state: request.state }) });
}

const NO_STORE = { 'cache-control': 'no-store' };

function validate(query: URLSearchParams, deps: AuthorizeDeps): AuthorizationRequest | Answer {
  const clientId = query.get('client_id');
  if (!clientId) return refuse(400, 'The parameter client_id is missing.');
  const client = deps.client(clientId);
  if (!client || client.ownerOnly || deps.isDisabled(client)) {
    return refuse(401, 'No application that can be used has this client id.');
  }
  const redirectUri = query.get('redirect_uri') ?? undefined;
  if (redirectUri !== undefined && !redirectMatches(client.redirectUri, redirectUri)) {
    return refuse(401, 'The redirect address is not the one this application was registered with.');
  }
  if (query.get('response_type') !== 'code') return refuse(400, 'The parameter response_type must be "code".');

  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'plain' && method !== 'S256') {
    return refuse(400, 'The parameter code_challenge_method must be "S256" or "plain".');
  }
  const challenge = query.get('code_challenge') ?? undefined;
  if (challenge === undefined && client.secret === undefined) {
    return refuse(400, 'The parameter code_challenge is missing: public clients must use PKCE.');
  }
  if (challenge !== undefined && !CHALLENGE.test(challenge)) {
    return refuse(400, 'The parameter code_challenge does not follow RFC 7636.');
  }

  const request = { client, redirectUri, state: query.get('state') ?? undefined, challenge, method } as const;
  const asked = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const unknown = asked.find((scope) => !Object.hasOwn(GRANTS, scope));
  if (unknown !== undefined) return unknownScope(request, unknown);
  // A known scope that the client was not granted is dropped in silence; no scope at all means every granted one.
  return { ...request, scopes: client.grants.filter((grant) => asked.length === 0 || asked.includes(grant)) };
}

type ReturnAddress = Pick<AuthorizationRequest, 'client' | 'redirectUri' | 'state'>;

function unknownScope(request: ReturnAddress, scope: string): Answer {
  return back(request, {
    error: 'invalid_scope',
    error_description: 'The requested scope is invalid, unknown, or malformed',
    hint: `Check the \`${scope}\` scope`,
    ...(request.state === undefined ? {} : { state: request.state }),
  });
}

/** The description is in the person's own language, as MediaWiki's is: nothing for a program to read. */
const DECLINED: Readonly<Record<string, string>> = {
  en: 'You chose not to give the application access.',
  de: 'Du hast der Anwendung den Zugriff nicht erlaubt.',
  ar: 'لقد اخترت عدم منح التطبيق حق الوصول.',
};

/** Not `access_denied`, and without the state: what the real server does (RFC 6749 §4.1.2.1 says otherwise). */
function cancelled(request: AuthorizationRequest, language = 'en'): Answer {
  const description = DECLINED[language.slice(0, 2)] ?? DECLINED['en'] ?? '';
  if (request.redirectUri === undefined) return refuse(200, description);
  return back(request, { error: 'unauthorized_client', error_description: description });
}

function back(request: ReturnAddress, parameters: Readonly<Record<string, string>>): Answer {
  const address = request.redirectUri ?? request.client.redirectUri;
  // Not through URL: it would rewrite `org.example.app:/oauth` forms that must come back to the letter.
  const separator = address.includes('?') ? '&' : '?';
  return redirect(302, `${address}${separator}${new URLSearchParams(parameters)}`, NO_STORE);
}

function refuse(status: 200 | 400 | 401, message: string): Answer {
  return html(status, refusalPage(message), NO_STORE);
}
