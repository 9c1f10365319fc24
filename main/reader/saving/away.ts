import type { SiteId } from '../../../shared/models.ts';
import type { Clock } from '../../ports.ts';

/** How long a wiki is left alone that is out of reach, in ms: twice as long each time, up to the longest. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 60_000;

/** Wikis that are out of reach: each is left alone for a while, and the others go on. */
export type Away = {
  /** It could not be reached, or asked to be left alone for so long. @param ms told by nobody: longer each time */
  readonly add: (site: SiteId, ms?: number) => void;
  /** It has answered. */
  readonly gone: (site: SiteId) => void;
  /** All of them may be asked again. */
  readonly over: () => void;
  /** Those that are left alone now. */
  readonly sites: () => readonly SiteId[];
  /** How long until the first of them is to be asked again, in ms; undefined where there is none. */
  readonly wait: () => number | undefined;
};

export function createAway({ monotonic }: Pick<Clock, 'monotonic'>): Away {
  const waits = new Map<SiteId, { readonly times: number; readonly until: number }>();
  const left = () => [...waits].filter(([, { until }]) => until > monotonic());
  return {
    add(site, ms) {
      const times = waits.get(site)?.times ?? 0;
      const wait = ms ?? Math.min(FIRST_WAIT * 2 ** times, LONGEST_WAIT);
      waits.set(site, { times: times + 1, until: monotonic() + wait });
    },
    gone: (site) => void waits.delete(site),
    over() {
      for (const [site, { times }] of waits) waits.set(site, { times, until: 0 });
    },
    sites: () => left().map(([site]) => site),
    wait() {
      const until = left().map(([, wait]) => wait.until);
      return until.length === 0 ? undefined : Math.max(0, Math.min(...until) - monotonic());
    },
  };
}
