import type { SiteId } from '../../shared/models.ts';
import { decodeSiteId, siteLanguage } from '../../shared/site-id.ts';
import { displayTitle, isValidTitle, titleFromSegment, titleSegment } from '../../shared/titles.ts';
import { isLoopback } from './loopback.ts';

/** Where Wikimedia keeps images, thumbnails, rendered formulas and map pictures. */
const WIKIMEDIA_MEDIA = [
  'https://upload.wikimedia.org',
  'https://thumb.wikimedia.org',
  'https://wikimedia.org',
  'https://maps.wikimedia.org',
] as const;

const FAMILY = 'wikipedia';
const LANGUAGE = '{lang}';
const ARTICLE_PATH = '/wiki/';

/** Names that are no page's: the software's own pages, and a file's raw address (canonical English forms work on every wiki). */
const NOT_A_PAGE = /^(?:special|media):/i;

/** A link that leads to a page of the wiki. */
export type PageLink = {
  readonly title: string;
  /** The wiki marked it as not written yet (`?action=edit&redlink=1`). */
  readonly missing: boolean;
};

/** One wiki, as data. */
export type Site = {
  readonly id: SiteId;
  /** The wiki's own code (`en`, `zh-yue`). */
  readonly language: string;
  /** Base of its REST API, without a slash at the end. */
  readonly apiBase: string;
  /** Origin of its pages on the web. */
  readonly origin: string;
  /** Exact origins that images may come from. */
  readonly mediaOrigins: readonly string[];
};

export type Sites = {
  /** The site, or undefined for a family that is not known. */
  readonly get: (id: SiteId) => Site | undefined;
  /** False when there is one wiki whatever the language: nothing to choose then. */
  readonly languageChoice: boolean;
};

/**
 * The wikis that can be read.
 * @param options.apiBase the REST API's base; `{lang}` in it stands for the language, without it there is one wiki.
 * Throws on a base that is no https address (http for loopback): configuration has been checked before.
 */
export function createSites(options: { readonly apiBase: string }): Sites {
  const template = options.apiBase.replace(/\/+$/, '');
  checkBase(template);
  const known = new Map<SiteId, Site>();
  return {
    languageChoice: template.includes(LANGUAGE),
    get(id) {
      if (decodeSiteId(id) === undefined || !id.startsWith(`${FAMILY}:`)) return undefined;
      const site = known.get(id) ?? createSite(id, template);
      known.set(id, site);
      return site;
    },
  };
}

function checkBase(template: string): void {
  const url = new URL(template.replaceAll(LANGUAGE, 'en'));
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!secure || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Error('The base of the reading API must be a plain https address (http on loopback only)');
  }
}

function createSite(id: SiteId, template: string): Site {
  const language = siteLanguage(id);
  const apiBase = template.replaceAll(LANGUAGE, language);
  const { origin, hostname } = new URL(apiBase);
  const own = hostname.endsWith('.wikipedia.org') ? [] : [origin];
  return { id, language, apiBase, origin, mediaOrigins: [...WIKIMEDIA_MEDIA, ...own] };
}

/** The page on the web, as people know it: `/` and `:` stay readable. */
export function pageUrl(site: Site, title: string): string {
  const path = titleSegment(title).replaceAll('%2F', '/').replaceAll('%3A', ':');
  return `${site.origin}${ARTICLE_PATH}${path}`;
}

/** The page that an address of this wiki names; undefined for any other address, also for histories and old revisions. */
export function pageLink(site: Site, url: URL): PageLink | undefined {
  if (url.origin !== site.origin || !url.pathname.startsWith(ARTICLE_PATH)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const decoded = titleFromSegment(url.pathname.slice(ARTICLE_PATH.length));
  if (decoded === undefined || !isValidTitle(decoded) || NOT_A_PAGE.test(decoded)) return undefined;
  const missing = url.searchParams.get('redlink') === '1';
  return url.search === '' || missing ? { title: displayTitle(decoded), missing } : undefined;
}

/**
 * The address of a picture or a recording, made exact: without fragment, by the site's own scheme on the site's own
 * host and by https everywhere else, whatever stood there. Undefined where this site's media may not come from.
 * @param address absolute, or relative to the site (`//upload.wikimedia.org/…`).
 */
export function mediaUrl(site: Site, address: string): string | undefined {
  const url = URL.parse(address, site.origin);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  const own = new URL(site.origin);
  url.protocol = url.host === own.host ? own.protocol : 'https:';
  url.hash = '';
  return site.mediaOrigins.includes(url.origin) ? url.href : undefined;
}
