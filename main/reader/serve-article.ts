import type { ReadFailure } from '../../shared/failures.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Article, OnProgress, ReadingOptions } from '../article/reading-document.ts';
import type { Library } from '../library/library.ts';
import type { KeptPage } from '../library/pages/kept-page.ts';
import type { Clock } from '../ports.ts';
import type { Site } from '../wiki/sites/site.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import type { ContentsNews } from './contents-news.ts';
import { failureDocument } from './failure-document.ts';
import { failureStatus } from './failure-status.ts';
import { dressedDocument, type FramedDeps, framedDocument } from './framed-document.ts';
import { articleHeaders, emptyHeaders } from './headers.ts';
import { decodeContents } from './kept/contents-json.ts';
import { againOptions, keptDocument } from './kept/kept-document.ts';
import type { PageKeeper } from './kept/page-keeper.ts';
import type { Route } from './paths.ts';
import type { PendingDocuments, WaitingDocument } from './pending-documents.ts';
import { readingOptions } from './reading-options.ts';
import { soon } from './soon.ts';

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

/** How long the library may take before the wiki is asked in its place, in ms. */
const PATIENCE = 400;

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
  const { pathname, search } = new URL(request.url);
  const reading = readingOf(deps, site, waiting.value, deps.news.follow(pathname + search));
  const framed = await framedDocument(deps, reading, route.ticket !== undefined);
  return new Response(framed, { headers: articleHeaders() });
}

async function documentOf(
  { pending, wiki, library, clock }: ServeArticleDeps,
  request: Request,
  route: ArticleRoute,
): Promise<Result<WaitingDocument, ReadFailure>> {
  const { site, title, revision, ticket } = route;
  const waiting = ticket === undefined ? undefined : pending.take(ticket, route);
  if (waiting?.from === 'library') return ok(waiting);
  // The path names it as the page is called here.
  if (waiting !== undefined) return ok({ ...waiting, html: { ...waiting.html, title } });
  const found = await soon(clock, PATIENCE, library.read({ site, title }));
  const kept = found?.ok ? found.value : undefined;
  if (kept !== undefined && (revision ?? kept.revision) === kept.revision) return ok({ from: 'library', kept });
  const html = await wiki.html({ site, title, revision }, { signal: request.signal });
  return html.ok ? ok({ from: 'wiki', html: html.value }) : html;
}

function readingOf(
  deps: ServeArticleDeps,
  site: Site,
  waiting: WaitingDocument,
  onProgress: OnProgress,
): ReadableStream<Uint8Array> {
  if (waiting.from === 'library') return keptReading(deps, site, waiting.kept, onProgress);
  const { html, facts } = waiting;
  const article = deps.readArticle(html.body, readingOptions(deps.sites, site, html.title, html.language), onProgress);
  return facts === undefined ? article.document : deps.keeper.follow(article, facts);
}

/** SECURITY: what another version of the engine wrote is as foreign as what the web sends. */
function keptReading(
  { sites, readArticle, engineVersion }: ServeArticleDeps,
  site: Site,
  kept: KeptPage,
  onProgress: OnProgress,
): ReadableStream<Uint8Array> {
  const document = keptDocument(kept);
  const contents = decodeContents(kept.contents);
  if (kept.engine !== engineVersion || contents === undefined) {
    return readArticle(document, againOptions(sites, site, kept), onProgress).document;
  }
  onProgress(() => contents, true);
  return document;
}

async function articleFailure(deps: ServeArticleDeps, title: string, failure: ReadFailure): Promise<Response> {
  const body = await dressedDocument(deps, new Blob([failureDocument(title, failure.code)]).stream());
  return new Response(body, { status: failureStatus(failure), headers: articleHeaders() });
}
