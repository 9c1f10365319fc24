import type { SiteId } from '../../shared/models.ts';
import { decodeSiteId } from '../../shared/site-id.ts';
import { splitFragment, titleFromSegment } from '../../shared/titles.ts';

/** What a link of the reading document leads to. */
export type FrameLink =
  | { readonly kind: 'page'; readonly site: SiteId; readonly title: string; readonly fragment: string | undefined }
  /** An anchor of the same page; undefined is its top. */
  | { readonly kind: 'fragment'; readonly fragment: string | undefined }
  | { readonly kind: 'external'; readonly url: string };

const ARTICLE_PATH = /^\/article\/([^/]+)\/([^/]+)$/;

/**
 * Decodes a link by its own attributes.
 * @param kind the `data-link` attribute. @param href the attribute as written, not resolved.
 * @returns undefined for whatever is not one of the three kinds of link a reading document has
 */
export function decodeFrameLink(kind: string | null, href: string | null): FrameLink | undefined {
  if (href === null) return undefined;
  if (kind === 'fragment' && href.startsWith('#')) {
    return { kind: 'fragment', fragment: splitFragment(href).fragment };
  }
  if (kind === 'external') return { kind: 'external', url: href };
  if (kind !== 'page') return undefined;
  const { title: path, fragment } = splitFragment(href);
  const match = ARTICLE_PATH.exec(path.split('?')[0] ?? '');
  const site = decodeSiteId(decodeURIComponentSafely(match?.[1] ?? ''));
  const title = titleFromSegment(match?.[2] ?? '');
  return site && title ? { kind: 'page', site, title, fragment } : undefined;
}

function decodeURIComponentSafely(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
