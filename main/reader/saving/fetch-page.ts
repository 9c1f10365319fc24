import type { ReadFailure } from '../../../shared/failures.ts';
import type { PageName } from '../../../shared/library-models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isValidTitle } from '../../../shared/titles.ts';
import type { DocumentContents } from '../../article/reading-document.ts';
import type { PlainPage } from '../../library/saving/saving-models.ts';
import type { Clock } from '../../ports.ts';
import type { PageHtml, PageInfo } from '../../wiki/endpoints/pages.ts';
import { pageUrl } from '../../wiki/sites/page-address.ts';
import type { Site } from '../../wiki/sites/site.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { directionOf } from '../direction.ts';
import { brokeOff } from '../kept/keeping.ts';
import { factsOf, type KeepFacts, plainPage } from '../kept/page-keeper.ts';
import { infoOf, licenceOf, webOnly } from '../open-live.ts';
import { passing } from '../passing.ts';
import { readingOptions } from '../reading-options.ts';
import type { ReadArticle } from '../serve-article.ts';

export type FetchPageDeps = {
  readonly wiki: Pick<Wiki, 'html' | 'htmlUnless' | 'page' | 'learnSite'>;
  readonly sites: Sites;
  readonly readArticle: ReadArticle;
  readonly engineVersion: number;
  readonly clock: Clock;
};

/** A page as the wiki has it now, read to its end. */
export type FetchedPage = {
  readonly page: PlainPage;
  /** The reading document, a character for each byte. */
  readonly html: string;
  readonly contents: DocumentContents;
};

export type FetchPage = {
  /** What is kept under this name: where it is the same, nothing comes. */
  readonly known?: { readonly title: string; readonly etag: string | undefined } | undefined;
  readonly signal: AbortSignal;
  /** Told of every piece that has come, in bytes. */
  readonly onBytes: (bytes: number) => void;
};

/**
 * Reads a page of the wiki to its end though nobody sees it, stepping back for everybody who does: through the same pass
 * as what is read. Answers `same` where it is what is known.
 */
export async function fetchPage(
  deps: FetchPageDeps,
  name: PageName,
  { known, signal, onBytes }: FetchPage,
): Promise<Result<FetchedPage | 'same', ReadFailure>> {
  const { wiki, sites, engineVersion, readArticle } = deps;
  const { site: id, title: asked } = name;
  const site = sites.get(id);
  if (site === undefined) return fail({ code: 'site-unknown' });
  if (!isValidTitle(asked)) return fail({ code: 'title-invalid', title: asked });
  const elsewhere = webOnly(site, name);
  if (elsewhere !== undefined) return fail(elsewhere);

  const asking = { priority: 'saving', signal } as const;
  void wiki.learnSite(id);
  const arriving = known?.etag === undefined ? wiki.html(name, asking) : wiki.htmlUnless(name, known.etag, asking);
  // Both at once, where both are surely wanted.
  const early = known?.etag === undefined ? wiki.page(name, asking) : undefined;
  const found = await arriving;
  if (!found.ok) return found;
  if (found.value === undefined) return ok('same');
  const document: PageHtml = found.value;
  const { title, language } = document;
  const article = readArticle(
    counted(document.body, onBytes),
    readingOptions(sites, site, { title, language }),
    () => {},
  );
  const said = (early ?? wiki.page(name, asking)).then((first) => infoOf(wiki, name, document, first, asking));
  const bytes = await allOf(article.document);
  const html = bytes.toString('latin1');
  if (signal.aborted) return fail({ code: 'superseded' });
  if (brokeOff(html)) return fail({ code: 'unreadable', what: 'transfer' });
  const movedFrom = known === undefined || known.title === title ? undefined : known.title;
  const facts = { ...factsFor(deps, site, name, document, await said), movedFrom };
  const page = { ...plainPage(article, facts, engineVersion), document: bytes };
  return ok({ page, html, contents: article.contents() });
}

function factsFor(
  { sites, clock }: FetchPageDeps,
  site: Site,
  { title: asked }: PageName,
  document: PageHtml,
  info: PageInfo | undefined,
): KeepFacts {
  const { title, redirectedFrom, revision, language, etag } = document;
  const page = {
    site: site.id,
    title,
    redirectedFrom,
    revision,
    editedAt: info?.revision === revision ? info.editedAt : undefined,
    language,
    direction: directionOf(language),
    licence: licenceOf(info?.licence, (sites.get(site.id) ?? site).licence),
    sourceUrl: pageUrl(site, title),
    fetchedAt: clock.now(),
    freshness: 'live' as const,
  };
  return factsOf(page, etag, asked);
}

async function allOf(document: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of document) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The same bytes, told of as they come. */
function counted(body: ReadableStream<Uint8Array>, onBytes: (bytes: number) => void): ReadableStream<Uint8Array> {
  return passing(body, async function* (next) {
    for (let piece = await next(); piece !== undefined; piece = await next()) {
      onBytes(piece.byteLength);
      yield piece;
    }
  });
}
