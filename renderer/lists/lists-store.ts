import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../shared/failures.ts';
import type { ReadingList } from '../../shared/library-models.ts';
import type { Client } from '../client.ts';

export type ListsState = {
  /** In their order; undefined until main has answered. */
  readonly lists: readonly ReadingList[] | undefined;
  /** Why there are none to show. */
  readonly failure?: Failure | undefined;
};

export type ListsStore = StoreApi<ListsState>;

export function createListsStore(): ListsStore {
  return createStore<ListsState>(() => ({ lists: undefined }));
}

/** Asks for the reading lists once, and keeps what main announces of them. */
export function followLists(store: ListsStore, client: Pick<Client, 'on' | 'lists'>): () => void {
  void askForLists(store, client);
  return client.on('lists.changed', (lists) => store.setState({ lists, failure: undefined }));
}

/** Asks again, for where the first answer was a failure. What was announced meanwhile is newer, and stays. */
export async function askForLists(store: ListsStore, { lists }: Pick<Client, 'lists'>): Promise<void> {
  const before = store.getState();
  const answer = await lists.all();
  if (store.getState() !== before) return;
  store.setState(answer.ok ? { lists: answer.value, failure: undefined } : { failure: answer.failure });
}
