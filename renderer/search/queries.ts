import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../shared/contract.ts';
import type { SiteId } from '../../shared/models.ts';
import type { Client } from '../client.ts';

const MINUTE = 60_000;

/** Titles that start with what was typed. Failures are answers too, but are asked for again each time. */
export function titlesQuery(client: Client, site: SiteId, query: string) {
  return queryOptions({
    queryKey: ['titles', site, query],
    queryFn: () => client.search.titles({ site, query }),
    staleTime: ({ state }) => (state.data?.ok ? MINUTE : 0),
    // Nobody can press anything in the list: once the wiki's wait is over, it is asked again.
    refetchInterval: ({ state }) => waitOf(state.data),
  });
}

function waitOf(answer: Answer<'search.titles'> | undefined): number | false {
  if (!answer || answer.ok || answer.failure.code !== 'limited') return false;
  return Math.max(1000, answer.failure.until - Date.now());
}

/** Pages that contain what was typed, with excerpts. */
export function fullTextQuery(client: Client, site: SiteId, query: string) {
  return queryOptions({
    queryKey: ['text', site, query],
    queryFn: () => client.search.text({ site, query }),
    staleTime: ({ state }) => (state.data?.ok ? 5 * MINUTE : 0),
  });
}
