import { type Clock, type Http, HttpError } from '../../ports.ts';
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

/**
 * The same port, each request in its turn as something a person waits for. For what is asked of a host before it is
 * known to be a wiki. A host that is not to be asked yet answers 429 from here, with `Retry-After`.
 */
export function httpInTurn({ http, limiter, caller, clock }: TurnDeps): Http {
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
      const seconds = Math.ceil((turn.until - clock.now()) / 1000);
      return new Response(null, { status: 429, headers: { 'Retry-After': String(seconds) } });
    }
    try {
      const response = await http(url, init);
      if (response.body === null) {
        leave();
        return response;
      }
      const { status, headers } = response;
      const body = hurriedBody(response.body, { clock, wanted: place.wanted });
      return new Response(sharedBody(body, leave).read(signal), { status, headers });
    } catch (error) {
      leave();
      throw error;
    }
  };
}
