import type { ArticleMedia } from '../../../shared/models.ts';
import { displayTitle } from '../../../shared/titles.ts';

export type Picture = ArticleMedia & { readonly kind: 'image' };

/** Players stay in the text: the viewer is for pictures. */
export function picturesOf(media: readonly ArticleMedia[]): readonly Picture[] {
  return media.filter((medium): medium is Picture => medium.kind === 'image');
}

/**
 * Where among the pictures the one with this number of the document is; undefined when it is none of them.
 * @param number its `data-media`
 */
export function pictureAt(media: readonly ArticleMedia[], number: string | null): number | undefined {
  const at = number !== null && /^\d{1,6}$/.test(number) ? Number(number) : -1;
  return media[at]?.kind === 'image' ? picturesOf(media.slice(0, at)).length : undefined;
}

/**
 * Whether a link around a picture only leads to the page about its file, which the viewer leads to as well. Any other
 * link was meant by whoever wrote the article.
 * @param href as it stands. @param filePage title of that page, where one is known
 */
export function isOwnFile(href: string | null, filePage: string | undefined): boolean {
  const url = URL.parse(href ?? '');
  if (url === null || filePage === undefined) return false;
  try {
    return displayTitle(decodeURIComponent(url.pathname + url.search)).endsWith(displayTitle(filePage));
  } catch {
    return false;
  }
}

/** What a key does in the viewer; undefined is nothing of its own. */
export type ViewerKey = 'next' | 'previous' | 'first' | 'last' | 'in' | 'out' | 'whole';

export function viewerKey({
  key,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): ViewerKey | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return 'next';
    case 'ArrowLeft':
    case 'PageUp':
      return 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case '+':
    case '=':
      return 'in';
    case '-':
    case '_':
      return 'out';
    case '0':
      return 'whole';
    default:
      return undefined;
  }
}

/** Where the key leads among so many pictures; past an end it stays. */
export function stepped(at: number, count: number, key: ViewerKey): number {
  const wanted = { next: at + 1, previous: at - 1, first: 0, last: count - 1, in: at, out: at, whole: at }[key];
  return Math.min(count - 1, Math.max(0, wanted));
}
