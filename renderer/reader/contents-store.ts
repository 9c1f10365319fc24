import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ArticleContents } from '../../shared/models.ts';
import type { Client } from '../client.ts';

/** What is known of the documents that were opened lately, latest news first. */
export type ContentsState = { readonly known: readonly ArticleContents[] };

export type ContentsStore = StoreApi<ContentsState>;

/** More than there are frames at once: what comes first and what is shown first need not be the same. */
const MAX_DOCUMENTS = 12;

export function createContentsStore(): ContentsStore {
  return createStore<ContentsState>(() => ({ known: [] }));
}

/** Keeps what main announces. The announcement may come before the view of its document is there. */
export function followContents(store: ContentsStore, client: Pick<Client, 'on'>): () => void {
  return client.on('article.contents', (news) =>
    store.setState(({ known }) => ({
      known: [news, ...known.filter(({ documentPath }) => documentPath !== news.documentPath)].slice(0, MAX_DOCUMENTS),
    })),
  );
}

/** What a document holds so far; undefined before the first news of it. */
export function contentsOf({ known }: ContentsState, documentPath: string): ArticleContents | undefined {
  return known.find((contents) => contents.documentPath === documentPath);
}
