import type { LibraryFailure } from '../../../shared/failures.ts';
import type { PageName, PagePlace, Part, UnfinishedPage, Visit, VisitId } from '../../../shared/library-models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { HistoryCalls } from '../../library/history/history-calls.ts';
import type { VisitQuery } from '../../library/history/timeline.ts';
import type { Owner } from '../../library/owner.ts';
import type { Clock } from '../../ports.ts';
import { createListeners } from '../listeners.ts';
import { createOpenings, type Openings } from './openings.ts';
import type { PrivateReading } from './private-reading.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;

export type Leaving = {
  readonly visit: VisitId;
  readonly place: PagePlace;
  readonly progress: number;
  readonly section?: string | undefined;
};

export type ToForget =
  | { readonly visit: VisitId }
  | { readonly page: PageName }
  | { readonly since: number; readonly until?: number | undefined };

/** What whoever is active, or nobody, has read. See `history.*` of the contract. */
export type ReadingHistory = {
  readonly begin: Openings['begin'];
  readonly visits: (query: Omit<VisitQuery, 'owner' | 'now'>) => Answer<Part<Visit>>;
  readonly trail: (visit: VisitId) => Answer<readonly Visit[]>;
  readonly forget: (what: ToForget) => Answer<null>;
  readonly leave: (leaving: Leaving) => Answer<null>;
  readonly unfinished: () => Answer<readonly UnfinishedPage[]>;
  /** Told when something was read, left or forgotten. Answers what ends it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Forgets what is in memory, and what is on its way. */
  readonly forgetPending: () => void;
  /** It is somebody else's now: tells so. */
  readonly refresh: () => void;
};

export type ReadingHistoryDeps = {
  readonly library: { readonly history: HistoryCalls };
  /** Who is active. */
  readonly whose: () => Owner;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
  readonly clock: Clock;
};

export function createReadingHistory(deps: ReadingHistoryDeps): ReadingHistory {
  const { library, whose, privacy, clock } = deps;
  const { history } = library;
  const openings = createOpenings(deps);
  const changed = createListeners<null>();
  openings.onRecorded(() => changed.tell(null));

  return {
    begin: (page) => (privacy.isOn() ? async () => ({}) : openings.begin(page)),
    visits: (query) => history.visits({ ...query, owner: whose(), now: clock.now() }),
    trail: (visit) => history.trail({ owner: whose(), visit }),
    async forget(what) {
      const gone = await history.forget({ ...what, owner: whose() });
      openings.forgotten();
      if (gone.ok) changed.tell(null);
      return gone.ok ? ok(null) : gone;
    },
    async leave(leaving) {
      if (privacy.isOn()) return ok(null);
      const left = await history.leave({ ...leaving, at: clock.now() });
      if (left.ok && left.value) changed.tell(null);
      return left.ok ? ok(null) : left;
    },
    unfinished: () => history.unfinished({ owner: whose(), now: clock.now() }),
    onChange: (listener) => changed.add(listener),
    forgetPending: openings.forget,
    refresh: () => changed.tell(null),
  };
}
