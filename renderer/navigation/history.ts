import type { VisitId } from '../../shared/library-models.ts';
import { assertNever } from '../../shared/result.ts';
import { type Location, sameLocation, samePage } from './location.ts';
import type { Place } from './place.ts';

/** One step a person took. */
export type Entry = {
  /** Unique among all entries of its tab. */
  readonly key: number;
  /** Shared by the entries that stand on one opened document: jumps inside a page keep it. */
  readonly visit: number;
  readonly location: Location;
  /** Where the person was when they left it; undefined until it has been left. */
  readonly place?: Place | undefined;
  /** What the history calls this visit, once it is opened and remembered. */
  readonly record?: VisitId | undefined;
};

export type History = {
  readonly past: readonly Entry[];
  readonly current: Entry;
  readonly future: readonly Entry[];
  readonly nextNumber: number;
};

export type HistoryAction =
  | { readonly type: 'go'; readonly location: Location; readonly place?: Place | undefined }
  /** To an anchor of the page that is open. */
  | { readonly type: 'jump'; readonly fragment: string | undefined }
  | { readonly type: 'back' }
  | { readonly type: 'forward' }
  /** Where in the page of this entry the person was when they left it. */
  | { readonly type: 'left'; readonly key: number; readonly place: Place }
  /** The wiki's own name for the page of a visit, after normalization and redirects, and what the history calls it. */
  | {
      readonly type: 'named';
      readonly visit: number;
      readonly title: string;
      readonly record?: VisitId | undefined;
    }
  /** The same place, with something else chosen in it: no step of its own. */
  | { readonly type: 'amend'; readonly location: Location }
  /** Opens the current location anew. */
  | { readonly type: 'again' }
  /** Out of a place that is over (signing in), to where the person was before; it leaves no trace. */
  | { readonly type: 'leave' };

const MAX_STEPS = 200;

/** @param place where in the page to begin, when somebody has been there before */
export function startHistory(location: Location, place?: Place): History {
  return { past: [], current: { key: 1, visit: 1, location, place }, future: [], nextNumber: 2 };
}

export function reduceHistory(history: History, action: HistoryAction): History {
  switch (action.type) {
    case 'go':
      return go(history, action.location, action.place);
    case 'jump':
      return jump(history, action.fragment);
    case 'back':
      return back(history);
    case 'forward':
      return forward(history);
    case 'left':
      return mapEntries(history, (entry) => (entry.key === action.key ? { ...entry, place: action.place } : entry));
    case 'named':
      return mapEntries(history, (entry) => named(entry, action));
    case 'amend':
      return { ...history, current: { ...history.current, location: action.location } };
    case 'again':
      return {
        ...history,
        current: { ...history.current, visit: history.nextNumber },
        nextNumber: history.nextNumber + 1,
      };
    case 'leave':
      return leave(history);
    default:
      return assertNever(action);
  }
}

function go(history: History, location: Location, place: Place | undefined): History {
  const here = history.current.location;
  if (sameLocation(here, location)) return reduceHistory(history, { type: 'again' });
  if (samePage(here, location) && location.kind === 'page') return jump(history, location.fragment);
  return push(history, { key: history.nextNumber, visit: history.nextNumber, location, place });
}

function jump(history: History, fragment: string | undefined): History {
  const { location, visit, record } = history.current;
  if (location.kind !== 'page') return history;
  const entry: Entry = { key: history.nextNumber, visit, location: { ...location, fragment }, record };
  // The same anchor twice is one step, but a step all the same: the reader may have scrolled away from it.
  if (location.fragment === fragment) return { ...history, current: entry, nextNumber: history.nextNumber + 1 };
  return push(history, entry);
}

function push(history: History, entry: Entry): History {
  return {
    past: [...history.past, history.current].slice(-MAX_STEPS),
    current: entry,
    future: [],
    nextNumber: history.nextNumber + 1,
  };
}

function back(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    ...history,
    past: history.past.slice(0, -1),
    current: previous,
    future: [history.current, ...history.future],
  };
}

function forward(history: History): History {
  const [next, ...rest] = history.future;
  if (!next) return history;
  return { ...history, past: [...history.past, history.current], current: next, future: rest };
}

function leave(history: History): History {
  const { kind } = history.current.location;
  // However many steps it took in there: all of them are over.
  const at = history.past.findLastIndex(({ location }) => location.kind !== kind);
  const previous = history.past[at];
  if (previous) return { ...history, past: history.past.slice(0, at), current: previous };
  return {
    ...history,
    past: [],
    current: { key: history.nextNumber, visit: history.nextNumber, location: { kind: 'home' } },
    nextNumber: history.nextNumber + 1,
  };
}

function named(entry: Entry, { visit, title, record }: Extract<HistoryAction, { readonly type: 'named' }>): Entry {
  if (entry.visit !== visit || entry.location.kind !== 'page') return entry;
  return { ...entry, location: { ...entry.location, title }, record };
}

function mapEntries(history: History, change: (entry: Entry) => Entry): History {
  return {
    ...history,
    past: history.past.map(change),
    current: change(history.current),
    future: history.future.map(change),
  };
}
