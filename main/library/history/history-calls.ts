import type { LibraryFailure } from '../../../shared/failures.ts';
import type { Part, UnfinishedPage, Visit, VisitId } from '../../../shared/library-models.ts';
import type { Result } from '../../../shared/result.ts';
import type { Owner } from '../owner.ts';
import type { Call } from '../worker/protocol.ts';
import type { Forgetting } from './forget.ts';
import type { PastOfPage, PastQuery, UnfinishedQuery } from './places.ts';
import type { PlaceToKeep, VisitToRecord } from './record.ts';
import type { VisitQuery } from './timeline.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;

/** What was read, and where it was left, on disk. */
export type HistoryCalls = {
  readonly record: (visit: VisitToRecord) => Answer<null>;
  /** Answers whether there is such a visit. */
  readonly leave: (place: PlaceToKeep) => Answer<boolean>;
  /** Answers how many visits went. */
  readonly forget: (forgetting: Forgetting) => Answer<number>;
  readonly past: (query: PastQuery) => Answer<PastOfPage>;
  readonly visits: (query: VisitQuery) => Answer<Part<Visit>>;
  readonly trail: (to: { readonly owner: Owner; readonly visit: VisitId }) => Answer<readonly Visit[]>;
  readonly unfinished: (query: UnfinishedQuery) => Answer<readonly UnfinishedPage[]>;
};

export function createHistoryCalls(call: Call): HistoryCalls {
  return {
    record: (visit) => call('recordVisit', visit),
    leave: (place) => call('keepPlace', place),
    forget: (forgetting) => call('forgetVisits', forgetting),
    past: (query) => call('past', query),
    visits: (query) => call('visits', query),
    trail: (to) => call('trail', to),
    unfinished: (query) => call('unfinished', query),
  };
}
