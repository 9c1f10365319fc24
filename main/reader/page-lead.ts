import type { Preview, SiteId } from '../../shared/models.ts';
import type { Asking } from '../wiki/pace/asking.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { directionOf } from './direction.ts';
import { readingOptions } from './reading-options.ts';
import type { ReadArticle } from './serve-article.ts';

/** A page whose first paragraph comes later than this has none, in bytes of the reading document. */
const FAR_ENOUGH = 256 * 1024;

export type PageLeadDeps = {
  readonly wiki: Pick<Wiki, 'html'>;
  readonly sites: Sites;
  readonly readArticle: ReadArticle;
};

/**
 * A preview out of the page itself, for wikis that have no summaries: its first sentence. It is what every MediaWiki
 * can answer, needs no extension, and is the request that reading the page will make. The rest of the page is not
 * waited for.
 * @returns undefined where the page cannot be had, or has no sentence
 */
export async function pageLead(
  { wiki, sites, readArticle }: PageLeadDeps,
  page: { readonly site: SiteId; readonly title: string },
  asking: Asking,
): Promise<Preview | undefined> {
  const site = sites.get(page.site);
  const found = await wiki.html(page, asking);
  if (site === undefined || !found.ok) return undefined;
  const { title, language, body } = found.value;
  let sentence = '';
  const { document } = readArticle(body, readingOptions(sites, site, title, language), (soFar) => {
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
  return sentence === ''
    ? undefined
    : { site: page.site, title, extract: sentence, language, direction: directionOf(language) };
}
