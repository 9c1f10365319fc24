import { createStore, type StoreApi } from 'zustand/vanilla';
import { type History, type HistoryAction, reduceHistory, startHistory } from './history.ts';
import type { Location } from './location.ts';

export type Navigation = {
  readonly history: History;
  readonly dispatch: (action: HistoryAction) => void;
  readonly go: (location: Location) => void;
};

export type NavigationStore = StoreApi<Navigation>;

/** Where the window is and was; starts at home. */
export function createNavigationStore(): NavigationStore {
  return createStore<Navigation>((set) => {
    const dispatch = (action: HistoryAction) => set(({ history }) => ({ history: reduceHistory(history, action) }));
    return {
      history: startHistory({ kind: 'home' }),
      dispatch,
      go: (location) => dispatch({ type: 'go', location }),
    };
  });
}
