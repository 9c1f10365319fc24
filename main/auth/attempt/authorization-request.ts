import { calculatePKCECodeChallenge } from 'oauth4webapi';
import type { RandomBytes } from '../../ports.ts';
import type { WikiAuthorizationServer } from '../server/authorization-server.ts';
import { ATTEMPT_LIFETIME, type Attempt } from './attempt.ts';

/** 32 bytes are 43 characters of base64url: the least a verifier may have (RFC 7636 §4.1) and 256 bits. */
const SECRET_BYTES = 32;

/**
 * A new attempt: a fresh state and verifier and the address that the browser opens (RFC 6749 §4.1.1, RFC 7636 §4.3).
 * @param options.now ms since the epoch; the attempt ends an hour later.
 */
export async function newAttempt(
  server: WikiAuthorizationServer,
  options: {
    readonly clientId: string;
    readonly redirectUri: string;
    readonly scope: string;
    readonly random: RandomBytes;
    readonly now: number;
    readonly add?: boolean;
  },
): Promise<Attempt> {
  const { clientId, redirectUri, scope, random, now, add = false } = options;
  const state = secret(random);
  const verifier = secret(random);
  const url = new URL(server.authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    // Without it a Cancel on the consent page is an HTML page, and the app never hears of it.
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    // Left out, it would mean "plain" (RFC 7636 §4.3).
    code_challenge_method: 'S256',
  }).toString();
  const expiresAt = now + ATTEMPT_LIFETIME;
  return { state, verifier, issuer: server.issuer, clientId, redirectUri, url: url.href, expiresAt, add };
}

function secret(random: RandomBytes): string {
  return Buffer.from(random(SECRET_BYTES)).toString('base64url');
}
