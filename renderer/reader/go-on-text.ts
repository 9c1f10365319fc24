import type { PagePlace } from '../../shared/library-models.ts';
import type { OutlineEntry } from '../../shared/models.ts';
import { isolated } from '../ui/isolated.ts';

/** Who was this near to the top has not begun, in CSS pixels. */
const BEGUN = 500;

/** What leads back to a place that somebody left; undefined where it is not worth a word. */
export function goOnText(place: PagePlace | undefined, headings: readonly OutlineEntry[]): string | undefined {
  if (!place || place.scroll < BEGUN) return undefined;
  const section = headings.find(({ anchor }) => anchor === place.heading?.id)?.text;
  return section === undefined ? 'Go on where you were' : `Go on at “${isolated(section)}”`;
}
