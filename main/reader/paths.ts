import { OTHERWISE_NOTHING, orNothing } from '../../shared/media-path.ts';
import type { SiteId } from '../../shared/models.ts';
import { decodeSiteId } from '../../shared/site-id.ts';
import { displayTitle, isValidTitle, titleSegment } from '../../shared/titles.ts';

/** What a path of the app's own origin stands for. */
export type Route =
  | { readonly kind: 'window' }
  | { readonly kind: 'asset'; readonly path: string }
  | {
      readonly kind: 'article';
      readonly site: SiteId;
      readonly title: string;
      readonly revision: number | undefined;
      readonly ticket: string | undefined;
    }
  | {
      readonly kind: 'media';
      readonly site: SiteId;
      readonly url: string;
      /** What is answered for a picture that cannot be had. */
      readonly otherwise: 'placeholder' | 'nothing';
    }
  /** What stands for a picture until it comes near. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknown' };

const UNKNOWN: Route = { kind: 'unknown' };

/** Names of built files. No dot in front, no backslash, colon or NUL: no way out of the folder on any system. */
const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Root-relative path of a page's reading document. */
export function articlePath(site: SiteId, title: string, fragment?: string): string {
  const path = `/article/${site}/${titleSegment(title)}`;
  return fragment === undefined ? path : `${path}#${encodeURIComponent(fragment)}`;
}

/** The path of exactly this revision; with a ticket it takes the document that is already on its way. */
export function documentPath(site: SiteId, title: string, revision: number, ticket: string): string {
  return `${articlePath(site, title)}?${new URLSearchParams({ revision: String(revision), open: ticket })}`;
}

/** Root-relative path of a picture or a recording. */
export function mediaPath(site: SiteId, url: string): string {
  return `/media/${site}/${encodeURIComponent(url)}`;
}

/** The same for a picture whose place has a look of its own without it: when it cannot be had, nothing comes. */
export function thumbnailPath(site: SiteId, url: string): string {
  return orNothing(mediaPath(site, url));
}

/** A picture of nothing that has no size of its own. No site is called so. */
export const BLANK_PATH = '/media/blank.svg';

/** Takes an address of the app's origin apart. The host is not looked at: whoever calls has decided that it is ours. */
export function routeOf(address: string): Route {
  const url = URL.parse(address);
  if (url === null) return UNKNOWN;
  const parts = decodedSegments(url.pathname);
  if (parts === undefined) return UNKNOWN;
  const [first, second, third] = parts;
  if (first === '' && parts.length === 1) return { kind: 'window' };
  if (first === 'article' && parts.length === 3) return articleRoute(second, third, url.searchParams);
  if (url.pathname === BLANK_PATH) return { kind: 'blank' };
  if (first === 'media' && parts.length === 3) return mediaRoute(second, third, url.search);
  // Only the window's own page is HTML, and it is served at `/` alone, with its nonce.
  const isFile = parts.every((part) => FILE_NAME.test(part)) && !parts.at(-1)?.toLowerCase().endsWith('.html');
  return isFile ? { kind: 'asset', path: parts.join('/') } : UNKNOWN;
}

function articleRoute(site: string | undefined, name: string | undefined, query: URLSearchParams): Route {
  const id = decodeSiteId(site);
  if (id === undefined || name === undefined || !isValidTitle(name)) return UNKNOWN;
  const revision = query.get('revision');
  if (revision !== null && !/^[1-9]\d{0,14}$/.test(revision)) return UNKNOWN;
  return {
    kind: 'article',
    site: id,
    title: displayTitle(name),
    revision: revision === null ? undefined : Number(revision),
    ticket: query.get('open') ?? undefined,
  };
}

function mediaRoute(site: string | undefined, url: string | undefined, query: string): Route {
  const id = decodeSiteId(site);
  if (id === undefined || url === undefined || !URL.canParse(url)) return UNKNOWN;
  return { kind: 'media', site: id, url, otherwise: query === `?${OTHERWISE_NOTHING}` ? 'nothing' : 'placeholder' };
}

/** Each segment decoded on its own, after splitting: a decoded `/` stays inside its segment. */
function decodedSegments(path: string): readonly string[] | undefined {
  try {
    return path.replace(/^\//, '').split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
