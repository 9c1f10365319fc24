import { assertNever } from '../../shared/result.ts';
import { type History, type HistoryAction, reduceHistory, startHistory } from './history.ts';
import type { Location } from './location.ts';
import type { Place } from './place.ts';

/** A way of its own through the wiki. Plain data, so that it can be written down and taken up again. */
export type Tab = {
  /** Unique among all tabs, open and closed, that there were. */
  readonly id: number;
  readonly history: History;
  /** The tab whose link opened it. */
  readonly opener?: number | undefined;
};

export type ClosedTab = { readonly tab: Tab; readonly index: number };

/** The open tabs and those that can be brought back. At least one is always open. */
export type Tabs = {
  /** As they stand in the strip. */
  readonly open: readonly Tab[];
  /** Id of the tab that is shown. */
  readonly active: number;
  /**
   * Ids of open tabs, the one that matters most first: the active one, those shown lately, those never seen. A tab of an
   * earlier start is not among them before somebody turns to it.
   */
  readonly recent: readonly number[];
  /** Latest first. */
  readonly closed: readonly ClosedTab[];
  readonly nextId: number;
  /** While somebody reads privately: what was open before, and will be again. */
  readonly before?: Tabs | undefined;
};

export type TabsAction =
  /** An empty tab at the end, shown. */
  | { readonly type: 'new' }
  /** What a link of a tab leads to, in a tab of its own beside it. */
  | {
      readonly type: 'open';
      readonly location: Location;
      readonly from: number;
      /** Whether it is shown at once, or waits behind. */
      readonly front: boolean;
      readonly place?: Place | undefined;
    }
  | { readonly type: 'show'; readonly id: number }
  /** To the neighbour, round the ends. */
  | { readonly type: 'step'; readonly by: 1 | -1 }
  /** To the tab at a position from 1; 9 is the last, however many there are. */
  | { readonly type: 'nth'; readonly position: number }
  | { readonly type: 'close'; readonly id: number }
  /** Brings back what was closed last. */
  | { readonly type: 'reopen' }
  /** What is opened from here on is forgotten at the end. */
  | { readonly type: 'begin-private' }
  /** Everything is as it was before. */
  | { readonly type: 'end-private' }
  /** A step within a tab, open or closed: a page says where it was left only once it has gone. */
  | { readonly type: 'within'; readonly id: number; readonly action: HistoryAction };

const MAX_CLOSED = 25;
/** How many documents there are at once. Each is a whole page in memory: some 25 MB for the longest. */
const MAX_PAGES = 5;

export function startTabs(location: Location, id = 1): Tabs {
  return { open: [{ id, history: startHistory(location) }], active: id, recent: [id], closed: [], nextId: id + 1 };
}

export function reduceTabs(tabs: Tabs, action: TabsAction): Tabs {
  switch (action.type) {
    case 'new':
      return insert(tabs, startHistory({ kind: 'home' }), { index: tabs.open.length, front: true });
    case 'open':
      return insert(tabs, startHistory(action.location, action.place), {
        index: besideOpener(tabs.open, action.from),
        front: action.front,
        opener: action.from,
      });
    case 'show':
      return show(tabs, action.id);
    case 'step':
      return show(tabs, at(tabs.open, activeIndex(tabs) + action.by)?.id);
    case 'nth':
      return show(tabs, tabs.open.at(action.position === 9 ? -1 : action.position - 1)?.id);
    case 'close':
      return close(tabs, action.id);
    case 'reopen':
      return reopen(tabs);
    case 'begin-private':
      return tabs.before ? tabs : beginPrivate(tabs);
    case 'end-private':
      // Numbers go on, so that no view takes another's place.
      return tabs.before ? { ...tabs.before, nextId: tabs.nextId } : tabs;
    case 'within':
      return within(tabs, action.id, action.action);
    default:
      return assertNever(action);
  }
}

/** The tabs that are written down: nothing of what is read privately. */
export function publicTabs(tabs: Tabs): Tabs {
  return tabs.before ?? tabs;
}

/** A strip of its own, so that no tab holds steps of both kinds. */
function beginPrivate(tabs: Tabs): Tabs {
  return { ...startTabs({ kind: 'home' }, tabs.nextId), before: tabs };
}

/** The tab that is shown. */
export function activeTab(tabs: Tabs): Tab {
  const tab = tabs.open.find(({ id }) => id === tabs.active);
  if (!tab) throw new Error('The active tab is not open.');
  return tab;
}

/** A tab by its id, open or closed. */
export function tabOf(tabs: Tabs, wanted: number): Tab | undefined {
  return tabs.open.find(({ id }) => id === wanted) ?? tabs.closed.find(({ tab }) => tab.id === wanted)?.tab;
}

/**
 * The tabs whose documents stay as they are while others are shown: the active one and those that matter most after
 * it. The others open anew, at their place, when somebody returns to them.
 * @returns by age, so that no frame ever moves in the window: a frame that moves loads anew
 */
export function keptTabs(tabs: Tabs): readonly Tab[] {
  const pages = tabs.recent
    .filter((id) => tabOf(tabs, id)?.history.current.location.kind === 'page')
    .slice(0, MAX_PAGES);
  return tabs.open.filter(({ id }) => id === tabs.active || pages.includes(id)).sort((a, b) => a.id - b.id);
}

/** Whether nobody has been anywhere in it yet. */
export function isUnused({ history }: Tab): boolean {
  return history.current.location.kind === 'home' && history.past.length === 0 && history.future.length === 0;
}

type Where = { readonly index: number; readonly front: boolean; readonly opener?: number };

function insert(tabs: Tabs, history: History, { index, front, opener }: Where): Tabs {
  const id = tabs.nextId;
  const [first, ...others] = tabs.recent;
  const next: Tabs = {
    ...tabs,
    open: tabs.open.toSpliced(index, 0, { id, history, opener }),
    // What waits behind was asked for just now: it comes right after what is shown.
    recent: first === undefined ? [id] : [first, id, ...others],
    nextId: id + 1,
  };
  return front ? show(next, id) : next;
}

/** After the opener and after what it has opened already, so that links stand in the order they were followed. */
function besideOpener(open: readonly Tab[], opener: number): number {
  let index = open.findIndex(({ id }) => id === opener) + 1;
  if (index === 0) return open.length;
  while (open[index]?.opener === opener) index += 1;
  return index;
}

function show(tabs: Tabs, id: number | undefined): Tabs {
  if (id === undefined || id === tabs.active || !tabs.open.some((tab) => tab.id === id)) return tabs;
  return { ...tabs, active: id, recent: [id, ...tabs.recent.filter((other) => other !== id)] };
}

function close(tabs: Tabs, id: number): Tabs {
  const index = tabs.open.findIndex((tab) => tab.id === id);
  const tab = tabs.open[index];
  if (!tab) return tabs;
  const closed = isUnused(tab) ? tabs.closed : [{ tab, index }, ...tabs.closed].slice(0, MAX_CLOSED);
  const open = tabs.open.toSpliced(index, 1);
  if (open.length === 0) {
    // The window without its last tab is at home.
    return isUnused(tab) ? tabs : { ...startTabs({ kind: 'home' }, tabs.nextId), closed, before: tabs.before };
  }
  const left: Tabs = { ...tabs, open, closed, recent: tabs.recent.filter((other) => other !== id) };
  return tabs.active === id ? show(left, heir(open, index, tab).id) : left;
}

/** Who is shown after a tab: the next of the links followed from the same page, else that page, else a neighbour. */
function heir(open: readonly Tab[], index: number, closed: Tab): Tab {
  const next = open[index] ?? open[index - 1];
  const opener = closed.opener === undefined ? undefined : open.find(({ id }) => id === closed.opener);
  const sibling = opener && [open[index], open[index - 1]].find((tab) => tab?.opener === opener.id);
  const chosen = sibling ?? opener ?? next;
  if (!chosen) throw new Error('No tab is open.');
  return chosen;
}

function reopen(tabs: Tabs): Tabs {
  const [last, ...closed] = tabs.closed;
  if (!last) return tabs;
  // The empty tab that the last one left behind makes room again.
  const only = tabs.open.length === 1 && tabs.open.every(isUnused);
  const base: Tabs = only ? { ...tabs, open: [], recent: [] } : tabs;
  const open = base.open.toSpliced(Math.min(last.index, base.open.length), 0, last.tab);
  return show({ ...base, open, closed, recent: [...base.recent, last.tab.id] }, last.tab.id);
}

function within(tabs: Tabs, id: number, action: HistoryAction): Tabs {
  const change = (tab: Tab) => (tab.id === id ? { ...tab, history: reduceHistory(tab.history, action) } : tab);
  if (tabs.open.some((tab) => tab.id === id)) return { ...tabs, open: tabs.open.map(change) };
  const { before } = tabs;
  return {
    ...tabs,
    closed: tabs.closed.map(({ tab, index }) => ({ tab: change(tab), index })),
    // A page of the tabs before says where it was left once it has gone.
    ...(before && { before: within(before, id, action) }),
  };
}

function activeIndex(tabs: Tabs): number {
  return tabs.open.findIndex(({ id }) => id === tabs.active);
}

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[(index + list.length) % list.length];
}
