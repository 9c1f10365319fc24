import { createStore, type StoreApi } from 'zustand/vanilla';
import { reduceTabs, startTabs, type Tabs, type TabsAction } from './tabs.ts';

export type TabsState = {
  readonly tabs: Tabs;
  readonly dispatch: (action: TabsAction) => void;
};

export type TabsStore = StoreApi<TabsState>;

/** The tabs of this window; one to begin with, at home. */
export function createTabsStore(): TabsStore {
  return createStore<TabsState>((set) => ({
    tabs: startTabs({ kind: 'home' }),
    dispatch: (action) => set(({ tabs }) => ({ tabs: reduceTabs(tabs, action) })),
  }));
}
