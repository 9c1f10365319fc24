import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../shared/failures.ts';
import type { SavingView } from '../../shared/library-models.ts';
import type { Client } from '../client.ts';

export type SavingState = {
  /** Undefined until main has answered. */
  readonly view: SavingView | undefined;
  readonly failure?: Failure | undefined;
};

export type SavingStore = StoreApi<SavingState>;

export function createSavingStore(): SavingStore {
  return createStore<SavingState>(() => ({ view: undefined }));
}

/** Asks for the queue once, and keeps what main announces of it. */
export function followSaving(store: SavingStore, client: Pick<Client, 'on' | 'saving'>): () => void {
  void askForSaving(store, client);
  return client.on('saving.changed', (view) => store.setState({ view, failure: undefined }));
}

/** Asks again, for where the first answer was a failure. What was announced meanwhile is newer, and stays. */
export async function askForSaving(store: SavingStore, { saving }: Pick<Client, 'saving'>): Promise<void> {
  const before = store.getState();
  const answer = await saving.view();
  if (store.getState() !== before) return;
  store.setState(answer.ok ? { view: answer.value, failure: undefined } : { failure: answer.failure });
}
