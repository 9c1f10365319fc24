import { zstdDecompressSync } from 'node:zlib';
import type { PageToImport } from '../../library/bundle/import-rows.ts';
import type { BundledPage } from '../../library/bundle/lines.ts';
import type { Site } from '../../wiki/sites/site.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import { encodeContents } from '../kept/contents-json.ts';
import { keepingOnTheWay } from '../kept/keeping.ts';
import { againOptions } from '../kept/kept-document.ts';
import { withoutPageHead } from '../kept/without-page-head.ts';
import { type PagePicture, picturesOf } from '../saving/pictures.ts';
import type { ReadArticle } from '../serve-article.ts';

/**
 * No engine's version: the wiki is asked for the page before it is shown, and where that cannot be it passes the engine again
 * (docs/adr/0019-bundles.md).
 */
const NO_ENGINE = 0;

export type PassingDeps = {
  readonly sites: Sites;
  /** The page's. */
  readonly site: Site;
  readonly readArticle: ReadArticle;
  /** ms since the epoch. */
  readonly now: number;
};

export type PassedPage = Pick<PageToImport, 'page' | 'readAt'> & {
  /** When it was saved, if it was. ms since the epoch. */
  readonly savedAt: number | undefined;
  /** What it shows: none where it was saved without. */
  readonly pictures: readonly PagePicture[];
};

/**
 * A page of a bundle as the library takes it. Undefined for a document that is not all there.
 *
 * SECURITY: whoever made the file may have written anything into it. What is kept is what the engine makes of it, and
 * of what the bundle says of the page nothing leads anywhere: no ETag, no moment that is yet to come.
 */
export async function pageOfBundle(deps: PassingDeps, page: BundledPage): Promise<PassedPage | undefined> {
  const { sites, site, readArticle, now } = deps;
  const { title, language, revision, editedAt, direction, description, licence, names } = page;
  const source = withoutPageHead(new Blob([page.html]).stream());
  const article = readArticle(source, againOptions(sites, site, { title, language }), () => {});
  const passed = Promise.withResolvers<Uint8Array | undefined>();
  for await (const _piece of keepingOnTheWay(article, passed.resolve));
  const html = await passed.promise;
  if (html === undefined) return undefined;
  const contents = article.contents();
  const written = zstdDecompressSync(html).toString('latin1');
  return {
    page: {
      site: site.id,
      title,
      revision,
      editedAt,
      language,
      direction,
      description,
      licence,
      fetchedAt: Math.min(page.fetchedAt, now),
      engine: NO_ENGINE,
      aliases: names,
      html,
      contents: encodeContents(contents),
      text: article.plainText(),
      headings: contents.outline,
    },
    readAt: Math.min(page.readAt, now),
    savedAt: page.savedAt === undefined ? undefined : Math.min(page.savedAt, now),
    // The large ones for a viewer are in no bundle.
    pictures:
      page.pictures === 'none' || page.pictures === undefined ? [] : picturesOf(site, written, contents, 'reading'),
  };
}
