import { createStore, type StoreApi } from 'zustand/vanilla';
import { reduceTabs, startTabs, type Tabs, type TabsAction } from './tabs.ts';

export type TabsState = {
  readonly tabs: Tabs;
  readonly dispatch: (action: TabsAction) => void;
};

export type TabsStore = StoreApi<TabsState>;

/** The tabs of this window. */
export function createTabsStore(tabs: Tabs = startTabs({ kind: 'home' })): TabsStore {
  return createStore<TabsState>((set) => ({
    tabs,
    dispatch: (action) => set(({ tabs }) => ({ tabs: reduceTabs(tabs, action) })),
  }));
}
