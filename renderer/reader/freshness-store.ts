import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenedPage, PageFreshness } from '../../shared/models.ts';
import type { Client } from '../client.ts';

/** What the wiki said of pages that were opened as they were kept, latest news first. */
export type FreshnessState = { readonly known: readonly PageFreshness[] };

export type FreshnessStore = StoreApi<FreshnessState>;

/** More than there are tabs whose documents stay in the window. */
const MAX_PAGES = 12;

export function createFreshnessStore(): FreshnessStore {
  return createStore<FreshnessState>(() => ({ known: [] }));
}

/** Keeps what main announces. The announcement may come before the view of its page is there. */
export function followFreshness(store: FreshnessStore, client: Pick<Client, 'on'>): () => void {
  return client.on('page.freshness', (news) =>
    store.setState(({ known }) => ({
      known: [news, ...known.filter(({ documentPath }) => documentPath !== news.documentPath)].slice(0, MAX_PAGES),
    })),
  );
}

/** `asking`: as it was kept, and nobody has answered yet. */
export type Freshness = PageFreshness['is'] | 'asking';

export function freshnessOf({ known }: FreshnessState, { documentPath, freshness }: OpenedPage): Freshness {
  if (freshness === 'live') return 'current';
  return known.find((news) => news.documentPath === documentPath)?.is ?? 'asking';
}
