import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Clock, type Http, HttpError, type HttpInit } from '../../ports.ts';
import type { Caller } from '../pace/budget.ts';
import type { Limiter } from '../pace/limiter.ts';
import { hurriedBody } from './hurried-body.ts';
import { sharedBody } from './shared-body.ts';

export type TurnDeps = {
  readonly http: Http;
  readonly limiter: Limiter;
  readonly caller: Caller;
  readonly clock: Clock;
};

/** Not sent: it is not the moment, for the host's sake or for lack of budget. `until` is that moment (ms since the epoch). */
export type NotNow = { readonly code: 'limited'; readonly until: number };

/** Rejects with `HttpError` only, as the port does. */
export type HttpInTurn = (url: string, init: HttpInit) => Promise<Result<Response, NotNow>>;

/**
 * The port, each request in its turn as something a person waits for. For what is asked of a host before it is known to
 * be a wiki.
 */
export function httpInTurn({ http, limiter, caller, clock }: TurnDeps): HttpInTurn {
  return async (url, init) => {
    const place = limiter.enter(new URL(url), caller, 'reading');
    const { signal } = init;
    signal?.addEventListener('abort', place.leave, { once: true });
    const leave = () => {
      signal?.removeEventListener('abort', place.leave);
      place.leave();
    };
    const turn = await place.turn;
    if (turn.kind === 'left') throw new HttpError('aborted', signal?.reason);
    if (turn.kind === 'limited') {
      leave();
      return fail({ code: 'limited', until: turn.until });
    }
    try {
      const response = await http(url, init);
      if (response.body === null) {
        leave();
        return ok(response);
      }
      const { status, headers } = response;
      const hurried = hurriedBody(response.body, { clock, wanted: place.wanted });
      const body = sharedBody(hurried, { settled: leave, ended: () => {} });
      return ok(new Response(body.read(signal), { status, headers }));
    } catch (error) {
      leave();
      throw error;
    }
  };
}
