import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import type { MarkedText } from '../../../shared/models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import { getJson } from '../requests/json.ts';
import { mediaUrl } from '../sites/media-url.ts';
import type { Site } from '../sites/site.ts';
import { markedText } from './excerpt.ts';

/** One page that a search found. */
export type WikiHit = {
  /** With spaces. */
  readonly title: string;
  readonly description: string | undefined;
  /** Only of a full-text search. */
  readonly excerpt: MarkedText | undefined;
  /** Title of the redirect that matched, when it was not the page's own. */
  readonly matchedTitle: string | undefined;
  /** Absolute address on one of the site's media hosts. */
  readonly thumbnailUrl: string | undefined;
};

/** Which search: completion of a title's beginning, or full text. */
export type SearchKind = 'title' | 'page';

const LIMITS: Readonly<Record<SearchKind, number>> = { title: 10, page: 20 };

const hit = z.object({
  title: z.string(),
  description: nullable(z.string()),
  excerpt: nullable(z.string()),
  matched_title: nullable(z.string()),
  thumbnail: nullable(z.object({ url: z.string() })),
});
const answer = z.object({ pages: z.array(hit) });

/** `search/title` or `search/page`. An empty query finds nothing and asks nobody. */
export async function search(
  api: Api,
  site: Site,
  kind: SearchKind,
  query: string,
  asking?: Asking,
): Promise<Result<readonly WikiHit[], ReadFailure>> {
  const words = query.trim();
  if (words === '') return ok([]);
  const url = new URL(`${site.apiBase}/search/${kind}`);
  url.searchParams.set('q', words);
  url.searchParams.set('limit', String(LIMITS[kind]));
  const found = await getJson(api, { ...asking, url }, answer, `search/${kind}`);
  if (!found.ok) return found;
  return ok(found.value.pages.slice(0, LIMITS[kind]).map((page) => wikiHit(site, kind, page)));
}

function wikiHit(site: Site, kind: SearchKind, page: z.infer<typeof hit>): WikiHit {
  const thumbnail = page.thumbnail?.url;
  return {
    title: displayTitle(page.title),
    description: page.description || undefined,
    // Completion fills the field with the title again.
    excerpt: kind === 'page' && page.excerpt ? markedText(page.excerpt) : undefined,
    matchedTitle: page.matched_title ? displayTitle(page.matched_title) : undefined,
    thumbnailUrl: thumbnail ? mediaUrl(site, thumbnail) : undefined,
  };
}
