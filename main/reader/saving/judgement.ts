import type { LibraryFailure, ReadFailure } from '../../../shared/failures.ts';
import type { SavingView } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import type { Result } from '../../../shared/result.ts';
import type { SaveFailure } from '../../library/saving/saving-models.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import type { Away } from './away.ts';

/** How long all is left alone where it cannot be said which wiki is out of reach, in ms. */
const UNNAMED_WAIT = 60_000;
/** How often nothing may come of a page in time before that is the page's own failure. */
const MOST_ATTEMPTS = 3;

/** Why nothing is done for now. Without `ms` it is until somebody wakes it. */
export type Rest = {
  readonly state: Exclude<SavingView['state'], 'running'>;
  readonly failure?: LibraryFailure | undefined;
  readonly ms?: number | undefined;
};
/** What is done next: go on with the queue, or rest. */
export type Step = Rest | 'on';

/** What something of the queue was done for. */
export type Matter = {
  /** Of a place in the queue; no wish has one of those. */
  readonly id: number;
  readonly site: SiteId | undefined;
  readonly signal: AbortSignal;
};

export type Judgement = {
  /** What a failure means for the queue. @param settle puts it down as the page's, or the wish's, own */
  readonly judge: (
    failure: SaveFailure,
    matter: Matter,
    settle: (why: SaveFailure) => Promise<Result<null, LibraryFailure>>,
  ) => Promise<Step>;
  /** It has come: what failed before counts no more. */
  readonly came: (matter: Pick<Matter, 'id'>) => void;
};

export type JudgementDeps = {
  readonly wiki: Pick<Wiki, 'diagnostics'>;
  readonly sites: Pick<Sites, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

/**
 * What fails for reasons of its own is put down and passed over; what is of a wiki that is out of reach waits for it;
 * where a wiki wants patience or the disk is the reason, all wait.
 */
export function createJudgement(deps: JudgementDeps, away: Pick<Away, 'add'>): Judgement {
  const { clock, log } = deps;
  const attempts = new Map<number, number>();

  /** What is of this wiki waits; the others go on. */
  const leaveAlone = (site: SiteId | undefined, ms?: number): Step => {
    if (site === undefined) return { state: 'offline', ms: ms ?? UNNAMED_WAIT };
    away.add(site, ms);
    return 'on';
  };

  return {
    async judge(failure, { id, site, signal }, settle) {
      if (signal.aborted) return 'on';
      if (isLibraryFailure(failure)) return { state: 'blocked', failure };
      if (failure.code === 'offline' || failure.code === 'captive-portal') return leaveAlone(site);
      const slowed = failure.code === 'limited' ? failure.until - clock.now() : undefined;
      if (slowed !== undefined && isLimited(deps, site)) return { state: 'slowed', ms: Math.max(0, slowed) };
      const brokeOff = failure.code === 'unreadable' && failure.what === 'transfer';
      if (failure.code === 'timed-out' || brokeOff || slowed !== undefined) {
        // Nobody asked for patience: the host does not answer, or not to the end, which is how a network goes.
        const times = (attempts.get(id) ?? 0) + 1;
        attempts.set(id, times);
        if (times < MOST_ATTEMPTS) return leaveAlone(site, slowed === undefined ? undefined : Math.max(0, slowed));
      }
      attempts.delete(id);
      log('warn', 'saving.failed', { code: failure.code });
      const settled = await settle(slowed === undefined ? failure : { code: 'timed-out' });
      return settled.ok ? 'on' : { state: 'blocked', failure: settled.failure };
    },
    came: ({ id }) => void attempts.delete(id),
  };
}

/** Whether a host of this wiki, or of its pictures, wants to be left alone now. */
export function isLimited({ wiki, sites }: Pick<JudgementDeps, 'wiki' | 'sites'>, id: SiteId | undefined): boolean {
  const site = id && sites.get(id);
  const hosts = new Set([...(site?.bases ?? []), ...(site?.mediaOrigins ?? [])].map((base) => URL.parse(base)?.host));
  return wiki.diagnostics().waits.some(({ host }) => hosts.has(host));
}

function isLibraryFailure(failure: ReadFailure | LibraryFailure): failure is LibraryFailure {
  return failure.code.startsWith('library-');
}
