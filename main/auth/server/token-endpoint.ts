import * as oauth from 'oauth4webapi';
import type { Clock, Http } from '../../ports.ts';
import type { Tokens } from '../account.ts';
import type { Attempt } from '../attempt/attempt.ts';
import { isPlainLoopback, publicClient, type WikiAuthorizationServer } from './authorization-server.ts';
import { requestText } from './limited-request.ts';
import { type TokenFailure, tokenFailure } from './token-failure.ts';

export type TokenAnswer = { readonly kind: 'tokens'; readonly tokens: Tokens } | TokenFailure;

export type TokenEndpoint = {
  /** A code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). The code's state has been checked already. */
  readonly exchange: (attempt: Attempt, code: string) => Promise<TokenAnswer>;
  /** Another pair of tokens (RFC 6749 §6). The server rotates both: the old access token dies with the answer. */
  readonly refresh: (clientId: string, refreshToken: string) => Promise<TokenAnswer>;
};

/** ms for a whole answer of the endpoint. */
const LIMIT = 30_000;

/** RFC 6750 §2.1: what may stand in an Authorization header. */
const B64TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

/** Carries a failure past oauth4webapi, which sees successful answers only. */
class NoTokens extends Error {
  readonly failure: TokenFailure;

  constructor(failure: TokenFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/**
 * The token endpoint of a wiki. Requests are form-encoded, carry no Authorization header and no client secret, and
 * follow no redirect. Nothing rejects for reasons of the network or the server: those are values.
 */
export function createTokenEndpoint(
  server: WikiAuthorizationServer,
  deps: { readonly http: Http; readonly clock: Clock; readonly userAgent: string },
): TokenEndpoint {
  const { http, clock, userAgent } = deps;

  const options: oauth.TokenEndpointRequestOptions = {
    headers: { 'user-agent': userAgent },
    [oauth.allowInsecureRequests]: isPlainLoopback(server.issuer),
    [oauth.customFetch]: async (url, { headers, body }) => {
      const answer = await requestText(http, clock, LIMIT, url, { method: 'POST', headers, body: body.toString() });
      if (answer.kind !== 'answer') throw new NoTokens(answer);
      if (answer.status !== 200) throw new NoTokens(tokenFailure(answer, clock));
      return new Response(answer.text, { headers: answer.headers });
    },
  };

  async function ask(
    request: () => Promise<Response>,
    read: (response: Response) => Promise<oauth.TokenEndpointResponse>,
  ): Promise<TokenAnswer> {
    const asked = clock.monotonic();
    try {
      const answer = await read(await request());
      // The moment of asking: the server starts counting `expires_in` no earlier. Told by the clock as it is now, which may
      // just have learnt from this very answer what time it is.
      return readTokens(answer, clock.now() - (clock.monotonic() - asked));
    } catch (error) {
      if (error instanceof NoTokens) return error.failure;
      // SECURITY: the cause of these errors holds the answer, tokens and all. It is dropped here and logged nowhere.
      if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
        return { kind: 'unreadable' };
      }
      throw error;
    }
  }

  return {
    exchange({ clientId, state, redirectUri, verifier }, code) {
      const client = publicClient(clientId);
      const answer = oauth.validateAuthResponse(server, client, new URLSearchParams({ code, state }), state);
      return ask(
        () => oauth.authorizationCodeGrantRequest(server, client, oauth.None(), answer, redirectUri, verifier, options),
        (response) => oauth.processAuthorizationCodeResponse(server, client, response),
      );
    },
    refresh(clientId, refreshToken) {
      const client = publicClient(clientId);
      return ask(
        () => oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options),
        (response) => oauth.processRefreshTokenResponse(server, client, response),
      );
    },
  };
}

/** The server's lifetimes differ from wiki to wiki: only `expires_in` counts. */
function readTokens(answer: oauth.TokenEndpointResponse, obtainedAt: number): TokenAnswer {
  const { token_type: type, access_token: access, refresh_token: refresh, expires_in: seconds } = answer;
  if (type !== 'bearer' || !B64TOKEN.test(access)) return { kind: 'unreadable' };
  const expiresAt = seconds === undefined ? undefined : obtainedAt + seconds * 1000;
  return { kind: 'tokens', tokens: { access, refresh, obtainedAt, expiresAt } };
}
