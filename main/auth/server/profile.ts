import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Http } from '../../ports.ts';
import type { WikiAuthorizationServer } from './authorization-server.ts';
import { requestText, type TextAnswer } from './limited-request.ts';
import { parseJson } from './token-failure.ts';

export type Profile = {
  /** The user's number at this issuer: unique there and nowhere else. */
  readonly sub: string;
  readonly name: string;
};

/** `refused`: the issuer itself says that the token is not good, or no more. The rest says nothing about the token. */
export type ProfileFailure = 'refused' | 'offline' | 'timed-out' | 'server-error' | 'unreadable';

/** ms for the whole answer. */
const LIMIT = 30_000;

/** A hidden user has `sub` and `blocked` only. Everything else the endpoint says is of no use here. */
const answerSchema = z.object({
  sub: z.union([z.string().check(z.regex(/^\S{1,255}$/)), z.int().check(z.nonnegative())]),
  username: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(255))), undefined),
});

/** MediaWiki's `errorKey`, the gateway's `httpReason`. */
const refusalSchema = z.object({
  errorKey: z.catch(z.optional(z.string()), undefined),
  httpReason: z.catch(z.optional(z.string()), undefined),
});

/** Whose tokens these are (`/oauth2/resource/profile`). One request, never repeated. */
export async function fetchProfile(
  server: WikiAuthorizationServer,
  deps: { readonly http: Http; readonly clock: Clock; readonly userAgent: string },
  accessToken: string,
): Promise<Result<Profile, ProfileFailure>> {
  const answer = await requestText(deps.http, deps.clock, LIMIT, server.profile_endpoint, {
    method: 'GET',
    headers: { accept: 'application/json', authorization: `Bearer ${accessToken}`, 'user-agent': deps.userAgent },
  });
  if (answer.kind !== 'answer') return fail(answer.kind);
  if (answer.status >= 500) return fail('server-error');
  if (refusesToken(answer)) return fail('refused');
  const decoded = answer.status === 200 ? answerSchema.safeParse(parseJson(answer.text)) : undefined;
  if (!decoded?.success) return fail('unreadable');
  const sub = String(decoded.data.sub);
  // `#3` is how MediaWiki itself writes the user whose name it does not give.
  return ok({ sub, name: decoded.data.username ?? `#${sub}` });
}

/**
 * Whether MediaWiki or the gateway says so of the token. A firewall's page, a portal's, or a gateway that could not fetch its
 * keys answers 401 and 403 as well; the last of them with `invalid_token` all the same, so the body is heard first.
 */
function refusesToken({ status, headers, text }: TextAnswer): boolean {
  if (status !== 401 && status !== 403) return false;
  const said = refusalSchema.safeParse(parseJson(text)).data;
  if (said?.errorKey !== undefined) return said.errorKey.startsWith('mwoauth-invalid-authorization');
  if (said?.httpReason?.startsWith('Jwks ')) return false;
  if (said?.httpReason === 'Jwt is expired') return true;
  return /\berror="?invalid_token\b/.test(headers.get('www-authenticate') ?? '');
}
