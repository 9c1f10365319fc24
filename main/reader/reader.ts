import type { ReadFailure } from '../../shared/failures.ts';
import type { MediaCredits, OpenedPage, PageFreshness, PageRef, Theme } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { isValidTitle } from '../../shared/titles.ts';
import type { Library } from '../library/library.ts';
import type { MediaCache } from '../library/media-cache/media-cache.ts';
import type { Clock, Log, RandomBytes } from '../ports.ts';
import { pageUrl } from '../wiki/sites/page-address.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { createAppOrigin } from './app-origin.ts';
import { type ContentsNews, createContentsNews } from './contents-news.ts';
import { createPageKeeper } from './kept/page-keeper.ts';
import { createRevalidation } from './kept/revalidation.ts';
import { createListeners } from './listeners.ts';
import { openPage } from './open-page.ts';
import { createPendingDocuments } from './pending-documents.ts';
import { createPreviews, type Previews } from './preview-page.ts';
import { createSearch, type SearchPages } from './search-pages.ts';
import type { ReadArticle } from './serve-article.ts';
import type { Assets } from './serve-files.ts';

export type ReaderDeps = {
  readonly wiki: Wiki;
  readonly sites: Sites;
  readonly readArticle: ReadArticle;
  /** Version of what `readArticle` writes. */
  readonly engineVersion: number;
  readonly library: Library;
  readonly assets: Assets;
  readonly mediaCache: MediaCache;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  /** The theme to paint pages in. */
  readonly theme: () => Theme;
};

/** The use cases of reading, and the app's own origin. */
export type Reader = {
  readonly open: (page: PageRef) => Promise<Result<OpenedPage, ReadFailure>>;
  /** A page in a few sentences; a newer call ends the one before. */
  readonly preview: Previews['preview'];
  /** Nobody waits for the preview any more. */
  readonly endPreview: Previews['end'];
  /** Author and licence of a file. @param file its page. */
  readonly credits: (file: PageRef) => Promise<Result<MediaCredits, ReadFailure>>;
  /** Where a page is on the web; undefined for no page of a wiki that is known. */
  readonly webAddress: (page: PageRef) => string | undefined;
  /** Completion; a newer call ends the one before. */
  readonly searchTitles: SearchPages;
  /** Full text; a newer call ends the one before. */
  readonly searchText: SearchPages;
  /** What documents on their way hold. */
  readonly onContents: ContentsNews['onNews'];
  /** What the wiki said of pages that were opened as they were kept. Answers what ends it. */
  readonly onFreshness: (listener: (freshness: PageFreshness) => void) => () => void;
  /** Answers any request to the app's own origin. Never rejects. */
  readonly serve: (request: Request) => Promise<Response>;
};

export function createReader(deps: ReaderDeps): Reader {
  const { wiki, sites } = deps;
  const pending = createPendingDocuments(deps);
  const news = createContentsNews(deps);
  const previews = createPreviews(deps);
  const keeper = createPageKeeper(deps);
  const revalidation = createRevalidation({ ...deps, keeper });
  const freshness = createListeners<PageFreshness>();
  return {
    open: (page) => openPage({ ...deps, pending, revalidation, onFreshness: freshness.tell }, page),
    preview: previews.preview,
    endPreview: previews.end,
    credits: (file) => wiki.credits(file),
    webAddress: ({ site: id, title }) => {
      const site = sites.get(id);
      return site === undefined || !isValidTitle(title) ? undefined : pageUrl(site, title);
    },
    searchTitles: createSearch(wiki.searchTitles, deps.library),
    searchText: createSearch(wiki.searchText, deps.library),
    onContents: news.onNews,
    onFreshness: freshness.add,
    serve: createAppOrigin({ ...deps, pending, news, keeper }),
  };
}
