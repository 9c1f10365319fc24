import type { Clock } from '../../ports.ts';

/** What a server that limits without saying for how long is given: its windows are a minute wide. */
const DEFAULT_MS = 60_000;
/** A wait nobody means; keeps a misprinted header from silencing a wiki for good. */
const LONGEST_MS = 24 * 60 * 60_000;

/** Who asked us to wait, and until when. One for all requests of the app. */
export type HostLimits = {
  /** The moment (ms since the epoch) before which this host is not to be asked; undefined when it may be. */
  readonly until: (host: string) => number | undefined;
  /**
   * The host said that it has had enough. Answers the moment when it may be asked again.
   * @param retryAfter the header's value: seconds or a date (RFC 9110 §10.2.3), or null.
   */
  readonly limited: (host: string, retryAfter: string | null) => number;
};

export function createHostLimits(clock: Clock): HostLimits {
  const moments = new Map<string, number>();
  return {
    until(host) {
      const moment = moments.get(host);
      const wait = (moment ?? 0) - clock.now();
      // A clock that was set back must not make a wait longer than any wait is.
      if (wait > 0 && wait <= LONGEST_MS) return moment;
      moments.delete(host);
      return undefined;
    },
    limited(host, retryAfter) {
      const wait = Math.min(waitOf(retryAfter, clock.now()) ?? DEFAULT_MS, LONGEST_MS);
      const moment = clock.now() + wait;
      moments.set(host, Math.max(moment, moments.get(host) ?? 0));
      return moment;
    },
  };
}

function waitOf(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null) return undefined;
  const value = retryAfter.trim();
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // HTTP dates alone (RFC 9110 §5.6.7): `Date.parse` makes a year of almost anything.
  const date = value.endsWith(' GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
