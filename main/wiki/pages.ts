import * as z from 'zod/mini';
import type { ReadFailure } from '../../shared/failures.ts';
import type { PageRef } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { displayTitle } from '../../shared/titles.ts';
import type { Asking } from './asking.ts';
import { decodeJson, nullable } from './decode.ts';
import { readStart } from './http-body.ts';
import { isHtml, isPortalPage } from './portal.ts';
import { type Followed, requestPage, titleOfApiPath } from './redirects.ts';
import type { Api } from './request.ts';
import type { Site } from './sites.ts';

/** What the wiki says of a page without its content. */
export type PageInfo = {
  /** With spaces, as the wiki spells it. */
  readonly title: string;
  readonly revision: number;
  /** When the revision was made, ISO 8601, UTC. */
  readonly editedAt: string;
  readonly licence: { readonly title: string; readonly url: string } | undefined;
  /** Where the page leads when it is a redirect, with spaces. */
  readonly redirectTarget: string | undefined;
};

/** A Parsoid document, as it starts to arrive. */
export type Document = {
  readonly revision: number;
  /** BCP 47, as the wiki says it in `Content-Language`. */
  readonly language: string;
  readonly etag: string | undefined;
  /** Errors with `HttpError` when the document is cut short or stalls. */
  readonly body: ReadableStream<Uint8Array>;
};

/** A page's document. */
export type PageHtml = Document & {
  /** With spaces, after normalization and redirects. */
  readonly title: string;
  /** The redirect page that led here. */
  readonly redirectedFrom: string | undefined;
};

const licence = z.object({ title: z.string(), url: z.string() });
const bare = z.object({
  title: z.string(),
  latest: z.object({ id: z.int().check(z.positive()), timestamp: z.string() }),
  license: nullable(licence),
  redirect_target: nullable(z.string()),
});
const bareRevision = z.object({
  id: z.int().check(z.positive()),
  timestamp: z.string(),
  page: z.object({ title: z.string() }),
  license: nullable(licence),
});

/** `page/{title}/bare`, or `revision/{id}/bare` where the reference names a revision. */
export async function fetchPageInfo(
  api: Api,
  site: Site,
  ref: PageRef,
  asking?: Asking,
): Promise<Result<PageInfo, ReadFailure>> {
  const found = await request(api, site, ref, 'bare', 'application/json', asking);
  if (!found.ok) return found;
  return ref.revision === undefined ? pageInfo(found.value) : revisionInfo(found.value);
}

async function pageInfo({ response }: Followed): Promise<Result<PageInfo, ReadFailure>> {
  const decoded = await decodeJson(response, bare, 'page/bare');
  if (!decoded.ok) return decoded;
  const { title, latest, license, redirect_target: target } = decoded.value;
  return ok({
    title: displayTitle(title),
    revision: latest.id,
    editedAt: latest.timestamp,
    licence: license ?? undefined,
    redirectTarget: target == null ? undefined : titleOfApiPath(target.replace(/[?#].*$/, '')),
  });
}

async function revisionInfo({ response }: Followed): Promise<Result<PageInfo, ReadFailure>> {
  const decoded = await decodeJson(response, bareRevision, 'revision/bare');
  if (!decoded.ok) return decoded;
  const { id, timestamp, page, license } = decoded.value;
  return ok({
    title: displayTitle(page.title),
    revision: id,
    editedAt: timestamp,
    licence: license ?? undefined,
    redirectTarget: undefined,
  });
}

/** `page/{title}/html`, or `revision/{id}/html`. Answers when the head is in; the body streams. */
export async function fetchPageHtml(
  api: Api,
  site: Site,
  ref: PageRef,
  asking?: Asking,
): Promise<Result<PageHtml, ReadFailure>> {
  const found = await request(api, site, ref, 'html', 'text/html', asking);
  if (!found.ok) return found;
  const { response, title, redirectedFrom } = found.value;
  const document = await parsoidDocument(site, response);
  return document.ok ? ok({ title, redirectedFrom, ...document.value }) : document;
}

/** What a document's own head says, and its body. Fails where a page came that is no document of this wiki's. */
export async function parsoidDocument(site: Site, response: Response): Promise<Result<Document, ReadFailure>> {
  const { headers, body } = response;
  const revision = Number(headers.get('content-revision-id'));
  // A portal's own page is HTML as well: only a wiki's document says which revision it is.
  if (body === null || !isHtml(headers) || !Number.isSafeInteger(revision) || revision <= 0) {
    const start = await readStart(body, 16 * 1024).catch(() => '');
    if (isPortalPage(headers, start)) return fail({ code: 'captive-portal' });
    return fail({ code: 'unreadable', what: isHtml(headers) ? 'html: content-revision-id' : 'html: content-type' });
  }
  const language = headers.get('content-language')?.split(',')[0]?.trim() || site.language;
  return ok({ revision, language, etag: headers.get('etag') ?? undefined, body });
}

async function request(
  api: Api,
  site: Site,
  ref: PageRef,
  view: 'bare' | 'html',
  accept: string,
  asking: Asking | undefined,
): Promise<Result<Followed, ReadFailure>> {
  if (ref.revision === undefined) return requestPage(api, { site, title: ref.title, view, accept, ...asking });
  const url = new URL(`${site.apiBase}/revision/${ref.revision}/${view}`);
  const title = displayTitle(ref.title);
  const answer = await api({ ...asking, url, accept, title });
  if (!answer.ok) return answer;
  if (answer.value.ok) return ok({ response: answer.value, title, redirectedFrom: undefined });
  await answer.value.body?.cancel();
  return fail({ code: 'unreadable', what: `revision/${view}: redirect` });
}
