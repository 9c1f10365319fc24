import type { ReadFailure } from '../../shared/failures.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { OnProgress, ReadingOptions } from '../article/reading-document.ts';
import type { PageHtml } from '../wiki/endpoints/pages.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import type { ContentsNews } from './contents-news.ts';
import { failureDocument } from './failure-document.ts';
import { failureStatus } from './failure-status.ts';
import { dressedDocument, type FramedDeps, framedDocument } from './framed-document.ts';
import { articleHeaders, emptyHeaders } from './headers.ts';
import type { Route } from './paths.ts';
import type { PendingDocuments } from './pending-documents.ts';
import { readingOptions } from './reading-options.ts';

/** Parsoid HTML in, reading HTML out, as a stream. */
export type ReadingDocument = (
  source: ReadableStream<Uint8Array>,
  options: ReadingOptions,
  onProgress: OnProgress,
) => ReadableStream<Uint8Array>;

export type ArticleRoute = Extract<Route, { readonly kind: 'article' }>;

export type ServeArticleDeps = FramedDeps & {
  readonly wiki: Wiki;
  readonly sites: Sites;
  readonly pending: PendingDocuments;
  readonly readingDocument: ReadingDocument;
  readonly news: ContentsNews;
};

/**
 * Answers `/article/…`. The document that `openPage` left under the ticket flows on; without one (the frame was
 * reloaded, the app slept) the revision in the path is asked for again. A failure is a document too.
 */
export async function serveArticle(deps: ServeArticleDeps, request: Request, route: ArticleRoute): Promise<Response> {
  const site = deps.sites.get(route.site);
  if (site === undefined) return new Response(null, { status: 404, headers: emptyHeaders() });
  // A question about the head must not use up the ticket.
  if (request.method === 'HEAD') return new Response(null, { headers: articleHeaders() });

  const document = await documentOf(deps, request, route);
  if (!document.ok) return articleFailure(deps, route.title, document.failure);
  const { title, language, body } = document.value;
  const { pathname, search } = new URL(request.url);
  const onProgress = deps.news.follow(pathname + search);
  const reading = deps.readingDocument(body, readingOptions(deps.sites, site, title, language), onProgress);
  const framed = await framedDocument(deps, reading, route.ticket !== undefined);
  return new Response(framed, { headers: articleHeaders() });
}

async function documentOf(
  { pending, wiki }: ServeArticleDeps,
  request: Request,
  route: ArticleRoute,
): Promise<Result<PageHtml, ReadFailure>> {
  const { site, title, revision, ticket } = route;
  const flowing = ticket === undefined ? undefined : pending.take(ticket, route);
  return flowing === undefined
    ? wiki.html({ site, title, revision }, { signal: request.signal })
    : ok({ ...flowing, title });
}

async function articleFailure(deps: ServeArticleDeps, title: string, failure: ReadFailure): Promise<Response> {
  const body = await dressedDocument(deps, new Blob([failureDocument(title, failure.code)]).stream());
  return new Response(body, { status: failureStatus(failure), headers: articleHeaders() });
}
