import type { StoreApi } from 'zustand/vanilla';
import type { History, HistoryAction } from './history.ts';
import type { Location } from './location.ts';
import type { Place } from './place.ts';
import { activeTab, tabOf } from './tabs.ts';
import type { TabsStore } from './tabs-store.ts';

/** Where one tab is and was. */
export type Navigation = {
  readonly history: History;
  readonly dispatch: (action: HistoryAction) => void;
  readonly go: (location: Location) => void;
  /** Opens a tab of its own beside this one. */
  readonly openTab: (
    location: Location,
    options: { readonly front: boolean; readonly place?: Place | undefined },
  ) => void;
};

export type NavigationStore = Pick<StoreApi<Navigation>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * The navigation of one tab, as everything in it sees it.
 * @param id of the tab; without one, whichever is shown
 */
export function createNavigation(tabs: TabsStore, id?: number): NavigationStore {
  const idNow = () => id ?? tabs.getState().tabs.active;
  const dispatch = (action: HistoryAction) => tabs.getState().dispatch({ type: 'within', id: idNow(), action });
  const steps: Omit<Navigation, 'history'> = {
    dispatch,
    go: (location) => dispatch({ type: 'go', location }),
    openTab: (location, options) => tabs.getState().dispatch({ type: 'open', location, from: idNow(), ...options }),
  };
  // A view may still ask while it goes, when its tab is forgotten already.
  let last = activeTab(tabs.getState().tabs).history;
  const now = (): Navigation => {
    last = tabOf(tabs.getState().tabs, idNow())?.history ?? last;
    return { ...steps, history: last };
  };
  return {
    getState: now,
    getInitialState: now,
    subscribe: (listener) => {
      let before = now();
      return tabs.subscribe(() => {
        const after = now();
        if (after.history === before.history) return;
        listener(after, before);
        before = after;
      });
    },
  };
}
