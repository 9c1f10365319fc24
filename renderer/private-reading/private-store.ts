import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../client.ts';
import type { TabsStore } from '../navigation/tabs-store.ts';

export type PrivateReading = {
  readonly on: boolean;
  /** A strip of tabs of its own; what was open waits out of sight. */
  readonly begin: () => Promise<void>;
  /** Its tabs close, and what was open before is there again. */
  readonly end: () => Promise<void>;
};

export type PrivateStore = StoreApi<PrivateReading>;

export type PrivateDeps = {
  readonly tabs: TabsStore;
  readonly client: Pick<Client, 'library'>;
  /** Whether main leaves no trace already: the window may be a new one. */
  readonly on: boolean;
  /** Runs what changes the tabs, and returns when the views of those that went have gone. */
  readonly settle: (change: () => void) => void;
};

export function createPrivateStore({ tabs, client, on, settle }: PrivateDeps): PrivateStore {
  const { dispatch } = tabs.getState();
  if (on) dispatch({ type: 'begin-private' });
  return createStore<PrivateReading>((set, get) => ({
    on,
    begin: async () => {
      if (get().on) return;
      // Pages of the tabs before say where they were left while that is still written down.
      settle(() => dispatch({ type: 'begin-private' }));
      set({ on: true });
      const answer = await client.library.readPrivately({ on: true });
      if (answer.ok) return;
      set({ on: false });
      dispatch({ type: 'end-private' });
    },
    end: async () => {
      if (!get().on) return;
      // First of all: a page of before that opens anew now is one that is remembered.
      const told = client.library.readPrivately({ on: false });
      settle(() => dispatch({ type: 'end-private' }));
      set({ on: false });
      await told;
    },
  }));
}
