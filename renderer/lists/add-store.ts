import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageName } from '../../shared/library-models.ts';

/** Pages that somebody wants to put on a list; the panel that asks which is open while there are any. */
export type AddState = { readonly pages: readonly PageName[] };

export type AddStore = StoreApi<AddState>;

export function createAddStore(): AddStore {
  return createStore<AddState>(() => ({ pages: [] }));
}
