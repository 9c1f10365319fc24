import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Reader } from '../../ports.ts';
import { isPersonal, PRIORITIES, type Priority } from '../pace/asking.ts';
import type { Caller } from '../pace/budget.ts';
import type { Limiter, Place, Turn } from '../pace/limiter.ts';
import type { Api, ApiRequest } from './api.ts';
import { hurriedBody } from './hurried-body.ts';
import { mayPass } from './passing.ts';
import { type SharedBody, sharedBody } from './shared-body.ts';
import { unlessAborted } from './unless-aborted.ts';

/** How often something in the background is tried before it fails. */
const ATTEMPTS = 4;

export type FlightDeps = {
  readonly clock: Clock;
  readonly limiter: Limiter;
  /** Who asks: settled when a request is made, and kept until it has been sent for the last time. */
  readonly asker: (url: URL) => Promise<Asker>;
  /**
   * Sends once, with the flight's own signal. Takes a turn for every address it asks; the turn taken before is given
   * back with that.
   */
  readonly send: (
    request: ApiRequest & { readonly signal: AbortSignal },
    reader: Reader,
    turn: (url: URL) => Promise<Turn>,
  ) => Promise<Outcome>;
  /** A body from this address broke off. */
  readonly broken: (url: URL) => void;
};

type Asker = { readonly caller: Caller; readonly reader: Reader };

type Outcome = Result<Response, ReadFailure>;

type Waiter = {
  readonly title: string | undefined;
  readonly priority: Priority;
  readonly signal: AbortSignal | undefined;
  /** Once; what comes later is not heard. */
  readonly settle: (result: Outcome | Promise<Outcome>) => void;
};

type Flight = {
  readonly request: ApiRequest;
  readonly asker: Asker;
  readonly waiters: Set<Waiter>;
  readonly controller: AbortController;
  /** Where it stands, or is under way. */
  place?: Place;
  /** What was asked last. */
  url: URL;
  /** From the moment the head is in. */
  arrived?: Arrived;
  /** Takes it off the list: who asks the same now starts another one. */
  readonly end: () => void;
};

type Arrived = { readonly head: Response; readonly body: SharedBody };

/**
 * Sends each request in its turn, and once for all who ask the same meanwhile, also while its body is still coming.
 * Who gives up leaves; with the last one the request is aborted. A failure that may pass is told to a person at once;
 * who asked in the background stays for three more attempts.
 */
export function createFlights(deps: FlightDeps): Api {
  const flights = new Map<string, Flight>();

  function begin(key: string, request: ApiRequest, asker: Asker): Flight {
    const flight: Flight = {
      request,
      asker,
      url: request.url,
      waiters: new Set(),
      controller: new AbortController(),
      end() {
        if (flights.get(key) === flight) flights.delete(key);
        flight.place?.leave();
      },
    };
    flights.set(key, flight);
    return flight;
  }

  return async (request) => {
    const { signal, priority = 'reading', url, accept, absent, unless = '', title } = request;
    const asker = await unlessAborted(deps.asker(url), signal);
    if (asker === undefined) return fail({ code: 'superseded' });
    // What may be absent, or need not come again, is answered in a way that others do not expect.
    const kind = `${absent === undefined ? 'required' : 'optional'} ${unless}`;
    const key = `${asker.reader.mark} ${accept} ${kind} ${url.href}`;
    const known = flights.get(key);
    if (known?.arrived) return ok(copyOf(known.arrived, signal));
    const flight = known ?? begin(key, request, asker);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    join(flight, { title, signal, priority, settle: resolve });
    if (known === undefined) fly(deps, flight).catch((bug: unknown) => crash(flight, bug));
    return promise;
  };
}

function join(flight: Flight, { title, signal, priority, settle }: Waiter): void {
  const waiter: Waiter = {
    title,
    signal,
    priority,
    settle(result) {
      signal?.removeEventListener('abort', giveUp);
      flight.waiters.delete(waiter);
      settle(result);
    },
  };
  const giveUp = () => {
    waiter.settle(fail({ code: 'superseded' }));
    if (flight.waiters.size > 0) return flight.place?.setPriority(mostUrgent(flight.waiters));
    flight.controller.abort();
    flight.end();
  };
  flight.waiters.add(waiter);
  signal?.addEventListener('abort', giveUp, { once: true });
  flight.place?.setPriority(mostUrgent(flight.waiters));
}

async function fly(deps: FlightDeps, flight: Flight): Promise<void> {
  const { waiters, controller, request } = flight;
  const { caller, reader } = flight.asker;
  const turn = (url: URL) => {
    flight.place?.leave();
    flight.url = url;
    flight.place = deps.limiter.enter(url, caller, mostUrgent(waiters));
    return flight.place.turn;
  };
  for (let attempt = 1; waiters.size > 0; attempt += 1) {
    const sent = await deps.send({ ...request, signal: controller.signal }, reader, turn);
    if (sent.ok) return land(deps, flight, sent.value);
    flight.place?.leave();
    const stays = attempt < ATTEMPTS && mayPass(sent.failure);
    for (const waiter of [...waiters]) {
      if (!stays || isPersonal(waiter.priority)) waiter.settle(fail(named(sent.failure, waiter.title)));
    }
  }
  flight.end();
}

function crash(flight: Flight, bug: unknown): void {
  flight.end();
  for (const waiter of [...flight.waiters]) waiter.settle(Promise.reject(bug));
}

/** The head is in: everybody gets the same one, and a body of their own over the same bytes. */
function land({ clock, broken }: FlightDeps, flight: Flight, head: Response): void {
  const { waiters, url, place } = flight;
  if (head.body === null || waiters.size === 0) {
    head.body?.cancel().catch(() => {});
    flight.end();
    for (const waiter of [...waiters]) waiter.settle(ok(new Response(null, head)));
    return;
  }
  const source = hurriedBody(head.body, { clock, wanted: () => place?.wanted() ?? false });
  const body = sharedBody(source, {
    settled: flight.end,
    ended: (how) => {
      if (how === 'broken') broken(url);
    },
  });
  const arrived = { head, body };
  flight.arrived = arrived;
  for (const waiter of [...waiters]) waiter.settle(ok(copyOf(arrived, waiter.signal)));
}

function copyOf({ head, body }: Arrived, signal: AbortSignal | undefined): Response {
  const { status, headers } = head;
  return new Response(body.read(signal), { status, headers });
}

/** The failure in the words of whoever asked: one address can stand for several spellings. */
function named(failure: ReadFailure, title: string | undefined): ReadFailure {
  return title !== undefined && 'title' in failure ? { ...failure, title } : failure;
}

function mostUrgent(waiters: ReadonlySet<Waiter>): Priority {
  const wanted = new Set([...waiters].map(({ priority }) => priority));
  return PRIORITIES.find((priority) => wanted.has(priority)) ?? 'saving';
}
