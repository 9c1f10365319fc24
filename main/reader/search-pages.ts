import type { ReadFailure } from '../../shared/failures.ts';
import type { KeptHit, SearchHit, SiteId } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Library } from '../library/library.ts';
import type { WikiHit } from '../wiki/endpoints/search.ts';
import type { Wiki } from '../wiki/wiki.ts';
import type { PrivateReading } from './past/private-reading.ts';
import { thumbnailPath } from './paths.ts';
import { UNREACHABLE } from './unreachable.ts';

export type SearchArgs = { readonly site: SiteId; readonly query: string };

export type SearchPages = (args: SearchArgs) => Promise<Result<readonly SearchHit[], ReadFailure>>;

export type SearchDeps = {
  readonly library: Pick<Library, 'search'>;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
};

/** As many as the wiki gives at once of texts. */
const MOST_KEPT = 20;

/**
 * Search as somebody types: each call takes the place of the one before, which is given up and answers `superseded`.
 * Where the wiki cannot be asked, what is kept of it is searched in its place.
 * @param ask one of the wiki's searches.
 */
export function createSearch(ask: Wiki['searchTitles'], { library, privacy }: SearchDeps): SearchPages {
  let current = new AbortController();
  return async ({ site, query }) => {
    current.abort();
    const mine = new AbortController();
    current = mine;
    const found = await ask(site, query, { signal: mine.signal });
    if (found.ok) return ok(found.value.map((hit) => searchHit(site, hit, privacy.isOn())));
    if (!UNREACHABLE.has(found.failure.code)) return found;
    const kept = await library.search({ text: query, filter: { site }, limit: MOST_KEPT });
    if (mine.signal.aborted) return fail({ code: 'superseded' });
    return kept.ok && kept.value.length > 0 ? ok(kept.value.map(keptHit)) : found;
  };
}

function keptHit({ site, title, description, excerpt, matchedTitle }: KeptHit): SearchHit {
  return { site, title, description, excerpt, matchedTitle };
}

function searchHit(site: SiteId, { thumbnailUrl, ...hit }: WikiHit, privately: boolean): SearchHit {
  const path = thumbnailUrl === undefined ? undefined : thumbnailPath(site, thumbnailUrl, privately);
  return { site, ...hit, thumbnailPath: path };
}
