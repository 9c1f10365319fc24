import { ok } from '../../shared/result.ts';
import type { ReadingHistory } from '../reader/past/history.ts';
import type { PrivateReading } from '../reader/past/private-reading.ts';
import type { Handlers } from './bind.ts';

type Area = Extract<keyof Handlers, `history.${string}`> | 'library.readPrivately';

/** What was read, and whether it is remembered. */
export function historyHandlers(history: ReadingHistory, privacy: PrivateReading): Pick<Handlers, Area> {
  return {
    'history.visits': (query) => history.visits(query),
    'history.trail': ({ visit }) => history.trail(visit),
    'history.forget': (what) => history.forget(what),
    'history.leave': (leaving) => history.leave(leaving),
    'history.unfinished': () => history.unfinished(),
    async 'library.readPrivately'({ on }) {
      privacy.set(on);
      return ok(null);
    },
  };
}
