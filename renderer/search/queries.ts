import { queryOptions } from '@tanstack/react-query';
import type { SiteId } from '../../shared/models.ts';
import type { Client } from '../client.ts';

const MINUTE = 60_000;

/** Titles that start with what was typed. Failures are answers too, but are asked for again each time. */
export function titlesQuery(client: Client, site: SiteId, query: string) {
  return queryOptions({
    queryKey: ['titles', site, query],
    queryFn: () => client.search.titles({ site, query }),
    staleTime: ({ state }) => (state.data?.ok ? MINUTE : 0),
  });
}

/** Pages that contain what was typed, with excerpts. */
export function fullTextQuery(client: Client, site: SiteId, query: string) {
  return queryOptions({
    queryKey: ['text', site, query],
    queryFn: () => client.search.text({ site, query }),
    staleTime: ({ state }) => (state.data?.ok ? 5 * MINUTE : 0),
  });
}
