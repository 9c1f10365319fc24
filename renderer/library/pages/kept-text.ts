import type { KeptRow } from '../../../shared/library-models.ts';
import { agoText } from '../../ui/time-text.ts';

/** A moment of the library's, in words: `3 days ago`. @param at and `now` in ms since the epoch. */
export function sinceText(at: number, now: number): string {
  return agoText(new Date(at).toISOString(), now) ?? 'earlier';
}

/** How old a kept page is: `kept 3 days ago`, or what the wiki has since. */
export function ageText({ checkedAt, fetchedAt, newerRevision }: KeptRow, now: number): string {
  if (newerRevision !== undefined) return `Kept ${sinceText(fetchedAt, now)}; the wiki has a newer revision`;
  // Known to be what the wiki has: that is how old it is, whenever it was fetched.
  return `Kept ${sinceText(Math.max(checkedAt, fetchedAt), now)}`;
}
