import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Answer, Call } from '../http.ts';
import { formFields, json, restError } from '../http.ts';
import type { Client } from './clients.ts';
import type { Code, TokenAnswer } from './models.ts';
import type { TokenStore } from './tokens.ts';

const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

export type TokenDeps = {
  readonly clock: Clock;
  readonly store: TokenStore;
  readonly client: (id: string) => Client | undefined;
  readonly isDisabled: (client: Client) => boolean;
};

/** The token endpoint (RFC 6749 §3.2): code, refresh and client credentials, form-encoded bodies only. */
export async function token(call: Call, deps: TokenDeps): Promise<Answer> {
  if (call.headers.authorization !== undefined) {
    return restError(403, 'mwoauth-invalid-authorization', 'This endpoint takes no Authorization header.');
  }
  const fields = await formFields(call);
  if (!fields) {
    return restError(415, 'rest-unsupported-content-type', 'This endpoint takes form-encoded bodies only.');
  }
  const clientId = fields.get('client_id');
  if (!clientId) return invalidRequest('Check the `client_id` parameter');
  const client = deps.client(clientId);
  if (!client || (client.secret !== undefined && fields.get('client_secret') !== client.secret)) return invalidClient();
  if (deps.isDisabled(client)) return oauthError(401, 'access_denied', 'The client is disabled.');

  switch (fields.get('grant_type')) {
    case 'authorization_code':
      return exchange(fields, client, deps);
    case 'refresh_token':
      return refresh(fields, client, deps);
    case 'client_credentials':
      return client.secret === undefined
        ? invalidClient()
        : granted(deps.store.issueForClient(client, scopesOf(fields, client.grants)));
    default:
      return oauthError(
        400,
        'unsupported_grant_type',
        'This server does not know the grant type.',
        'Check that all required parameters have been provided',
      );
  }
}

function exchange(fields: URLSearchParams, client: Client, deps: TokenDeps): Answer {
  const verifier = fields.get('code_verifier');
  if (verifier) deps.store.shown(verifier);
  const value = fields.get('code');
  if (!value) return invalidRequest('Check the `code` parameter');
  const code = deps.store.code(value);
  if (!code) return invalidGrant('Cannot validate the provided authorization code');
  if (deps.clock.now() >= code.expiresAt) return invalidGrant('Authorization code has expired');
  if (code.used) return invalidGrant('Authorization code has been revoked');
  if (code.approval.client.id !== client.id) return invalidRequest('Authorization code was not issued to this client');
  if (code.redirectUri !== undefined && fields.get('redirect_uri') !== code.redirectUri) {
    return invalidRequest('Invalid redirect URI');
  }
  const unproven = pkceRefusal(code, verifier);
  if (unproven) return unproven;
  if (code.approval.revoked) {
    return oauthError(500, 'server_error', 'The approval behind this code is gone.');
  }
  code.used = true;
  return granted(deps.store.issuePair(code.approval, code.scopes));
}

/** RFC 7636 §4.6. A wrong verifier does not use the code up. */
function pkceRefusal(code: Code, verifier: string | null): Answer | undefined {
  if (code.challenge === undefined) return undefined;
  if (!verifier) return invalidRequest('Check the `code_verifier` parameter');
  if (!VERIFIER.test(verifier)) return invalidRequest('Code Verifier must follow the specifications of RFC-7636.');
  const proof = code.method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return proof === code.challenge ? undefined : invalidGrant('Failed to verify `code_verifier`.');
}

/** RFC 6749 §6, with rotation: the old access token dies at once, the old refresh token after the grace. */
function refresh(fields: URLSearchParams, client: Client, deps: TokenDeps): Answer {
  const value = fields.get('refresh_token');
  if (!value) return invalidRequest('Check the `refresh_token` parameter');
  const old = deps.store.refresh(value);
  const now = deps.clock.now();
  if (!old) return invalidGrant('Cannot decrypt the refresh token');
  if (old.approval.client.id !== client.id) return invalidGrant('Token is not linked to client');
  if (now >= old.expiresAt) return invalidGrant('Token has expired');
  const graceEnds = (old.usedAt ?? now) + deps.store.lifetimes.graceSeconds * 1000;
  if (old.approval.revoked || now > graceEnds) return invalidGrant('Token has been revoked');
  old.usedAt ??= now;
  old.access.revoked = true;
  return granted(deps.store.issuePair(old.approval, scopesOf(fields, old.scopes)));
}

function scopesOf(fields: URLSearchParams, allowed: readonly string[]): readonly string[] {
  const asked = fields.get('scope');
  return asked === null ? allowed : asked.split(' ').filter((scope) => allowed.includes(scope));
}

/** RFC 6749 §5.1; there is no `scope` in this server's answer. */
function granted(answer: TokenAnswer): Answer {
  return json(200, answer, { 'cache-control': 'no-store', pragma: 'no-cache' });
}

/** RFC 6749 §5.2, with this server's `hint`. */
function oauthError(status: number, error: string, description: string, hint?: string): Answer {
  const body = { error, error_description: description, ...(hint === undefined ? {} : { hint }), message: description };
  return json(status, body, { 'cache-control': 'no-store' });
}

function invalidRequest(hint: string): Answer {
  return oauthError(400, 'invalid_request', 'A parameter is missing, repeated, or not what it must be.', hint);
}

function invalidGrant(hint: string): Answer {
  return oauthError(400, 'invalid_grant', 'The code or token presented is not good for what was asked.', hint);
}

function invalidClient(): Answer {
  return oauthError(401, 'invalid_client', 'Client authentication failed');
}
