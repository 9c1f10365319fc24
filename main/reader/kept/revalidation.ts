import type { PageFreshness } from '../../../shared/models.ts';
import type { Library } from '../../library/library.ts';
import type { KeptPage } from '../../library/pages/kept-page.ts';
import type { Clock } from '../../ports.ts';
import type { PageHtml } from '../../wiki/endpoints/pages.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { directionOf } from '../direction.ts';
import { readingOptions } from '../reading-options.ts';
import type { ReadArticle } from '../serve-article.ts';
import type { PageKeeper } from './page-keeper.ts';

/** What was fetched or asked after so lately is as the wiki has it, in ms: going back and forth asks nobody. */
const A_MOMENT = 60_000;

export type RevalidationDeps = {
  readonly wiki: Pick<Wiki, 'htmlUnless' | 'page'>;
  readonly sites: Sites;
  readonly library: Pick<Library, 'mark'>;
  readonly readArticle: ReadArticle;
  readonly keeper: PageKeeper;
  readonly clock: Clock;
};

export type Revalidation = {
  readonly isFresh: (kept: KeptPage) => boolean;
  /** Asks the wiki whether a kept page is still what it has, and keeps what it has instead. Behind everybody's back. */
  readonly ask: (kept: KeptPage) => Promise<PageFreshness['is']>;
};

export function createRevalidation(deps: RevalidationDeps): Revalidation {
  const { wiki, library, clock } = deps;
  return {
    isFresh: ({ checkedAt }) => Math.abs(clock.now() - checkedAt) < A_MOMENT,
    async ask(kept) {
      const { site, title, etag, revision } = kept;
      // Not in the background: whoever reads is told at once when the wiki cannot be asked.
      const found = await wiki.htmlUnless({ site, title }, etag, { priority: 'preview' });
      if (!found.ok) return 'unknown';
      const document = found.value;
      if (document === undefined) {
        await library.mark({ site, title, is: 'current', at: clock.now() });
        return 'current';
      }
      if (document.revision !== revision) {
        await library.mark({ site, title, is: 'outdated', at: clock.now(), revision: document.revision });
      }
      const isKept = await keepBehind(deps, kept, document);
      // The same revision may look otherwise: a template has changed. That is not worth a word.
      return isKept && document.revision !== revision ? 'newer' : 'current';
    },
  };
}

/** Reads the document to its end though nobody sees it. Answers whether it is on disk. */
async function keepBehind(deps: RevalidationDeps, kept: KeptPage, document: PageHtml): Promise<boolean> {
  const { sites, wiki, keeper, clock, readArticle } = deps;
  const { title, revision, language, etag, body } = document;
  const site = sites.get(kept.site);
  if (site === undefined) return false;
  // In the same lane as the document, whose place in the queue is not given back before it has been read.
  const info = await wiki.page({ site: kept.site, title }, { priority: 'preview' });
  const said = info.ok && info.value.revision === revision ? info.value : undefined;
  const article = readArticle(body, readingOptions(sites, site, title, language), () => {});
  const onDisk = Promise.withResolvers<boolean>();
  const facts = {
    site: kept.site,
    title,
    revision,
    etag,
    editedAt: said?.editedAt,
    language,
    direction: directionOf(language),
    licence: said?.licence ?? kept.licence,
    fetchedAt: clock.now(),
    aliases: [],
    movedFrom: title === kept.title ? undefined : kept.title,
  };
  for await (const _piece of keeper.follow(article, facts, onDisk.resolve));
  return onDisk.promise;
}
