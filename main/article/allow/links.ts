import { titleKey } from '../../../shared/titles.ts';
import type { ReadingOptions } from '../options.ts';
import { attribute } from './escape.ts';

export type Link =
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly fragment: string | undefined;
      readonly missing: boolean;
      /** The same place on the web. */
      readonly url: string;
    }
  | { readonly kind: 'fragment'; readonly fragment: string }
  /** The page itself: bold in the text, no link. */
  | { readonly kind: 'self' }
  | { readonly kind: 'external'; readonly url: string };

export type ResolveLink = (href: string) => Link | undefined;

/** The one list of schemes an article may link to. */
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);
const LONGEST_URL = 8_192;

/**
 * Decides where an `href` leads: a page of this wiki, a place on this page, the web, or nowhere (undefined).
 * SECURITY: what leaves is built here from a parsed URL; no `href` of the source is passed on.
 */
export function createLinkResolver(options: ReadingOptions): ResolveLink {
  const base = linkBase(options.pageUrl, options.title);
  const ownKey = titleKey(options.title);
  return (href) => {
    if (href.length > LONGEST_URL) return undefined;
    if (href.startsWith('#'))
      return href.length > 1 ? { kind: 'fragment', fragment: decoded(href.slice(1)) } : undefined;
    const url = URL.parse(href, base);
    if (!url || !SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return undefined;
    if (url.protocol === 'mailto:') return { kind: 'external', url: url.href };
    const missing = url.search !== '' && url.searchParams.get('redlink') === '1';
    if (missing) url.search = '';
    const title = options.isOwnPage(url);
    if (title === undefined) return { kind: 'external', url: url.href };
    const fragment = url.hash.length > 1 ? decoded(url.hash.slice(1)) : undefined;
    // Citations lead within the page under whatever title it was asked for (a redirect's, an older one).
    if (fragment?.startsWith('cite_')) return { kind: 'fragment', fragment };
    if (titleKey(title) !== ownKey) return { kind: 'page', title, fragment, missing, url: url.href };
    return fragment === undefined ? { kind: 'self' } : { kind: 'fragment', fragment };
  };
}

/** The attributes of an `a` that leads there; undefined where no link is written. */
export function linkAttributes(link: Link, options: ReadingOptions): string | undefined {
  switch (link.kind) {
    case 'page': {
      const href = attribute('href', options.articlePath(link.title, link.fragment));
      return `${link.missing ? ' class="missing"' : ''}${href} data-link="page"${attribute('title', link.title)}`;
    }
    case 'fragment':
      return `${attribute('href', `#${link.fragment}`)} data-link="fragment"`;
    case 'external':
      return ` class="external"${attribute('href', link.url)} data-link="external" rel="noreferrer noopener"`;
    case 'self':
      return undefined;
  }
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
