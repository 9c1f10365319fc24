import type { Clock } from '../../ports.ts';

/** What a server that limits without saying for how long is given: its windows are a minute wide. */
const DEFAULT_MS = 60_000;
/** A wait nobody means; keeps a misprinted header from silencing a wiki for good. */
const LONGEST_MS = 24 * 60 * 60_000;

/** A host, and the moment (ms since the epoch) before which it is not to be asked. */
export type HostWait = { readonly host: string; readonly until: number };

/** Who asked us to wait, and for how long. One for all requests of the app. */
export type HostLimits = {
  /** How long (ms) this host is not to be asked yet; 0 when it may be. */
  readonly wait: (host: string) => number;
  /** The same as a moment to tell people of (ms since the epoch); undefined when the host may be asked. */
  readonly until: (host: string) => number | undefined;
  /**
   * The host said that it has had enough. Answers the moment when it may be asked again, as `until` does.
   * @param retryAfter the header's value: seconds or a date (RFC 9110 §10.2.3), or null.
   * @param date the answer's own `Date`, which a date is read against: the host's clock and ours need not agree.
   */
  readonly limited: (host: string, retryAfter: string | null, date?: string | null) => number;
  /** The hosts that are not to be asked now. */
  readonly all: () => readonly HostWait[];
};

/** Waits are measured by the clock that nobody can set; only what is shown is a moment of the day. */
export function createHostLimits(clock: Clock): HostLimits {
  const ends = new Map<string, number>();
  const wait = (host: string) => Math.max(0, (ends.get(host) ?? 0) - clock.monotonic());
  const moment = (ms: number) => Math.ceil(clock.now() + ms);
  const until = (host: string) => {
    const ms = wait(host);
    return ms === 0 ? undefined : moment(ms);
  };
  return {
    wait,
    until,
    limited(host, retryAfter, date) {
      const now = clock.monotonic();
      for (const [known, end] of ends) if (end <= now) ends.delete(known);
      const sent = dateOf(date) ?? clock.now();
      const asked = Math.min(waitOf(retryAfter, sent) ?? DEFAULT_MS, LONGEST_MS);
      // The longest that was said holds: answers come in another order than they were given.
      const longest = Math.max(asked, wait(host));
      ends.set(host, now + longest);
      return moment(longest);
    },
    all: () =>
      [...ends.keys()].flatMap((host) => {
        const known = until(host);
        return known === undefined ? [] : [{ host, until: known }];
      }),
  };
}

/** @param sent when the answer was made, ms since the epoch. */
function waitOf(retryAfter: string | null, sent: number): number | undefined {
  if (retryAfter === null) return undefined;
  const value = retryAfter.trim();
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = dateOf(value);
  return date === undefined ? undefined : Math.max(0, date - sent);
}

/** HTTP dates alone (RFC 9110 §5.6.7): `Date.parse` makes a year of almost anything. */
function dateOf(value: string | null | undefined): number | undefined {
  const date = value?.trim().endsWith(' GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}
