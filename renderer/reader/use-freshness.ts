import { useStore } from 'zustand';
import type { OpenedPage } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { type Freshness, freshnessOf } from './freshness-store.ts';

/** How a page that is shown compares to the one that the wiki has. */
export function useFreshness(page: OpenedPage): Freshness {
  const { freshness } = useServices();
  return useStore(freshness, (state) => freshnessOf(state, page));
}
