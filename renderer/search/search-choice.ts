import type { KeptHit, SearchHit, SiteId } from '../../shared/models.ts';
import { splitFragment } from '../../shared/titles.ts';
import type { Location } from '../navigation/location.ts';
import { markMatch, meansTitle } from './mark-match.ts';

/** A row of the list: what the library has, then what the wiki has besides. */
export type FieldHit =
  | { readonly of: 'library'; readonly hit: KeptHit }
  | { readonly of: 'wiki'; readonly hit: SearchHit };

/** The library's hits first; what it has is not listed a second time among the wiki's. */
export function fieldHits(kept: readonly KeptHit[], wiki: readonly SearchHit[]): readonly FieldHit[] {
  const isKept = ({ site, title }: SearchHit) => kept.some((hit) => hit.site === site && hit.title === title);
  return [
    ...kept.map((hit) => ({ of: 'library' as const, hit })),
    ...wiki.filter((hit) => !isKept(hit)).map((hit) => ({ of: 'wiki' as const, hit })),
  ];
}

/** The title in what was typed, without the section after `#`. What only ends in `#` is a name, such as C#. */
export function typedTitle(typed: string): string {
  const { title, fragment } = splitFragment(typed.trim());
  return fragment === undefined || title.trim() === '' ? typed.trim() : title.trim();
}

/**
 * The row that is highlighted when hits arrive: the title that was typed to the letter, else the first whose name has
 * what was typed, else the wiki's first, else the search of all text: what only has the words in its text is no answer to a name.
 */
export function firstChoice(hits: readonly FieldHit[], typed: string): number {
  const wanted = typedTitle(typed);
  const exact = hits.findIndex(({ hit }) => namesOf(hit).some((name) => meansTitle(name, wanted)));
  if (exact >= 0) return exact;
  const named = hits.findIndex(({ of, hit }) => of === 'wiki' || isNamed(hit, wanted));
  return named >= 0 ? named : hits.length;
}

/** Whether a name of it has what was typed, at its start or at that of a word. */
function isNamed(hit: KeptHit | SearchHit, wanted: string): boolean {
  return namesOf(hit).some((name) => markMatch(name, wanted).some((piece) => piece.hit));
}

function namesOf({ title, matchedTitle }: KeptHit | SearchHit): readonly string[] {
  return matchedTitle === undefined ? [title] : [title, matchedTitle];
}

/** Where Enter leads when no row was chosen by hand: to the best hit, or to the full text where there is none. */
export function destinationOf(hits: readonly FieldHit[], typed: string, site: SiteId): Location {
  const hit = hits[firstChoice(hits, typed)];
  return hit ? pageOf(hit, typed) : { kind: 'results', site, query: typed.trim() };
}

/** The page of a hit, at the section that was typed after `#`, or at the passage that was found. */
export function pageOf(row: FieldHit, typed: string): Location {
  const { site, title } = row.hit;
  const passage = row.of === 'library' && !isNamed(row.hit, typedTitle(typed)) ? row.hit.anchor : undefined;
  return { kind: 'page', site, title, fragment: splitFragment(typed.trim()).fragment ?? passage };
}

/** The row an arrow key leads to, round the ends. @param row -1 for none. @param count how many rows there are. */
export function movedRow(row: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (row < 0) return by === 1 ? 0 : count - 1;
  return (row + by + count) % count;
}
