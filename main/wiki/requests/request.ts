import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type BearerSource, type Clock, type Http, HttpError, type Log } from '../../ports.ts';
import { callerOf } from '../pace/budget.ts';
import type { Pace } from '../pace/pace.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { Api, ApiRequest, Sent } from './api.ts';
import type { Bases } from './bases.ts';
import { isCaptiveRedirect } from './captive-portal.ts';
import type { Deprecations } from './deprecations.ts';
import { createFlights } from './flights.ts';
import { troubled } from './host-health.ts';
import { failureOf, headProblem, transportFailure } from './problems.ts';
import { type SendDeps, sendAsReader } from './send.ts';
import { createUnknownReaders } from './unknown-readers.ts';

export type ApiDeps = {
  readonly clock: Clock;
  readonly http: Http;
  readonly bearers: BearerSource;
  readonly pace: Pace;
  readonly bases: Bases;
  readonly deprecations: Deprecations;
  readonly cache: AnswerCache;
  readonly userAgent: string;
  readonly log: Log;
};

/** The one way to the API: everything that is asked of any wiki waits in the same queues (docs/adr/0011-one-limiter.md). */
export function createApi({ bases, pace, ...given }: ApiDeps): Api {
  const { bearers, userAgent } = given;
  const unknownReaders = createUnknownReaders(given.clock);
  const deps: SendDeps = { ...given, ...pace, unknownReaders };

  return createFlights({
    clock: given.clock,
    limiter: pace.limiter,
    async asker(url) {
      // SECURITY: settled before anything is waited for, so that nobody else's Bearer comes to this request.
      const reader = bearers.reader();
      const bearer = await reader.forUrl(url);
      return { caller: callerOf(userAgent, bearer !== undefined), reader };
    },
    async send(request, reader, turn) {
      const ask = async (asked: ApiRequest): Promise<Sent> => {
        const next = await turn(asked.url);
        switch (next.kind) {
          case 'go':
            return sendAsReader(deps, asked, reader);
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
    broken: (url) => troubled(deps, url),
  });
}

async function resultOf(request: ApiRequest, sent: Sent): Promise<Result<Response, ReadFailure>> {
  switch (sent.kind) {
    case 'answer':
      if (!isCaptiveRedirect(sent.response, request.url)) return ok(sent.response);
      await sent.response.body?.cancel();
      return request.absent?.(headProblem(sent.response)) ? ok(nothing()) : fail({ code: 'captive-portal' });
    case 'limited':
      return fail({ code: 'limited', until: sent.until });
    case 'problem':
      if (request.absent?.(sent.problem)) return ok(nothing());
      return fail(failureOf(sent.problem, request.title ?? ''));
  }
}

function nothing(): Response {
  return new Response(null, { status: 204 });
}
