import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Failure } from '../../shared/failures.ts';
import type { SearchHit } from '../../shared/models.ts';
import { useServices, useSite } from '../services.ts';
import { useDebounced } from '../ui/use-delayed.ts';
import { titlesQuery } from './queries.ts';
import { typedTitle } from './search-choice.ts';

const PAUSE_MS = 120;
const NONE: readonly SearchHit[] = [];

export type TitleHits = {
  readonly hits: readonly SearchHit[];
  /** Whether the hits are those of what stands in the field now, not of what stood there before. */
  readonly fresh: boolean;
  readonly failure: Failure | undefined;
};

/** Hits for what is being typed; the earlier ones stay until the next have come. */
export function useTitleHits(typed: string): TitleHits {
  const { client } = useServices();
  const site = useSite();
  const query = typedTitle(typed);
  const settled = useDebounced(query, PAUSE_MS);
  const { data, isPlaceholderData, isError } = useQuery({
    ...titlesQuery(client, site, settled),
    enabled: settled !== '' && query !== '',
    placeholderData: keepPreviousData,
  });
  if (query === '') return { hits: NONE, fresh: false, failure: undefined };
  if (isError) return { hits: NONE, fresh: true, failure: { code: 'internal', method: 'search.titles' } };
  const fresh = data !== undefined && !isPlaceholderData && settled === query;
  if (!data || data.ok) return { hits: data?.value ?? NONE, fresh, failure: undefined };
  // A request that a newer one replaced says nothing about the wiki.
  if (data.failure.code === 'superseded') return { hits: NONE, fresh: false, failure: undefined };
  return { hits: NONE, fresh, failure: data.failure };
}
