import type { SavedPictures } from '../../../shared/library-models.ts';

const ORDER: readonly SavedPictures[] = ['none', 'reading', 'large'];

/** The one of two that shows more. */
export function betterPictures(one: SavedPictures, other: SavedPictures): SavedPictures {
  return ORDER.indexOf(one) < ORDER.indexOf(other) ? other : one;
}
