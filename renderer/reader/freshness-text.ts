import { assertNever } from '../../shared/result.ts';
import type { Freshness } from './freshness-store.ts';

/**
 * How current a page is, at its foot.
 * @param ago since when it is kept, in words (`3 days ago`)
 */
export function freshnessText(freshness: Freshness, ago: string): string {
  switch (freshness) {
    case 'current':
      return 'up to date';
    case 'asking':
      return `kept ${ago}`;
    case 'newer':
      return `kept ${ago}; the wiki has a newer one`;
    case 'unknown':
      return `kept ${ago}; the wiki cannot be asked now`;
    default:
      return assertNever(freshness);
  }
}
