import type { ReadFailure } from '../../shared/failures.ts';
import type { PageRef, SiteId } from '../../shared/models.ts';
import { fail, type Result } from '../../shared/result.ts';
import { isValidTitle } from '../../shared/titles.ts';
import type { BearerSource, Clock, Http, Log, RandomBytes } from '../ports.ts';
import type { Asking } from './asking.ts';
import { createHostLimits } from './host-limits.ts';
import { fetchMedia, type MediaInit } from './media.ts';
import { fetchPageHtml, fetchPageInfo, type PageHtml, type PageInfo } from './pages.ts';
import { createApi } from './request.ts';
import { search, type WikiHit } from './search.ts';
import type { Site, Sites } from './sites.ts';
import { timedHttp } from './timed-http.ts';

export type WikiDeps = {
  readonly http: Http;
  readonly bearers: BearerSource;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly userAgent: string;
  readonly sites: Sites;
  readonly log: Log;
};

/**
 * A client of MediaWiki's reading API. Everything answers a `Result`; a request whose signal was aborted answers
 * `superseded`. Rejects on bugs only.
 */
export type Wiki = {
  /** What the wiki says of a page without its content: asked for as named, so a redirect page answers for itself. */
  readonly page: (ref: PageRef, asking?: Asking) => Promise<Result<PageInfo, ReadFailure>>;
  /** The page's document; answers when its head is in. Whoever asked reads the body or cancels it. */
  readonly html: (ref: PageRef, asking?: Asking) => Promise<Result<PageHtml, ReadFailure>>;
  /** Titles that begin like this; at most ten. */
  readonly searchTitles: (
    site: SiteId,
    query: string,
    asking?: Asking,
  ) => Promise<Result<readonly WikiHit[], ReadFailure>>;
  /** Full text; at most twenty. */
  readonly searchText: (
    site: SiteId,
    query: string,
    asking?: Asking,
  ) => Promise<Result<readonly WikiHit[], ReadFailure>>;
  /** A picture or a recording, never with a Bearer. Whoever asked reads the body or cancels it. */
  readonly media: (site: SiteId, url: string, init: MediaInit) => Promise<Result<Response, ReadFailure>>;
};

export function createWiki(deps: WikiDeps): Wiki {
  const { bearers, clock, random, userAgent, sites, log } = deps;
  const http = timedHttp(deps.http, clock);
  const limits = createHostLimits(clock);
  const api = createApi({ http, bearers, limits, clock, random, userAgent, log });

  const at = <T>(
    id: SiteId,
    ask: (site: Site) => Promise<Result<T, ReadFailure>>,
  ): Promise<Result<T, ReadFailure>> | Result<T, ReadFailure> => {
    const site = sites.get(id);
    return site === undefined ? fail({ code: 'unreadable', what: 'site' }) : ask(site);
  };
  const about = async <T>(ref: PageRef, ask: (site: Site) => Promise<Result<T, ReadFailure>>) =>
    isValidTitle(ref.title) ? at(ref.site, ask) : fail({ code: 'title-invalid' as const, title: ref.title });

  return {
    page: (ref, asking) => about(ref, (site) => fetchPageInfo(api, site, ref, asking)),
    html: (ref, asking) => about(ref, (site) => fetchPageHtml(api, site, ref, asking)),
    searchTitles: async (id, query, asking) => at(id, (site) => search(api, site, 'title', query, asking)),
    searchText: async (id, query, asking) => at(id, (site) => search(api, site, 'page', query, asking)),
    media: async (id, url, init) => at(id, (site) => fetchMedia({ http, limits, userAgent, log }, site, url, init)),
  };
}
