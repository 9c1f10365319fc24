import type { ReadFailure } from '../../shared/failures.ts';
import type { MediaCredits, OpenedPage, PageFreshness, PageRef, Theme } from '../../shared/models.ts';
import { ok, type Result } from '../../shared/result.ts';
import { isValidTitle } from '../../shared/titles.ts';
import type { Library } from '../library/library.ts';
import type { MediaCache } from '../library/media-cache/media-cache.ts';
import type { SavedMedia } from '../library/saving/saved-media.ts';
import type { Clock, Log, RandomBytes } from '../ports.ts';
import { pageUrl } from '../wiki/sites/page-address.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { createAppOrigin } from './app-origin.ts';
import { type ContentsNews, createContentsNews } from './contents-news.ts';
import { findDocument } from './find-document.ts';
import { createPageKeeper } from './kept/page-keeper.ts';
import { createRevalidation } from './kept/revalidation.ts';
import { createListeners } from './listeners.ts';
import type { Enter } from './media/slots.ts';
import { openPage } from './open-page.ts';
import type { ReadingHistory } from './past/history.ts';
import type { PageToOpen } from './past/openings.ts';
import type { PrivateReading } from './past/private-reading.ts';
import { documentPath } from './paths.ts';
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
  readonly history: Pick<ReadingHistory, 'begin'>;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
  readonly assets: Assets;
  readonly mediaCache: MediaCache;
  readonly savedMedia: SavedMedia;
  /** Places of pictures: `PICTURES_AT_ONCE` of them. */
  readonly enter: Enter;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  /** The theme to paint pages in. */
  readonly theme: () => Theme;
};

/** The use cases of reading, and the app's own origin. */
export type Reader = {
  readonly open: (page: PageToOpen) => Promise<Result<OpenedPage, ReadFailure>>;
  /** A page in a few sentences; a newer call ends the one before. */
  readonly preview: Previews['preview'];
  /** Nobody waits for the preview any more. */
  readonly endPreview: Previews['end'];
  /** Author and licence of a file. @param file its page. */
  readonly credits: (file: PageRef) => Promise<Result<MediaCredits, ReadFailure>>;
  /**
   * Gets a page that is to be put on paper. Answers the path under which it waits for that.
   * @param asked whether somebody read privately when they asked for it
   */
  readonly prepareForPaper: (page: PageRef, asked: boolean) => Promise<Result<string, ReadFailure>>;
  /** Where a page is on the web; undefined for no page of a wiki that is known. */
  readonly webAddress: (page: PageRef) => string | undefined;
  /** Completion; a newer call ends the one before. */
  readonly searchTitles: SearchPages;
  /** Full text; a newer call ends the one before. */
  readonly searchText: SearchPages;
  /** Told when somebody opens a page. Answers what ends it. */
  readonly onOpen: (listener: () => void) => () => void;
  /** What documents on their way hold. */
  readonly onContents: ContentsNews['onNews'];
  /** What the wiki said of pages that were opened as they were kept. Answers what ends it. */
  readonly onFreshness: (listener: (freshness: PageFreshness) => void) => () => void;
  /** Forgets what is in memory and on its way: what was asked for before this is not kept when it comes. */
  readonly forget: () => void;
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
  const opening = createListeners<void>();
  return {
    async open(page) {
      opening.tell();
      const asked = deps.privacy.isOn();
      // What was asked for before is read privately as well when it comes while that is on.
      const privately = () => asked || deps.privacy.isOn();
      const remembered = deps.history.begin(page);
      const opened = await openPage({ ...deps, pending, revalidation, onFreshness: freshness.tell }, page, privately);
      return opened.ok ? ok({ ...opened.value, ...(await remembered(opened.value)) }) : opened;
    },
    onOpen: opening.add,
    preview: previews.preview,
    endPreview: previews.end,
    credits: (file) => wiki.credits(file),
    async prepareForPaper(page, asked) {
      const found = await findDocument(deps, page);
      if (!found.ok) return found;
      const { title, revision } = found.value.from === 'library' ? found.value.kept : found.value.html;
      const ticket = pending.keep({ site: page.site, title, document: found.value });
      const privately = asked || deps.privacy.isOn();
      return ok(documentPath(page.site, title, { revision, ticket, privately, paper: true }));
    },
    webAddress: ({ site: id, title }) => {
      const site = sites.get(id);
      return site === undefined || !isValidTitle(title) ? undefined : pageUrl(site, title);
    },
    searchTitles: createSearch(wiki.searchTitles, deps),
    searchText: createSearch(wiki.searchText, deps),
    onContents: news.onNews,
    onFreshness: freshness.add,
    forget() {
      keeper.forget();
      revalidation.forget();
      pending.clear();
      previews.forget();
      wiki.forget();
    },
    serve: createAppOrigin({ ...deps, pending, news, keeper }),
  };
}
