import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether the diagnostics stand in front of the window. Several places lead there: the menu, a failure, the account. */
export type DiagnosticsState = {
  readonly shown: boolean;
  readonly show: () => void;
  readonly close: () => void;
};

export type DiagnosticsStore = StoreApi<DiagnosticsState>;

export function createDiagnosticsStore(): DiagnosticsStore {
  return createStore<DiagnosticsState>((set) => ({
    shown: false,
    show: () => set({ shown: true }),
    close: () => set({ shown: false }),
  }));
}
