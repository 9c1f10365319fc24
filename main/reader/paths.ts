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
      /** It was opened where nothing is to be remembered. */
      readonly privately: boolean;
      /** It is to be put on paper. */
      readonly paper: boolean;
    }
  | {
      readonly kind: 'media';
      readonly site: SiteId;
      readonly url: string;
      /** What is answered for a picture that cannot be had. */
      readonly otherwise: 'placeholder' | 'nothing';
      /** It belongs to something that was opened where nothing is to be remembered. */
      readonly privately: boolean;
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

/** Which document of a page. */
export type DocumentVersion = {
  readonly revision: number;
  /** It takes the document that is already on its way. */
  readonly ticket: string;
  /** Neither it nor its pictures are kept, also when the frame loads it again later. */
  readonly privately: boolean;
  /** As it goes on paper. */
  readonly paper?: boolean | undefined;
};

/** The path of exactly this revision. */
export function documentPath(
  site: SiteId,
  title: string,
  { revision, ticket, privately, paper = false }: DocumentVersion,
): string {
  const query = new URLSearchParams({ revision: String(revision), open: ticket });
  if (privately) query.set('private', '');
  if (paper) query.set('paper', '');
  return `${articlePath(site, title)}?${query}`;
}

/** In the place of a site: what follows is not kept. No site is called so. */
const PRIVATE = 'private';

/** Root-relative path of a picture or a recording. @param privately it is not kept, whenever it is loaded */
export function mediaPath(site: SiteId, url: string, privately: boolean): string {
  return `/media/${privately ? `${PRIVATE}/` : ''}${site}/${encodeURIComponent(url)}`;
}

/** The same for a picture whose place has a look of its own without it: when it cannot be had, nothing comes. */
export function thumbnailPath(site: SiteId, url: string, privately: boolean): string {
  return orNothing(mediaPath(site, url, privately));
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
  if (first === 'media' && parts.length === 3) return mediaRoute(second, third, url.search, false);
  if (first === 'media' && second === PRIVATE && parts.length === 4) {
    return mediaRoute(third, parts[3], url.search, true);
  }
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
    privately: query.has('private'),
    paper: query.has('paper'),
  };
}

function mediaRoute(site: string | undefined, url: string | undefined, query: string, privately: boolean): Route {
  const id = decodeSiteId(site);
  if (id === undefined || url === undefined || !URL.canParse(url)) return UNKNOWN;
  const otherwise = query === `?${OTHERWISE_NOTHING}` ? 'nothing' : 'placeholder';
  return { kind: 'media', site: id, url, otherwise, privately };
}

/** Each segment decoded on its own, after splitting: a decoded `/` stays inside its segment. */
function decodedSegments(path: string): readonly string[] | undefined {
  try {
    return path.replace(/^\//, '').split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
