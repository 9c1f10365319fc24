import { titleKey } from '../../../shared/titles.ts';
import type { ReadingOptions } from '../options.ts';
import { ownString } from '../scan/own-string.ts';
import { attribute } from './escape.ts';
import { plainHost } from './plain-addresses.ts';
import { createPlainLinks, isPlainPlace, type PlainLink } from './plain-links.ts';

/** What the `a` carries: its class, and its other attributes ready to be written. */
type Written = { readonly classes: '' | 'missing' | 'external'; readonly attributes: string };

export type Link =
  | (Written & {
      readonly kind: 'page';
      readonly title: string;
      /** The same place on the web. */
      readonly url: string;
    })
  | (Written & { readonly kind: 'fragment'; readonly fragment: string })
  /** The page itself: bold in the text, no link. */
  | { readonly kind: 'self' }
  | (Written & { readonly kind: 'external' });

export type ResolveLink = (href: string) => Link | undefined;

/** The one list of schemes an article may link to. */
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);
const LONGEST_URL = 8_192;
/** A mark in the text or the way back from the note; half of all links of a long article. */
const CITATION = /^\.\/[^?#]*#(cite_[^%]*)$/;
/** How Parsoid ends the link to a page that nobody wrote; it says nothing of which page that is. */
const UNWRITTEN = '?action=edit&redlink=1';

/** The same addresses come again and again; a hostile document must not fill the memory with them. */
const REMEMBERED = 4_000;
const LONGEST_REMEMBERED = 300;

/**
 * Decides where an `href` leads: a page of this wiki, a place on this page, the web, or nowhere (undefined).
 * SECURITY: what leaves is built here from a parsed URL, or is plain: then a parser would answer it letter for letter,
 * and it holds nothing to be escaped. No other `href` of the source is passed on.
 */
export function createLinkResolver(options: ReadingOptions): ResolveLink {
  const base = linkBase(options.pageUrl, options.title);
  const plain = createPlainLinks(options, base);
  const ownKey = titleKey(options.title);
  const seen = new Map<string, Link | undefined>();

  const byAddress = (href: string): Link | undefined => {
    const url = URL.parse(href, base);
    if (!url || !SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return undefined;
    if (url.protocol === 'mailto:') return externalLink(url.href);
    const missing = url.search !== '' && url.searchParams.get('redlink') === '1';
    if (missing) url.search = '';
    const title = options.isOwnPage(url);
    if (title === undefined) return externalLink(url.href);
    const fragment = url.hash.length > 1 ? decoded(url.hash.slice(1)) : undefined;
    // Citations lead within the page under whatever title it was asked for (a redirect's, an older one).
    if (fragment?.startsWith('cite_')) return fragmentLink(fragment);
    if (titleKey(title) !== ownKey) {
      return pageLink(title, options.articlePath(title, fragment), url.href, missing);
    }
    return fragment === undefined ? { kind: 'self' } : fragmentLink(fragment);
  };

  const isForeign = (href: string): boolean => {
    const host = options.ownHosts && plainHost(href);
    return host !== undefined && options.ownHosts?.has(host) === false;
  };
  /** How a link to a place on this page begins, where such a link leads to this page indeed. */
  const here = isOwn(URL.parse(`./${ownKey}`, base), options, ownKey) ? `./${ownKey}#` : undefined;
  const byName = (href: string): Link | undefined => {
    if (here !== undefined && href.startsWith(here) && isPlainPlace(href, here.length)) {
      return plainFragmentLink(href.slice(here.length));
    }
    const citation = href.includes('#cite_') ? CITATION.exec(href)?.[1] : undefined;
    if (citation !== undefined) return fragmentLink(citation);
    const missing = href.endsWith(UNWRITTEN) && !href.includes('#');
    const page = plain(missing ? href.slice(0, -UNWRITTEN.length) : href);
    return page && plainLink(page, missing);
  };

  return (href) => {
    if (href.length > LONGEST_URL) return undefined;
    if (href.startsWith('#')) return href.length > 1 ? fragmentLink(decoded(href.slice(1))) : undefined;
    const named = href.startsWith('./') ? byName(href) : undefined;
    if (named) return named;
    if (isForeign(href)) return externalLink(href);
    if (seen.has(href)) return seen.get(href);
    const link = byAddress(href);
    if (seen.size < REMEMBERED && href.length <= LONGEST_REMEMBERED) seen.set(ownString(href), link);
    return link;
  };
}

/** A link to an address of the web, for the system's browser. */
export function externalLink(url: string): Extract<Link, { readonly kind: 'external' }> {
  return {
    kind: 'external',
    classes: 'external',
    attributes: `${attribute('href', url)} data-link="external" rel="noreferrer noopener"`,
  };
}

function isOwn(url: URL | null, options: ReadingOptions, ownKey: string): boolean {
  return url !== null && url.search === '' && url.hash === '' && titleKey(options.isOwnPage(url) ?? '') === ownKey;
}

function fragmentLink(fragment: string): Link {
  // Whoever follows it decodes it, as a browser does.
  const href = attribute('href', `#${fragment.replaceAll('%', '%25')}`);
  return { kind: 'fragment', fragment, classes: '', attributes: `${href} data-link="fragment"` };
}

function plainFragmentLink(fragment: string): Link {
  return { kind: 'fragment', fragment, classes: '', attributes: ` href="#${fragment}" data-link="fragment"` };
}

function plainLink(link: PlainLink, missing: boolean): Link {
  if (link.kind === 'elsewhere') return externalLink(link.url);
  const { title, href, url } = link;
  const attributes = ` href="${href}" data-link="page" title="${title}"`;
  return { kind: 'page', title, url, classes: missing ? 'missing' : '', attributes };
}

function pageLink(title: string, path: string, url: string, missing: boolean): Link {
  const href = attribute('href', path);
  const attributes = `${href} data-link="page"${attribute('title', title)}`;
  return { kind: 'page', title, url, classes: missing ? 'missing' : '', attributes };
}

/** Parsoid's links are relative to the folder of all pages, which is not that of a page named `AC/DC`. */
function linkBase(pageUrl: string, title: string): string {
  const url = new URL(pageUrl);
  const path = decoded(url.pathname);
  const key = titleKey(title);
  if (path.endsWith(key)) url.pathname = path.slice(0, path.length - key.length).replaceAll('%', '%25');
  url.search = '';
  url.hash = '';
  return url.href;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
