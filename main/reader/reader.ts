import type { ReadFailure } from '../../shared/failures.ts';
import type { OpenedPage, PageRef } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock, Log, RandomBytes } from '../ports.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { createAppOrigin } from './app-origin.ts';
import { openPage } from './open-page.ts';
import { createPendingDocuments } from './pending-documents.ts';
import { createSearch, type SearchPages } from './search-pages.ts';
import type { ReadingDocument } from './serve-article.ts';
import type { Assets } from './serve-files.ts';

export type ReaderDeps = {
  readonly wiki: Wiki;
  readonly sites: Sites;
  readonly readingDocument: ReadingDocument;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
};

/** The use cases of reading, and the app's own origin. */
export type Reader = {
  readonly open: (page: PageRef) => Promise<Result<OpenedPage, ReadFailure>>;
  /** Completion; a newer call ends the one before. */
  readonly searchTitles: SearchPages;
  /** Full text; a newer call ends the one before. */
  readonly searchText: SearchPages;
  /** Answers any request to the app's own origin. Never rejects. */
  readonly serve: (request: Request) => Promise<Response>;
};

export function createReader(deps: ReaderDeps): Reader {
  const { wiki } = deps;
  const pending = createPendingDocuments(deps);
  return {
    open: (page) => openPage({ ...deps, pending }, page),
    searchTitles: createSearch(wiki.searchTitles),
    searchText: createSearch(wiki.searchText),
    serve: createAppOrigin({ ...deps, pending }),
  };
}
