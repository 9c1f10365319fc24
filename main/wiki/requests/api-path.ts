import { isValidTitle, titleFromSegment } from '../../../shared/titles.ts';

/**
 * The title in `…/page/{title}/bare` or deeper, with spaces. The part before `/page/` may be another base of the same
 * wiki. MediaWiki 1.43 leads from one spelling to another with a placeholder left in: `…/history/counts/{type}`.
 */
export function titleOfApiPath(path: string): string | undefined {
  const segment = /\/page\/([^/]+)(?:\/(?:[a-z_]+|%7Btype%7D)){0,3}$/.exec(path)?.[1];
  const title = segment === undefined ? undefined : titleFromSegment(segment);
  return title !== undefined && isValidTitle(title) ? title : undefined;
}
