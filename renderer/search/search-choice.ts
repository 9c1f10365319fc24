import type { SearchHit, SiteId } from '../../shared/models.ts';
import { splitFragment } from '../../shared/titles.ts';
import type { Location } from '../navigation/location.ts';
import { meansTitle } from './mark-match.ts';

/** The title in what was typed, without the section after `#`. What only ends in `#` is a name, such as C#. */
export function typedTitle(typed: string): string {
  const { title, fragment } = splitFragment(typed.trim());
  return fragment === undefined || title.trim() === '' ? typed.trim() : title.trim();
}

/** The row that is highlighted when hits arrive: the title that was typed to the letter, else the first. */
export function firstChoice(hits: readonly SearchHit[], typed: string): number {
  const wanted = typedTitle(typed);
  const exact = hits.findIndex((hit) => meansTitle(hit.title, wanted) || meansTitle(hit.matchedTitle ?? '', wanted));
  return exact >= 0 ? exact : 0;
}

/** Where Enter leads when no row was chosen by hand: to the best hit, or to the full text where there is none. */
export function destinationOf(hits: readonly SearchHit[], typed: string, site: SiteId): Location {
  const hit = hits[firstChoice(hits, typed)];
  return hit ? pageOf(hit, typed) : { kind: 'results', site, query: typed.trim() };
}

/** The page of a hit, at the section that was typed after `#`. */
export function pageOf({ site, title }: SearchHit, typed: string): Location {
  return { kind: 'page', site, title, fragment: splitFragment(typed.trim()).fragment };
}

/** The row an arrow key leads to, round the ends. @param row -1 for none. @param count how many rows there are. */
export function movedRow(row: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (row < 0) return by === 1 ? 0 : count - 1;
  return (row + by + count) % count;
}
