import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import type { PageName } from '../../shared/library-models.ts';
import { keptPageQuery } from '../library/queries.ts';
import { useServices } from '../services.ts';
import { type PageState, pageState } from './page-state.ts';

/**
 * How a page stands with the library.
 * @param savedAt what was known when it was opened, until the library itself has said
 */
export function usePageState(page: PageName, savedAt?: number): PageState {
  const { client, saving } = useServices();
  const { data } = useQuery(keptPageQuery(client, page));
  const queue = useStore(saving, ({ view }) => view);
  return pageState(page, data?.ok ? data.value?.savedAt : savedAt, queue);
}
