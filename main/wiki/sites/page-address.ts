import { isValidTitle, titleFromSegment, titleSegment } from '../../../shared/titles.ts';
import { articleName, INDEX, isShadowed } from './article-path.ts';
import type { Site } from './site.ts';
import { isBareNamespace, type RuledTitle, ruledTitle } from './title-rules.ts';

/** What an address of a wiki names. */
export type PageTarget =
  | {
      readonly kind: 'page';
      /** As the site's rules spell it, with spaces. */
      readonly title: string;
      /** Decoded, without `#`. */
      readonly fragment: string | undefined;
      /** The way of writing it asks for, one of the site's. */
      readonly variant: string | undefined;
      /** The wiki marked it as not written yet (`?action=edit&redlink=1`). */
      readonly missing: boolean;
    }
  /** `?curid=`: a page by its number. */
  | { readonly kind: 'page-id'; readonly id: number; readonly fragment: string | undefined }
  /** `?oldid=`: one revision, whatever page it is of. */
  | { readonly kind: 'revision'; readonly id: number; readonly fragment: string | undefined };

/** A link that leads to a page of the wiki. */
export type PageLink = Pick<Extract<PageTarget, { readonly kind: 'page' }>, 'title' | 'missing'>;

/** Parameters that say how a page looks or who is counting, not which page it is. */
const INDIFFERENT = /^(?:utm_\w+|wprov|useskin|uselang|useformat|mobileaction|variant|title)$/;
/** The namespace of categories on every wiki (https://www.mediawiki.org/wiki/Manual:Namespace). */
const CATEGORY = 14;
const NUMBER = /^[1-9]\d{0,14}$/;

/** The page on the web, as people know it: `/` and `:` stay readable. */
export function pageUrl(site: Site, title: string): string {
  return pageAddress(site, { title });
}

/**
 * The address that names a page, a place on it and a way of writing it; the inverse of `pageTarget`.
 * @param page.fragment decoded. @param page.variant one of the site's.
 */
export function pageAddress(
  site: Site,
  page: { readonly title: string; readonly fragment?: string | undefined; readonly variant?: string | undefined },
): string {
  const name = titleSegment(page.title).replaceAll('%2F', '/').replaceAll('%3A', ':');
  const nice = site.articlePath.replace('$1', () => name);
  const path = isShadowed(site, nice) ? `${site.scriptPath}${INDEX}?title=${name}` : nice;
  const variant = page.variant === undefined ? '' : `${path.includes('?') ? '&' : '?'}variant=${page.variant}`;
  const fragment = page.fragment === undefined ? '' : `#${encodeURIComponent(page.fragment.toWellFormed())}`;
  return `${site.origin}${path}${variant}${fragment}`;
}

/**
 * What an address of this wiki names; undefined for any other address, and for what is no page to read: histories,
 * differences, the software's own pages, raw files, pages of other wikis.
 */
export function pageTarget(site: Site, url: URL): PageTarget | undefined {
  if (![site.origin, ...site.otherOrigins].includes(url.origin)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const query = url.searchParams;
  if (query.has('diff')) return undefined;
  const fragment = fragmentOf(url);
  const name = articleName(site, url);
  if (name === undefined && url.pathname !== '/' && url.pathname !== `${site.scriptPath}${INDEX}`) return undefined;

  const revision = query.get('oldid');
  if (revision !== null && NUMBER.test(revision)) return { kind: 'revision', id: Number(revision), fragment };
  const page = query.get('curid');
  if (page !== null && NUMBER.test(page)) return { kind: 'page-id', id: Number(page), fragment };

  const missing = query.get('redlink') === '1';
  if (name === undefined || !(missing || isPlain(query))) return undefined;
  const title = readableTitle(site, name.segment);
  const asked = name.variant ?? query.get('variant') ?? '';
  const variant = site.variants.includes(asked) ? asked : undefined;
  return title === undefined ? undefined : { kind: 'page', title, fragment, variant, missing };
}

/** The page that a link of this wiki leads to; undefined for everything else, also for histories and old revisions. */
export function pageLink(site: Site, url: URL): PageLink | undefined {
  const target = pageTarget(site, url);
  return target?.kind === 'page' ? { title: target.title, missing: target.missing } : undefined;
}

/**
 * Where a title leads on the web when it names no page to read here, as far as the wiki's rules are known: one that
 * the software makes, a file's bytes, another wiki's page. Undefined for every other title.
 */
export function webOnlyUrl(site: Site, title: string): string | undefined {
  return isPage(ruledTitle(site.titles, title, site.language)) ? undefined : pageUrl(site, title);
}

/** Whether a title is a category's, as far as the wiki's namespaces are known. */
export function isCategory(site: Site, title: string): boolean {
  return ruledTitle(site.titles, title, site.language).namespace?.id === CATEGORY;
}

function isPlain(query: URLSearchParams): boolean {
  return [...query].every(([name, value]) => INDIFFERENT.test(name) || (name === 'action' && value === 'view'));
}

function readableTitle(site: Site, segment: string): string | undefined {
  const decoded = titleFromSegment(segment);
  if (decoded === undefined || !isValidTitle(decoded)) return undefined;
  const ruled = ruledTitle(site.titles, decoded, site.language);
  return isPage(ruled) && !isBareNamespace(ruled) && isValidTitle(ruled.title) ? ruled.title : undefined;
}

function isPage({ namespace, interwiki }: RuledTitle): boolean {
  return !interwiki && (namespace === undefined || namespace.id >= 0);
}

function fragmentOf({ hash }: URL): string | undefined {
  const raw = hash.slice(1);
  try {
    return decodeURIComponent(raw) || undefined;
  } catch {
    // An anchor that is not percent-encoded is taken as it stands.
    return raw;
  }
}
