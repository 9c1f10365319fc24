import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Args } from '../../shared/contract.ts';
import type { ListId, PageName, VisitId } from '../../shared/library-models.ts';
import type { Client } from '../client.ts';
import { HISTORY, LIBRARY, LISTED } from './follow-library.ts';

type Shelf = Pick<Args<'library.pages'>, 'show' | 'order'>;

/** Kept pages, part by part. */
export function keptPagesQuery(client: Client, { show, order }: Shelf) {
  return infiniteQueryOptions({
    queryKey: [LIBRARY, 'pages', show, order],
    queryFn: ({ pageParam }) => client.library.pages({ show, order, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.ok ? last.value.next : undefined),
    placeholderData: keepPreviousData,
  });
}

/** The pages that were saved last. */
export function savedLatelyQuery(client: Client) {
  return queryOptions({
    queryKey: [LIBRARY, 'saved-lately'],
    queryFn: () => client.library.pages({ show: 'saved', order: 'saved' }),
  });
}

/** What is kept of one page. */
export function keptPageQuery(client: Client, { site, title }: PageName) {
  return queryOptions({
    queryKey: [LIBRARY, 'page', site, title],
    queryFn: () => client.library.page({ site, title }),
  });
}

/** How long a question that another one overtook waits for its turn, in ms. */
const TURN_MS = 60;

/** What the library finds. A question that another one overtook is asked again while anybody still waits for it. */
export function librarySearchQuery(client: Client, args: Args<'library.search'>) {
  return queryOptions({
    queryKey: [LIBRARY, 'search', args],
    queryFn: async ({ signal }) => {
      for (;;) {
        const answer = await client.library.search(args);
        const overtaken = !answer.ok && answer.failure.code === 'superseded';
        if (!overtaken || signal.aborted) return answer;
        await new Promise((resolve) => setTimeout(resolve, TURN_MS));
      }
    },
    staleTime: ({ state }) => (state.data?.ok ? 30_000 : 0),
  });
}

export function sizesQuery(client: Client) {
  return queryOptions({ queryKey: [LIBRARY, 'sizes'], queryFn: () => client.library.sizes() });
}

export function listPagesQuery(client: Client, list: ListId) {
  return queryOptions({ queryKey: [LISTED, 'pages', list], queryFn: () => client.lists.pages({ list }) });
}

/** The lists that hold a page. */
export function listsOfQuery(client: Client, { site, title }: PageName) {
  return queryOptions({ queryKey: [LISTED, 'of', site, title], queryFn: () => client.lists.of({ site, title }) });
}

/** What was read, latest first, part by part. */
export function visitsQuery(client: Client, query: string) {
  return infiniteQueryOptions({
    queryKey: [HISTORY, 'visits', query],
    queryFn: ({ pageParam }) => client.history.visits({ query: query === '' ? undefined : query, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.ok ? last.value.next : undefined),
    placeholderData: keepPreviousData,
  });
}

export function trailQuery(client: Client, visit: VisitId) {
  return queryOptions({ queryKey: [HISTORY, 'trail', visit], queryFn: () => client.history.trail({ visit }) });
}

export function unfinishedQuery(client: Client) {
  return queryOptions({ queryKey: [HISTORY, 'unfinished'], queryFn: () => client.history.unfinished() });
}
