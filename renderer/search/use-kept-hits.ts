import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { KeptHit } from '../../shared/models.ts';
import { librarySearchQuery } from '../library/queries.ts';
import { useServices } from '../services.ts';
import { useDebounced } from '../ui/use-delayed.ts';
import { typedTitle } from './search-choice.ts';

const PAUSE_MS = 60;
/** What the library has is shown first, and must not push the wiki's own hits out of sight. */
const SHOWN = 4;
const NONE: readonly KeptHit[] = [];

/** What the library has of what is being typed; the earlier hits stay until the next have come. */
export function useKeptHits(typed: string): readonly KeptHit[] {
  const { client } = useServices();
  const query = typedTitle(typed);
  const settled = useDebounced(query, PAUSE_MS);
  const { data } = useQuery({
    ...librarySearchQuery(client, { query: settled }),
    enabled: settled !== '' && query !== '',
    placeholderData: keepPreviousData,
  });
  // A library that cannot be asked is no reason not to search the wiki.
  return query !== '' && data?.ok ? data.value.slice(0, SHOWN) : NONE;
}
