import type { ReadFailure } from '../../shared/failures.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Bearer, BearerSource, Http, Log } from '../ports.ts';
import type { Asking } from './asking.ts';
import type { HostLimits } from './host-limits.ts';
import { readText } from './http-body.ts';
import { isPortalRedirect } from './portal.ts';
import { bearerRefusal, failureOf, isLimit, type Problem, readProblem, transportFailure } from './problems.ts';

/** No error of the API is longer; what is, is some proxy's page and says nothing to us. */
const LONGEST_PROBLEM = 64 * 1024;

export type ApiRequest = Asking & {
  readonly url: URL;
  readonly accept: string;
  /** The page the request is about, for the words of a failure. */
  readonly title?: string | undefined;
  /** Problems that mean no more than that there is nothing here: they come as an empty 204 instead of a failure. */
  readonly absent?: ((problem: Problem) => boolean) | undefined;
};

/**
 * One GET of the API. Answers successes and redirects (which are not followed here) as they come, everything else
 * as a failure. Rejects on bugs only.
 */
export type Api = (request: ApiRequest) => Promise<Result<Response, ReadFailure>>;

export type ApiDeps = {
  readonly http: Http;
  readonly bearers: BearerSource;
  readonly limits: HostLimits;
  readonly userAgent: string;
  readonly log: Log;
};

type Sent =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'limited'; readonly until: number };

export function createApi(deps: ApiDeps): Api {
  return async (request) => {
    try {
      const sent = await sendAsReader(deps, request);
      if (request.signal?.aborted) return fail({ code: 'superseded' });
      switch (sent.kind) {
        case 'answer':
          if (!isPortalRedirect(sent.response, request.url)) return ok(sent.response);
          await sent.response.body?.cancel();
          return fail({ code: 'captive-portal' });
        case 'limited':
          return fail({ code: 'limited', until: sent.until });
        case 'problem':
          if (request.absent?.(sent.problem)) return ok(new Response(null, { status: 204 }));
          return fail(failureOf(sent.problem, request.title ?? ''));
      }
    } catch (error) {
      if (request.signal?.aborted) return fail({ code: 'superseded' });
      return fail(transportFailure(error));
    }
  };
}

/** Sends with the reader's Bearer where one may go; a refused one is mended once, or left out. */
async function sendAsReader(deps: ApiDeps, request: ApiRequest): Promise<Sent> {
  const until = deps.limits.until(request.url.host);
  if (until !== undefined) return { kind: 'limited', until };

  // SECURITY: whether a Bearer may go to this address is the session's decision, asked anew for each request.
  const bearer = await deps.bearers.forUrl(request.url);
  const sent = await send(deps, request, bearer);
  if (bearer === undefined || sent.kind !== 'problem') return sent;
  const why = bearerRefusal(sent.problem);
  if (why === undefined) return sent;
  deps.log('info', 'wiki.bearer-refused', { host: request.url.host, why });
  return send(deps, request, await deps.bearers.refused(bearer, why));
}

async function send(deps: ApiDeps, request: ApiRequest, bearer: Bearer | undefined): Promise<Sent> {
  const { url, accept, signal } = request;
  const response = await deps.http(url.href, {
    method: 'GET',
    headers: {
      'User-Agent': deps.userAgent,
      Accept: accept,
      ...(bearer && { Authorization: bearer.authorization }),
    },
    signal,
  });
  const { status, headers } = response;
  // The Action API says its errors with 200, and this header.
  const isAnswer = response.ok && !headers.has('mediawiki-api-error');
  if (isAnswer || (status >= 300 && status < 400)) return { kind: 'answer', response };

  // A body that cannot be read leaves the status, which says enough.
  const body = await readText(response.body, LONGEST_PROBLEM).catch(() => '');
  const problem = readProblem(status, headers, body);
  if (!isLimit(problem)) return { kind: 'problem', problem };
  const until = deps.limits.limited(url.host, headers.get('retry-after'));
  deps.log('warn', 'wiki.limited', { host: url.host, status, until });
  return { kind: 'limited', until };
}
