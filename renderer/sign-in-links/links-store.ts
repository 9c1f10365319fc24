import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether the panel about sign-in links stands in front of the window. The menu, the diagnostics and a sign-in that waits lead there. */
export type LinksState = {
  readonly shown: boolean;
  readonly show: () => void;
  readonly close: () => void;
};

export type LinksStore = StoreApi<LinksState>;

export function createLinksStore(): LinksStore {
  return createStore<LinksState>((set) => ({
    shown: false,
    show: () => set({ shown: true }),
    close: () => set({ shown: false }),
  }));
}
