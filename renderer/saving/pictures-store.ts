import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '../../shared/contract.ts';
import type { SavedPictures } from '../../shared/library-models.ts';

export type PicturesState = {
  /** Which pictures are saved with the next page. */
  readonly pictures: SavedPictures;
  /** Holds at once and is kept through main; a failure to keep it is answered, the choice holds. */
  readonly choose: (pictures: SavedPictures) => Promise<Answer<'settings.setSavedPictures'>>;
};

export type PicturesStore = StoreApi<PicturesState>;

export function createPicturesStore(
  initial: SavedPictures,
  keep: (args: { readonly pictures: SavedPictures }) => Promise<Answer<'settings.setSavedPictures'>>,
): PicturesStore {
  return createStore<PicturesState>((set) => ({
    pictures: initial,
    choose: (pictures) => {
      set({ pictures });
      return keep({ pictures });
    },
  }));
}
