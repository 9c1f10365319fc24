import type { ReadingList } from '../../shared/library-models.ts';
import { countText, numberText } from '../ui/size-text.ts';

/** How many pages a list has, and how many of them are here for good: `18 pages · offline`. */
export function listFactsText({ count, savedCount }: Pick<ReadingList, 'count' | 'savedCount'>): string {
  if (count === 0) return 'No pages yet';
  const pages = countText(count, 'page');
  if (savedCount === 0) return pages;
  return savedCount >= count ? `${pages} · offline` : `${pages} · ${numberText(savedCount)} saved`;
}

/** The same rows with one of them moved by so many places; unchanged where it cannot go. */
export function moved<T>(rows: readonly T[], row: T, by: number): readonly T[] {
  const from = rows.indexOf(row);
  const to = from + by;
  if (from < 0 || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

/** The same rows with some of them put before or after another, in the order they had. */
export function movedBeside<T>(
  rows: readonly T[],
  chosen: readonly T[],
  beside: T,
  side: 'before' | 'after',
): readonly T[] {
  if (chosen.includes(beside)) return rows;
  const going = rows.filter((row) => chosen.includes(row));
  const staying = rows.filter((row) => !chosen.includes(row));
  const at = staying.indexOf(beside);
  return at < 0 ? rows : staying.toSpliced(side === 'before' ? at : at + 1, 0, ...going);
}
