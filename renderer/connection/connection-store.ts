import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, ReadFailure } from '../../shared/failures.ts';
import type { Client } from '../client.ts';

/** Whether the wiki can be asked, as far as the last answer told. */
export type Connection = {
  readonly offline: boolean;
  readonly heard: (news: 'answered' | 'unreachable') => void;
};

export type ConnectionStore = StoreApi<Connection>;

export function createConnectionStore(): ConnectionStore {
  return createStore<Connection>((set, get) => ({
    offline: false,
    heard: (news) => {
      const offline = news === 'unreachable';
      if (get().offline !== offline) set({ offline });
    },
  }));
}

/** Takes what other answers tell in passing: of pages that were asked after, of the queue, and of the system's network. */
export function followConnection(store: ConnectionStore, client: Pick<Client, 'on'>, host: Window): () => void {
  const { heard } = store.getState();
  const listening = new AbortController();
  const { signal } = listening;
  host.addEventListener('offline', () => heard('unreachable'), { signal });
  host.addEventListener('online', () => heard('answered'), { signal });
  if (!host.navigator.onLine) heard('unreachable');
  const ends = [
    client.on('page.freshness', ({ is }) => heard(is === 'unknown' ? 'unreachable' : 'answered')),
    client.on('saving.changed', ({ state }) => {
      if (state === 'offline') heard('unreachable');
      else if (state === 'running') heard('answered');
    }),
  ];
  return () => {
    listening.abort();
    for (const end of ends) end();
  };
}

type UnreachableCode = 'offline' | 'timed-out' | 'captive-portal';

/** Whether a failure says that the wiki was not reached at all. */
export function isUnreachable(failure: Failure): failure is Extract<ReadFailure, { readonly code: UnreachableCode }> {
  const { code } = failure;
  return code === 'offline' || code === 'timed-out' || code === 'captive-portal';
}
