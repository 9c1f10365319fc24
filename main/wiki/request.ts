import type { ReadFailure } from '../../shared/failures.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type BearerSource, type Http, HttpError, type Log } from '../ports.ts';
import { createAnswerCache } from './answer-cache.ts';
import type { Asking } from './asking.ts';
import type { Bases } from './bases.ts';
import { callerOf } from './budget.ts';
import type { Deprecations } from './deprecations.ts';
import { createFlights } from './flights.ts';
import type { Pace } from './pace.ts';
import { isPortalRedirect } from './portal.ts';
import { failureOf, type Problem, transportFailure } from './problems.ts';
import { failed, markOf, type SendDeps, sendAsReader } from './send.ts';

export type ApiRequest = Asking & {
  readonly url: URL;
  readonly accept: string;
  /** The page the request is about, for the words of a failure. */
  readonly title?: string | undefined;
  /** Problems that mean no more than that there is nothing here: they come as an empty 204 instead of a failure. */
  readonly absent?: ((problem: Problem) => boolean) | undefined;
};

/**
 * One GET of the API, in its turn and shared with whoever asks the same at the same time. Answers successes and
 * redirects (which are not followed here) as they come, everything else as a failure. Rejects on bugs only.
 */
export type Api = (request: ApiRequest) => Promise<Result<Response, ReadFailure>>;

export type ApiDeps = {
  readonly http: Http;
  readonly bearers: BearerSource;
  readonly pace: Pace;
  readonly bases: Bases;
  readonly deprecations: Deprecations;
  readonly userAgent: string;
  readonly log: Log;
};

/** What came of sending once. */
export type Sent =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'limited'; readonly until: number };

/** The one way to the API: everything that is asked of any wiki waits in the same queues (docs/adr/0011-one-limiter.md). */
export function createApi({ bases, pace, ...given }: ApiDeps): Api {
  const { bearers, userAgent } = given;
  const deps: SendDeps = { ...given, ...pace, cache: createAnswerCache() };

  return createFlights({
    limiter: pace.limiter,
    async asker(url) {
      const bearer = await bearers.forUrl(url);
      return { caller: callerOf(userAgent, bearer !== undefined), mark: markOf(bearer) };
    },
    async send(request, turn) {
      const ask = async (asked: ApiRequest): Promise<Sent> => {
        const next = await turn(asked.url);
        switch (next.kind) {
          case 'go':
            return sendAsReader(deps, asked);
          case 'limited':
            return next;
          case 'left':
            throw new HttpError('aborted');
        }
      };
      try {
        return await resultOf(request, await bases.send(request, ask));
      } catch (error) {
        return fail(transportFailure(error));
      }
    },
    broken: (url) => failed(deps, url),
  });
}

async function resultOf(request: ApiRequest, sent: Sent): Promise<Result<Response, ReadFailure>> {
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
}
