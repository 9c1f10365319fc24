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
import type { KeepFacts, PageKeeper } from './page-keeper.ts';

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
  /**
   * Asks the wiki whether a kept page is still what it has, and keeps what it has instead. Behind everybody's back.
   * @param asked the name that somebody asked for it by: what it leads to by now is kept where that is another page
   * @param privately nothing is kept, and no mark made: what is newer has to be fetched when it is wanted
   */
  readonly ask: (kept: KeptPage, asked: string, privately: boolean) => Promise<PageFreshness['is']>;
  /** Whether the wiki is known to have a newer revision that was not kept. */
  readonly isKnownOld: (kept: KeptPage) => boolean;
  readonly forget: () => void;
};

export function createRevalidation(deps: RevalidationDeps): Revalidation {
  const { wiki, library, clock } = deps;
  const old = new Set<string>();
  return {
    forget: () => old.clear(),
    isKnownOld: (kept) => old.has(versionOf(kept)),
    isFresh: ({ checkedAt }) => Math.abs(clock.now() - checkedAt) < A_MOMENT,
    async ask(kept, asked, privately) {
      const { site, title, etag, revision } = kept;
      // Not in the background: whoever reads is told at once when the wiki cannot be asked.
      const byName = (name: string) => wiki.htmlUnless({ site, title: name }, etag, { priority: 'preview' });
      let found = await byName(asked);
      // A redirect may be gone, and the page is still there.
      if (!found.ok && found.failure.code === 'page-missing' && asked !== title) found = await byName(title);
      if (!found.ok) return 'unknown';
      const document = found.value;
      const isAnother = document !== undefined && asked !== title && document.title !== title;
      const isNewer = document !== undefined && (isAnother || document.revision !== revision);
      if (privately) {
        // Nobody waits for the rest of it.
        document?.body.cancel().catch(() => {});
        if (!isNewer) return 'current';
        old.add(versionOf(kept));
        return 'newer';
      }
      if (document === undefined) {
        await library.mark({ site, title, is: 'current', at: clock.now() });
        return 'current';
      }
      if (isNewer && !isAnother) {
        await library.mark({ site, title, is: 'outdated', at: clock.now(), revision: document.revision });
      }
      const instead = isAnother
        ? { aliases: [asked] }
        : { aliases: [], movedFrom: document.title === title ? undefined : title, inPlace: true as const };
      const isKept = await keepBehind(deps, kept, document, instead);
      // The same revision may look otherwise: a template has changed. That is not worth a word.
      return isKept && isNewer ? 'newer' : 'current';
    },
  };
}

function versionOf({ site, title, revision }: KeptPage): string {
  return `${site} ${revision} ${title}`;
}

/** Reads the document to its end though nobody sees it. Answers whether it is on disk. @param instead of what it is kept, and by which names */
async function keepBehind(
  deps: RevalidationDeps,
  kept: KeptPage,
  document: PageHtml,
  instead: Pick<KeepFacts, 'aliases' | 'movedFrom' | 'inPlace'>,
): Promise<boolean> {
  const { sites, wiki, keeper, clock, readArticle } = deps;
  const { title, revision, language, etag, body } = document;
  const site = sites.get(kept.site);
  if (site === undefined) return false;
  // In the same lane as the document, whose place in the queue is not given back before it has been read.
  const info = await wiki.page({ site: kept.site, title }, { priority: 'preview' });
  const said = info.ok && info.value.revision === revision ? info.value : undefined;
  const article = readArticle(body, readingOptions(sites, site, { title, language }), () => {});
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
    ...instead,
  };
  for await (const _piece of keeper.follow(article, facts, onDisk.resolve));
  return onDisk.promise;
}
