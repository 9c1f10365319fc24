import type { Library } from '../../library/library.ts';
import type { Owner } from '../../library/owner.ts';
import type { Clock } from '../../ports.ts';
import { createReadingHistory, type ReadingHistory } from './history.ts';
import { createPrivateReading, type PrivateReading } from './private-reading.ts';
import { createReadingLists, type ReadingLists } from './reading-lists.ts';

/** What is remembered of reading: by whom, unless nobody wants it to be. */
export type Past = {
  readonly lists: ReadingLists;
  readonly history: ReadingHistory;
  readonly privacy: PrivateReading;
  /** Somebody else may be active now: tells whoever follows lists and history, if so. */
  readonly ownerMayHaveChanged: () => void;
};

export type PastDeps = {
  readonly library: Pick<Library, 'lists' | 'history'>;
  /** Who is active. */
  readonly whose: () => Owner;
  readonly clock: Clock;
};

export function createPast(deps: PastDeps): Past {
  const privacy = createPrivateReading();
  const lists = createReadingLists(deps);
  const history = createReadingHistory({ ...deps, privacy });
  let owner = deps.whose();
  return {
    lists,
    history,
    privacy,
    ownerMayHaveChanged() {
      const now = deps.whose();
      if (now === owner) return;
      owner = now;
      history.refresh();
      void lists.refresh();
    },
  };
}
