import type { Log } from '../../ports.ts';
import type { Backoff } from '../pace/backoff.ts';
import type { HostLimits } from '../pace/host-limits.ts';

export type HealthDeps = {
  readonly limits: HostLimits;
  readonly backoff: Backoff;
  readonly log: Log;
};

/**
 * A host has had enough. Everybody keeps away for as long as it says; what nobody waits for takes a step back besides, so
 * that a host that names no time worth the name is not asked in a circle. Answers the moment when it may be asked again.
 */
export function limited({ limits, backoff, log }: HealthDeps, url: URL, { status, headers }: Response): number {
  const { host } = url;
  backoff.failed(url);
  const until = limits.limited(host, headers.get('retry-after'), headers.get('date'));
  log('warn', 'wiki.limited', { host, status, until });
  return until;
}

/** A host could not be reached, broke off, or answered with an error of its own: what nobody waits for leaves it alone. */
export function troubled({ backoff, log }: HealthDeps, url: URL): void {
  if (backoff.wait(url) > 0) return;
  log('warn', 'wiki.backing-off', { host: url.host, ms: backoff.failed(url) });
}
