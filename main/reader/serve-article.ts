import type { ReadFailure } from '../../shared/failures.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Article, OnProgress, ReadingOptions } from '../article/reading-document.ts';
import type { Library } from '../library/library.ts';
import type { KeptPage } from '../library/pages/kept-page.ts';
import type { Clock } from '../ports.ts';
import { pageUrl } from '../wiki/sites/page-address.ts';
import type { Site } from '../wiki/sites/site.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import type { ContentsNews } from './contents-news.ts';
import { failureDocument } from './failure-document.ts';
import { failureStatus } from './failure-status.ts';
import { findDocument } from './find-document.ts';
import { dressedDocument, type FramedDeps, framedDocument } from './framed-document.ts';
import { articleHeaders, emptyHeaders } from './headers.ts';
import { decodeContents } from './kept/contents-json.ts';
import { againOptions, keptDocument } from './kept/kept-document.ts';
import type { PageKeeper } from './kept/page-keeper.ts';
import { withoutPageHead } from './kept/without-page-head.ts';
import { type PaperFoot, paperDocument } from './paper/paper-document.ts';
import { passing, untouched } from './passing.ts';
import type { Route } from './paths.ts';
import type { PendingDocuments, WaitingDocument } from './pending-documents.ts';
import { readingOptions } from './reading-options.ts';

/** Parsoid HTML in, reading HTML out, as a stream, and what was understood of it. */
export type ReadArticle = (
  source: ReadableStream<Uint8Array>,
  options: ReadingOptions,
  onProgress: OnProgress,
) => Article;

export type ArticleRoute = Extract<Route, { readonly kind: 'article' }>;

export type ServeArticleDeps = FramedDeps & {
  readonly wiki: Wiki;
  readonly sites: Sites;
  readonly pending: PendingDocuments;
  readonly readArticle: ReadArticle;
  readonly news: ContentsNews;
  readonly library: Pick<Library, 'read'>;
  readonly keeper: PageKeeper;
  readonly engineVersion: number;
  readonly clock: Clock;
};

/**
 * Answers `/article/…`. The document that `openPage` left under the ticket flows on; without one (the frame was
 * reloaded, the app slept) the revision in the path is taken as it was kept, or asked for again. A failure is a
 * document too.
 */
export async function serveArticle(deps: ServeArticleDeps, request: Request, route: ArticleRoute): Promise<Response> {
  const site = deps.sites.get(route.site);
  if (site === undefined) return new Response(null, { status: 404, headers: emptyHeaders() });
  // A question about the head must not use up the ticket.
  if (request.method === 'HEAD') return new Response(null, { headers: articleHeaders() });

  const waiting = await documentOf(deps, request, route);
  if (!waiting.ok) return articleFailure(deps, route.title, waiting.failure);
  if (route.paper) {
    const reading = readingOf(deps, site, waiting.value, route.privately, () => {});
    const paper = await paperDocument({ ...deps, site }, reading, footOf(site, waiting.value));
    return new Response(paper, { headers: articleHeaders() });
  }
  const { pathname, search } = new URL(request.url);
  const { onProgress, left } = deps.news.follow(pathname + search);
  const reading = readingOf(deps, site, waiting.value, route.privately, onProgress);
  const framed = await framedDocument(deps, passing(reading, untouched, left), route.ticket !== undefined);
  return new Response(framed, { headers: articleHeaders() });
}

async function documentOf(
  deps: ServeArticleDeps,
  request: Request,
  route: ArticleRoute,
): Promise<Result<WaitingDocument, ReadFailure>> {
  const { title, ticket } = route;
  const waiting = ticket === undefined ? undefined : deps.pending.take(ticket, route);
  if (waiting?.from === 'library') return ok(waiting);
  // The path names it as the page is called here.
  if (waiting !== undefined) return ok({ ...waiting, html: { ...waiting.html, title } });
  return findDocument(deps, route, request.signal);
}

function readingOf(
  deps: ServeArticleDeps,
  site: Site,
  waiting: WaitingDocument,
  privately: boolean,
  onProgress: OnProgress,
): ReadableStream<Uint8Array> {
  if (waiting.from === 'library') return keptReading(deps, site, waiting.kept, privately, onProgress);
  const { html, facts } = waiting;
  const { title, language } = html;
  const article = deps.readArticle(
    html.body,
    readingOptions(deps.sites, site, { title, language, privately }),
    onProgress,
  );
  return facts === undefined ? article.document : deps.keeper.follow(article, facts);
}

function footOf(site: Site, waiting: WaitingDocument): PaperFoot {
  const {
    title,
    revision,
    licence = site.licence,
  } = waiting.from === 'library' ? waiting.kept : { ...waiting.html, licence: undefined };
  return { licence, address: pageUrl(site, title), revision };
}

/**
 * SECURITY: what another version of the engine wrote is as foreign as what the web sends. What is read privately passes the
 * engine again as well: its pictures get paths under which they are not kept.
 */
function keptReading(
  { sites, readArticle, engineVersion }: ServeArticleDeps,
  site: Site,
  kept: KeptPage,
  privately: boolean,
  onProgress: OnProgress,
): ReadableStream<Uint8Array> {
  const document = keptDocument(kept);
  const contents = decodeContents(kept.contents);
  if (privately || kept.engine !== engineVersion || contents === undefined) {
    const { title, language } = kept;
    return readArticle(withoutPageHead(document), againOptions(sites, site, { title, language, privately }), onProgress)
      .document;
  }
  onProgress(() => contents, true);
  return document;
}

async function articleFailure(deps: ServeArticleDeps, title: string, failure: ReadFailure): Promise<Response> {
  const body = await dressedDocument(deps, new Blob([failureDocument(title, failure.code)]).stream());
  return new Response(body, { status: failureStatus(failure), headers: articleHeaders() });
}
