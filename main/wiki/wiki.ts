import type { DiscoveryFailure, ReadFailure } from '../../shared/failures.ts';
import type { PageRef, SiteId } from '../../shared/models.ts';
import { fail, type Result } from '../../shared/result.ts';
import { isValidTitle } from '../../shared/titles.ts';
import type { BearerSource, Clock, Http, Log, RandomBytes } from '../ports.ts';
import { discoverSite } from './discovery/discover-site.ts';
import { type CategoryMembers, type CategoryQuery, fetchCategoryMembers } from './endpoints/categories.ts';
import { type Comparison, fetchComparison, type RevisionPair } from './endpoints/compare.ts';
import { type Credits, fetchCredits } from './endpoints/credits.ts';
import type { Document } from './endpoints/document.ts';
import {
  type Day,
  type FeaturedFeed,
  fetchFeatured,
  fetchOnThisDay,
  type Happening,
  type HappeningKind,
} from './endpoints/feeds.ts';
import { fetchFile, fetchMediaLinks, type WikiFile } from './endpoints/files.ts';
import { type Freshness, fetchFreshness } from './endpoints/freshness.ts';
import {
  fetchHistory,
  fetchHistoryCount,
  type History,
  type HistoryCount,
  type HistoryCountKind,
  type HistoryQuery,
} from './endpoints/history.ts';
import { fetchLanguageLinks, type LanguageLink } from './endpoints/links.ts';
import { fetchMedia, type MediaInit } from './endpoints/media.ts';
import { fetchPageHtml, fetchPageHtmlUnless, fetchPageInfo, type PageHtml, type PageInfo } from './endpoints/pages.ts';
import { fetchRevision, fetchRevisionHtml, type RevisionInfo, type RevisionRef } from './endpoints/revisions.ts';
import { fetchSiteRules } from './endpoints/rules.ts';
import { search, type WikiHit } from './endpoints/search.ts';
import { fetchRandomSummary, fetchSummary, type Summary } from './endpoints/summaries.ts';
import { fetchPageSource, fetchPageWithHtml, type PageSource, type PageWithHtml } from './endpoints/whole-pages.ts';
import { createLearning } from './learn-site.ts';
import type { Asking } from './pace/asking.ts';
import { callerOf } from './pace/budget.ts';
import type { HostWait } from './pace/host-limits.ts';
import { createPace } from './pace/pace.ts';
import { createAnswerCache } from './requests/answer-cache.ts';
import { type BaseInUse, createBases } from './requests/bases.ts';
import { createDeprecations, type Deprecation } from './requests/deprecations.ts';
import { httpInTurn } from './requests/http-in-turn.ts';
import { createApi } from './requests/request.ts';
import { timedHttp } from './requests/timed-http.ts';
import type { Site } from './sites/site.ts';
import type { SiteDefinition } from './sites/site-definition.ts';
import type { Sites } from './sites/sites.ts';

export type WikiDeps = {
  readonly http: Http;
  readonly bearers: BearerSource;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly userAgent: string;
  readonly sites: Sites;
  readonly log: Log;
};

type Answer<T> = Promise<Result<T, ReadFailure>>;

/** A page at its latest revision. */
export type PageName = Pick<PageRef, 'site' | 'title'>;

/** What is worth knowing when something does not work. */
export type Diagnostics = {
  /** The sites read so far, each under the base in use. */
  readonly bases: readonly BaseInUse[];
  /** Endpoints that their servers mean to take away. */
  readonly deprecations: readonly Deprecation[];
  /** Hosts that asked to be left alone. */
  readonly waits: readonly HostWait[];
};

/**
 * A client of MediaWiki's reading API. Everything answers a `Result`; a request whose signal was aborted answers
 * `superseded`. Rejects on bugs only.
 */
export type Wiki = {
  /** What the wiki says of a page without its content: asked for as named, so a redirect page answers for itself. */
  readonly page: (ref: PageRef, asking?: Asking) => Answer<PageInfo>;
  /** The page's document; answers when its head is in. Whoever asked reads the body or cancels it. */
  readonly html: (ref: PageRef, asking?: Asking) => Answer<PageHtml>;
  /** The page's document when it is not the one with this ETag; undefined when it is. Otherwise as `html`. */
  readonly htmlUnless: (page: PageName, etag: string | undefined, asking?: Asking) => Answer<PageHtml | undefined>;
  /** The page and its whole document at once, when both must be of the same revision. */
  readonly withHtml: (page: PageName, asking?: Asking) => Answer<PageWithHtml>;
  /** What the authors wrote; a redirect page answers for itself. */
  readonly source: (page: PageName, asking?: Asking) => Answer<PageSource>;
  /** Twenty revisions, the latest first; `older` and `newer` of an answer are the next question. */
  readonly history: (page: PageName, query?: HistoryQuery, asking?: Asking) => Answer<History>;
  readonly historyCount: (page: PageName, kind: HistoryCountKind, asking?: Asking) => Answer<HistoryCount>;
  /** One revision's particulars, whichever page it belongs to. */
  readonly revision: (site: SiteId, ref: RevisionRef, asking?: Asking) => Answer<RevisionInfo>;
  /** Its document. Whoever asked reads the body or cancels it. */
  readonly revisionHtml: (site: SiteId, ref: RevisionRef, asking?: Asking) => Answer<Document>;
  /** How two revisions of a page differ; undefined where the server cannot compare. */
  readonly compare: (site: SiteId, pair: RevisionPair, asking?: Asking) => Answer<Comparison | undefined>;
  /** The page in other languages. */
  readonly languages: (page: PageName, asking?: Asking) => Answer<readonly LanguageLink[]>;
  /** The files a page shows; undefined where there are more than the server lists. */
  readonly mediaLinks: (page: PageName, asking?: Asking) => Answer<readonly WikiFile[] | undefined>;
  /** A file, named with or without `File:`. */
  readonly file: (file: PageName, asking?: Asking) => Answer<WikiFile>;
  /** Author and licence of a file; its page named with its namespace. */
  readonly credits: (file: PageName, asking?: Asking) => Answer<Credits>;
  /** Titles that begin like this; at most ten. */
  readonly searchTitles: (site: SiteId, query: string, asking?: Asking) => Answer<readonly WikiHit[]>;
  /** Full text; at most twenty. */
  readonly searchText: (site: SiteId, query: string, asking?: Asking) => Answer<readonly WikiHit[]>;
  /** How pages stand now, one answer for each title in the order asked. */
  readonly freshness: (site: SiteId, titles: readonly string[], asking?: Asking) => Answer<readonly Freshness[]>;
  /** What is in a category; `next` of an answer is `after` of the next question. */
  readonly categoryMembers: (site: SiteId, query: CategoryQuery, asking?: Asking) => Answer<CategoryMembers>;
  /** The four extras: undefined wherever a wiki has no such thing, which most have not. */
  readonly summary: (page: PageName, asking?: Asking) => Answer<Summary | undefined>;
  readonly randomSummary: (site: SiteId, asking?: Asking) => Answer<Summary | undefined>;
  readonly featured: (
    site: SiteId,
    date: Day & { readonly year: number },
    asking?: Asking,
  ) => Answer<FeaturedFeed | undefined>;
  readonly onThisDay: (
    site: SiteId,
    kind: HappeningKind,
    day: Day,
    asking?: Asking,
  ) => Answer<readonly Happening[] | undefined>;
  /** A picture or a recording, never with a Bearer. Whoever asked reads the body or cancels it. */
  readonly media: (site: SiteId, url: string, init: MediaInit) => Answer<Response>;
  /**
   * Learns how this wiki spells titles and what its licence is, from itself, once; `sites` knows it afterwards. Steps
   * back for everything else. Resolves when it is known or cannot be had.
   */
  readonly learnSite: (site: SiteId) => Promise<void>;
  /**
   * How to read the wiki that a page's address belongs to, for `Sites.add`; without credentials. Asks
   * three times, up to five where the wiki names another address as its own, and follows redirects. @param address as a person types it.
   */
  readonly discoverSite: (address: string, signal?: AbortSignal) => Promise<Result<SiteDefinition, DiscoveryFailure>>;
  readonly diagnostics: () => Diagnostics;
  /** Forgets the answers that are in memory. */
  readonly forget: () => void;
};

export function createWiki(deps: WikiDeps): Wiki {
  const { bearers, clock, random, userAgent, sites, log } = deps;
  const http = timedHttp(deps.http, clock);
  const pace = createPace(clock, random);
  const { limits, limiter } = pace;
  const anyHttp = httpInTurn({ http, limiter, caller: callerOf(userAgent, false), clock });
  const bases = createBases({ sites, clock, log });
  const deprecations = createDeprecations(log);
  const cache = createAnswerCache();
  const api = createApi({ clock, http, bearers, pace, bases, deprecations, cache, userAgent, log });

  const at = async <T>(id: SiteId, ask: (site: Site) => Answer<T>): Answer<T> => {
    const site = sites.get(id);
    return site === undefined ? fail({ code: 'site-unknown' }) : ask(site);
  };
  const about = async <T>({ site, title }: PageName, ask: (site: Site) => Answer<T>): Answer<T> =>
    isValidTitle(title) ? at(site, ask) : fail({ code: 'title-invalid', title });

  const learnSite = createLearning(sites, (id) => at(id, (site) => fetchSiteRules(api, site, { priority: 'saving' })));

  return {
    page: (ref, asking) => about(ref, (site) => fetchPageInfo(api, site, ref, asking)),
    html: (ref, asking) => about(ref, (site) => fetchPageHtml(api, site, ref, asking)),
    htmlUnless: (page, etag, asking) =>
      about(page, (site) => fetchPageHtmlUnless(api, site, { title: page.title, etag }, asking)),
    withHtml: (page, asking) => about(page, (site) => fetchPageWithHtml(api, site, page.title, asking)),
    source: (page, asking) => about(page, (site) => fetchPageSource(api, site, page.title, asking)),
    history: (page, query, asking) => about(page, (site) => fetchHistory(api, site, page.title, query, asking)),
    historyCount: (page, kind, asking) => about(page, (site) => fetchHistoryCount(api, site, page.title, kind, asking)),
    revision: (id, ref, asking) => at(id, (site) => fetchRevision(api, site, ref, asking)),
    revisionHtml: (id, ref, asking) => at(id, (site) => fetchRevisionHtml(api, site, ref, asking)),
    compare: (id, pair, asking) => at(id, (site) => fetchComparison(api, site, pair, asking)),
    languages: (page, asking) => about(page, (site) => fetchLanguageLinks(api, site, page.title, asking)),
    mediaLinks: (page, asking) => about(page, (site) => fetchMediaLinks(api, site, page.title, asking)),
    file: (file, asking) => about(file, (site) => fetchFile(api, site, file.title, asking)),
    credits: (file, asking) => about(file, (site) => fetchCredits(api, site, file.title, asking)),
    searchTitles: (id, query, asking) => at(id, (site) => search(api, site, 'title', query, asking)),
    searchText: (id, query, asking) => at(id, (site) => search(api, site, 'page', query, asking)),
    freshness: (id, titles, asking) => at(id, (site) => fetchFreshness(api, site, titles, asking)),
    categoryMembers: (id, query, asking) => at(id, (site) => fetchCategoryMembers(api, site, query, asking)),
    summary: (page, asking) => about(page, (site) => fetchSummary(api, site, page.title, asking)),
    randomSummary: (id, asking) => at(id, (site) => fetchRandomSummary(api, site, asking)),
    featured: (id, date, asking) => at(id, (site) => fetchFeatured(api, site, date, asking)),
    onThisDay: (id, kind, day, asking) => at(id, (site) => fetchOnThisDay(api, site, kind, day, asking)),
    media: (id, url, init) => at(id, (site) => fetchMedia({ http, limits, userAgent, log }, site, url, init)),
    learnSite,
    discoverSite: (address, signal) => discoverSite({ http: anyHttp, limits, userAgent }, address, signal),
    diagnostics: () => ({ bases: bases.inUse(), deprecations: deprecations.all(), waits: limits.all() }),
    forget: cache.clear,
  };
}
