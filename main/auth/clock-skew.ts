import type { Clock, Http } from '../ports.ts';

/** A clock whose `now` is the server's, as far as a server has said: what expiry is counted with. */
export type ServerClock = Clock & {
  /** How far the computer's clock is ahead of the server's (ms); undefined until a server has said. */
  readonly skewMs: () => number | undefined;
  /** The same HTTP; the `Date` of its answers is heard where `trusted` says so. */
  readonly hearing: (http: Http, trusted: (url: URL) => boolean) => Http;
};

/** `Date` has whole seconds, and an answer its way to go: what differs by less (ms) does not differ. */
const NOISE = 2_000;

/** An answer that took longer (ms) says too little of the moment it was given. */
const LONGEST_TRIP = 10_000;

/**
 * @param clock the computer's own; somebody may have set it to any day.
 * @param changed told when the skew is known, or another than before.
 */
export function createServerClock(clock: Clock, changed: () => void): ServerClock {
  let skew: number | undefined;

  function hear(headers: Headers, trip: number): void {
    const ahead = skewOf(headers, trip, clock.now());
    if (ahead === undefined) return;
    const next = Math.abs(ahead) <= NOISE ? 0 : ahead;
    if (skew !== undefined && Math.abs(next - skew) <= NOISE) return;
    skew = next;
    changed();
  }

  return {
    ...clock,
    now: () => clock.now() - (skew ?? 0),
    skewMs: () => skew,
    hearing: (http, trusted) => async (url, init) => {
      const asked = clock.monotonic();
      const response = await http(url, init);
      if (trusted(new URL(url))) hear(response.headers, clock.monotonic() - asked);
      return response;
    },
  };
}

/** RFC 9110 §6.6.1. An answer out of a cache (`Age`, RFC 9111 §5.1) may carry the date of the day it was made. */
function skewOf(headers: Headers, trip: number, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date) || trip > LONGEST_TRIP || Number(headers.get('age') ?? 0) > 0) return undefined;
  return Math.round(now - trip / 2 - (date + 500));
}
