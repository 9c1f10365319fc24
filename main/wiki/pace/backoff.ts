import type { Clock, RandomBytes } from '../../ports.ts';

const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** How long hosts in trouble are left alone by whatever nobody waits for. */
export type Backoff = {
  /** How long (ms) the host is to be left alone yet; 0 when it need not be. */
  readonly wait: (host: string) => number;
  /** The host answered with an error of its own, or could not be reached. Answers how long (ms) it is left alone. */
  readonly failed: (host: string) => number;
  /** The host answered as it should. */
  readonly worked: (host: string) => void;
};

/**
 * Exponential, with equal jitter: the n-th failure in a row is worth between half of and all of 2 s × 2ⁿ⁻¹, at most
 * five minutes, so that the clients of a server that comes back do not come back all at once
 * (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
 */
export function createBackoff(clock: Clock, random: RandomBytes): Backoff {
  const hosts = new Map<string, { readonly failures: number; readonly end: number }>();
  const wait = (host: string) => Math.max(0, (hosts.get(host)?.end ?? 0) - clock.monotonic());
  return {
    wait,
    failed(host) {
      // Requests that were under way together fail together: that is one failure of the host.
      if (wait(host) > 0) return wait(host);
      const now = clock.monotonic();
      // Nobody has asked for longer than any wait is: what was wrong then says nothing of now.
      for (const [known, { end }] of hosts) if (end + LONGEST_MS <= now) hosts.delete(known);
      const failures = (hosts.get(host)?.failures ?? 0) + 1;
      const whole = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
      const ms = Math.ceil((whole / 2) * (1 + fraction(random)));
      hosts.set(host, { failures, end: now + ms });
      return ms;
    },
    worked: (host) => void hosts.delete(host),
  };
}

/** Evenly between 0 and 1, without 1. */
function fraction(random: RandomBytes): number {
  const [high = 0, low = 0] = random(2);
  return (high * 256 + low) / 65_536;
}
