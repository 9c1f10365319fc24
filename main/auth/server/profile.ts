import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Http } from '../../ports.ts';
import type { WikiAuthorizationServer } from './authorization-server.ts';
import { requestText } from './limited-request.ts';
import { parseJson } from './token-failure.ts';

export type Profile = {
  /** The user's number at this issuer: unique there and nowhere else. */
  readonly sub: string;
  readonly name: string;
};

export type ProfileFailure = 'refused' | 'offline' | 'timed-out' | 'server-error' | 'unreadable';

/** ms for the whole answer. */
const LIMIT = 30_000;

/** A hidden user has `sub` and `blocked` only. Everything else the endpoint says is of no use here. */
const answerSchema = z.object({
  sub: z.union([z.string().check(z.regex(/^\S{1,255}$/)), z.int().check(z.nonnegative())]),
  username: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(255))), undefined),
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
  if (answer.status === 401 || answer.status === 403) return fail('refused');
  const decoded = answer.status === 200 ? answerSchema.safeParse(parseJson(answer.text)) : undefined;
  if (!decoded?.success) return fail('unreadable');
  const sub = String(decoded.data.sub);
  // `#3` is how MediaWiki itself writes the user whose name it does not give.
  return ok({ sub, name: decoded.data.username ?? `#${sub}` });
}
