import { createStore, type StoreApi } from 'zustand/vanilla';

/** What can stand in front of the window about who is reading. */
export type PanelName = 'accounts' | 'key-store';

/** At most one stands there. Several places lead to each: the account, signing in, a notice, and one another. */
export type PanelState = {
  readonly shown: PanelName | undefined;
  readonly show: (name: PanelName) => void;
  readonly close: () => void;
};

export type PanelStore = StoreApi<PanelState>;

export function createPanelStore(): PanelStore {
  return createStore<PanelState>((set) => ({
    shown: undefined,
    show: (shown) => set({ shown }),
    close: () => set({ shown: undefined }),
  }));
}
