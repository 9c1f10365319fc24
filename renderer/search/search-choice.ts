import type { SearchHit, SiteId } from '../../shared/models.ts';
import { splitFragment } from '../../shared/titles.ts';
import type { Location } from '../navigation/location.ts';
import { meansTitle } from './mark-match.ts';

/** The row that is highlighted when hits arrive: the title that was typed to the letter, else the first. */
export function firstChoice(hits: readonly SearchHit[], typed: string): number {
  const exact = hits.findIndex((hit) => meansTitle(hit.title, typed) || meansTitle(hit.matchedTitle ?? '', typed));
  return exact >= 0 ? exact : 0;
}

/** Where Enter leads when no row was chosen by hand: to the best hit, or to the full text where there is none. */
export function destinationOf(hits: readonly SearchHit[], typed: string, site: SiteId): Location {
  const hit = hits[firstChoice(hits, typed)];
  if (!hit) return { kind: 'results', site, query: typed.trim() };
  return { kind: 'page', site: hit.site, title: hit.title, fragment: splitFragment(typed).fragment };
}

/** The row an arrow key leads to, round the ends. @param row -1 for none. @param count how many rows there are. */
export function movedRow(row: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (row < 0) return by === 1 ? 0 : count - 1;
  return (row + by + count) % count;
}
