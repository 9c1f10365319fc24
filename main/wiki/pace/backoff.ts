import type { Clock, RandomBytes } from '../../ports.ts';

const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** How long hosts in trouble are left alone by whatever nobody waits for. */
export type Backoff = {
  /** How long (ms) the host of this address is to be left alone yet; 0 when it need not be. */
  readonly wait: (url: URL) => number;
  /** The host answered with an error of its own, or could not be reached. Answers how long (ms) it is left alone. */
  readonly failed: (url: URL) => number;
  /** The host answered as it should. */
  readonly worked: (url: URL) => void;
};

/** A service of its own that Wikimedia's hosts pass on to: its trouble is none of the wiki's. */
const BESIDE = '/api/rest_v1';

/**
 * Exponential, with equal jitter: the n-th failure in a row is worth between half of and all of 2 s × 2ⁿ⁻¹, at most
 * five minutes, so that the clients of a server that comes back do not come back all at once
 * (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
 */
export function createBackoff(clock: Clock, random: RandomBytes): Backoff {
  const services = new Map<string, { readonly failures: number; readonly end: number }>();
  const wait = (url: URL) => Math.max(0, (services.get(serviceAt(url))?.end ?? 0) - clock.monotonic());
  return {
    wait,
    failed(url) {
      // Requests that were under way together fail together: that is one failure of the host.
      if (wait(url) > 0) return wait(url);
      const now = clock.monotonic();
      // Nobody has asked for longer than any wait is: what was wrong then says nothing of now.
      for (const [known, { end }] of services) if (end + LONGEST_MS <= now) services.delete(known);
      const failures = (services.get(serviceAt(url))?.failures ?? 0) + 1;
      const whole = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
      const ms = Math.ceil((whole / 2) * (1 + fraction(random)));
      services.set(serviceAt(url), { failures, end: now + ms });
      return ms;
    },
    worked: (url) => void services.delete(serviceAt(url)),
  };
}

function serviceAt({ host, pathname }: URL): string {
  return pathname.startsWith(`${BESIDE}/`) ? `${host}${BESIDE}` : host;
}

/** Evenly between 0 and 1, without 1. */
function fraction(random: RandomBytes): number {
  const [high = 0, low = 0] = random(2);
  return (high * 256 + low) / 65_536;
}
