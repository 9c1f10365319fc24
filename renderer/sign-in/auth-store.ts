import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuthView } from '../../shared/models.ts';
import type { Client } from '../client.ts';

export type AuthState = {
  /** Undefined until main has answered for the first time. */
  readonly view: AuthView | undefined;
  /** A view that a call answered, newer than what is here. */
  readonly take: (view: AuthView) => void;
};

export type AuthStore = StoreApi<AuthState>;

export function createAuthStore(): AuthStore {
  return createStore<AuthState>((set) => ({ view: undefined, take: (view) => set({ view }) }));
}

/** Follows main's view of who is reading. The answer unsubscribes. */
export function followAuth(store: AuthStore, client: Pick<Client, 'auth' | 'on'>): () => void {
  let announced = false;
  const stop = client.on('auth.changed', (view) => {
    announced = true;
    store.getState().take(view);
  });
  client.auth.view().then((answer) => {
    // An announcement that came while we waited is newer than this answer.
    if (answer.ok && !announced) store.getState().take(answer.value);
  });
  return stop;
}
