import type { ReadFailure } from '../../shared/failures.ts';
import type { SearchHit, SiteId } from '../../shared/models.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { WikiHit } from '../wiki/endpoints/search.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { thumbnailPath } from './paths.ts';

export type SearchArgs = { readonly site: SiteId; readonly query: string };

export type SearchPages = (args: SearchArgs) => Promise<Result<readonly SearchHit[], ReadFailure>>;

/**
 * Search as somebody types: each call takes the place of the one before, which is given up and answers `superseded`.
 * @param ask one of the wiki's searches.
 */
export function createSearch(ask: Wiki['searchTitles']): SearchPages {
  let current = new AbortController();
  return async ({ site, query }) => {
    current.abort();
    const mine = new AbortController();
    current = mine;
    const found = await ask(site, query, { signal: mine.signal });
    return found.ok ? ok(found.value.map((hit) => searchHit(site, hit))) : found;
  };
}

function searchHit(site: SiteId, { thumbnailUrl, ...hit }: WikiHit): SearchHit {
  return { site, ...hit, thumbnailPath: thumbnailUrl === undefined ? undefined : thumbnailPath(site, thumbnailUrl) };
}
