import type { Args } from '../../../shared/contract.ts';
import type { ListId } from '../../../shared/library-models.ts';
import type { KeptHit } from '../../../shared/models.ts';

const DAY = 24 * 60 * 60_000;

export const WHEN = [
  { value: 'any', label: 'Any time' },
  { value: 'day', label: 'The last day' },
  { value: 'week', label: 'The last week' },
  { value: 'month', label: 'The last month' },
  { value: 'older', label: 'Before that' },
] as const;

export type When = (typeof WHEN)[number]['value'];

/** What a hit has to be besides having the words. */
export type Filters = {
  readonly saved: boolean;
  /** BCP 47; empty for any. */
  readonly language: string;
  readonly list: ListId | undefined;
  readonly when: When;
};

export const NO_FILTERS: Filters = { saved: false, language: '', list: undefined, when: 'any' };

/** @param now ms since the epoch; the same while somebody types, so that the same words are one question. */
export function searchArgs(
  query: string,
  { saved, language, list, when }: Filters,
  now: number,
): Args<'library.search'> {
  return {
    query,
    ...(saved && { saved }),
    ...(language !== '' && { language }),
    ...(list !== undefined && { list }),
    ...momentsOf(when, now),
  };
}

function momentsOf(when: When, now: number): Pick<Args<'library.search'>, 'since' | 'until'> {
  const lengths = { day: DAY, week: 7 * DAY, month: 30 * DAY };
  if (when === 'any') return {};
  return when === 'older' ? { until: now - lengths.month } : { since: now - lengths[when] };
}

/** The languages that can be chosen: those of hits so far, by their codes. */
export function languagesOf(hits: readonly KeptHit[], seen: readonly string[], chosen: string): readonly string[] {
  const all = new Set([...seen, ...hits.map(({ language }) => language), ...(chosen === '' ? [] : [chosen])]);
  return [...all].sort();
}
