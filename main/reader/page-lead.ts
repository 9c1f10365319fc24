import type { ReadFailure } from '../../shared/failures.ts';
import type { Preview, SiteId } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Asking } from '../wiki/pace/asking.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { directionOf } from './direction.ts';
import { readingOptions } from './reading-options.ts';
import type { ReadArticle } from './serve-article.ts';

/** A page whose first paragraph comes later than this has none, in bytes of the reading document. */
const FAR_ENOUGH = 256 * 1024;

/** What another question would not change. */
const NOTHING_THERE: ReadonlySet<ReadFailure['code']> = new Set(['page-missing', 'title-invalid', 'web-only', 'gone']);

export type PageLeadDeps = {
  readonly wiki: Pick<Wiki, 'html'>;
  readonly sites: Sites;
  readonly readArticle: ReadArticle;
};

/**
 * A preview out of the page itself, for wikis that have no summaries: its first sentence. It is what every MediaWiki
 * can answer, needs no extension, and is the request that reading the page will make. The rest of the page is not
 * waited for.
 * @returns null where there is no such page, or no sentence in it
 */
export async function pageLead(
  { wiki, sites, readArticle }: PageLeadDeps,
  page: { readonly site: SiteId; readonly title: string },
  asking: Asking,
): Promise<Result<Preview | null, ReadFailure>> {
  const site = sites.get(page.site);
  const found = await wiki.html(page, asking);
  if (!found.ok) return NOTHING_THERE.has(found.failure.code) ? ok(null) : found;
  if (site === undefined) return fail({ code: 'site-unknown' });
  const { title, language, body } = found.value;
  let sentence = '';
  const { document } = readArticle(body, readingOptions(sites, site, { title, language }), (soFar) => {
    sentence = soFar().firstSentence;
  });
  const reader = document.getReader();
  for (let bytes = 0; bytes < FAR_ENOUGH && sentence === ''; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
  }
  // The connection may have ended by itself.
  await reader.cancel().catch(() => {});
  if (sentence === '') return ok(null);
  return ok({ site: page.site, title, extract: sentence, language, direction: directionOf(language) });
}
