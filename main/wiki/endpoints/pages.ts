import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import type { Licence, PageRef } from '../../../shared/models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { titleOfApiPath } from '../requests/api-path.ts';
import { nullable, pageTitle } from '../requests/decode.ts';
import { getPageJson } from '../requests/json.ts';
import { requestPage } from '../requests/redirects.ts';
import { statedLicence } from '../sites/licence.ts';
import type { Site } from '../sites/site.ts';
import { type Document, parsoidDocument } from './document.ts';
import { fetchRevision, fetchRevisionHtml, licence } from './revisions.ts';

/** What the wiki says of a page without its content. */
export type PageInfo = {
  /** With spaces, as the wiki spells it. */
  readonly title: string;
  readonly revision: number;
  /** When the revision was made, ISO 8601, UTC. */
  readonly editedAt: string;
  readonly licence: Licence | undefined;
  /** Where the page leads when it is a redirect, with spaces. */
  readonly redirectTarget: string | undefined;
};

/** A page's document. */
export type PageHtml = Document & {
  /** With spaces, after normalization and redirects. */
  readonly title: string;
  /** The redirect page that led here. */
  readonly redirectedFrom: string | undefined;
};

/** What every description of a page has. */
export const bare = z.object({
  title: pageTitle,
  latest: z.object({ id: z.int().check(z.positive()), timestamp: z.string() }),
  license: nullable(licence),
  redirect_target: nullable(z.string()),
});

export function pageInfoOf(site: Site, decoded: z.infer<typeof bare>): PageInfo {
  const { title, latest, license, redirect_target: target } = decoded;
  return {
    title: displayTitle(title),
    revision: latest.id,
    editedAt: latest.timestamp,
    licence: statedLicence(license, site.origin),
    redirectTarget: target == null ? undefined : titleOfApiPath(target.replace(/[?#].*$/, '')),
  };
}

/** `page/{title}/bare`, or `revision/{id}/bare` where the reference names a revision. */
export async function fetchPageInfo(
  api: Api,
  site: Site,
  ref: PageRef,
  asking?: Asking,
): Promise<Result<PageInfo, ReadFailure>> {
  if (ref.revision !== undefined) {
    const found = await fetchRevision(api, site, { id: ref.revision, title: displayTitle(ref.title) }, asking);
    if (!found.ok) return found;
    const { title, id, editedAt, licence: terms } = found.value;
    return ok({ title, revision: id, editedAt, licence: terms, redirectTarget: undefined });
  }
  const found = await getPageJson(api, { ...asking, site, title: ref.title, view: 'bare' }, bare, 'page/bare');
  return found.ok ? ok(pageInfoOf(site, found.value.value)) : found;
}

/**
 * `page/{title}/html` when it is not what the asker has.
 * @param etag of what the asker has; without one the document comes
 * @returns undefined when it is still current
 */
export async function fetchPageHtmlUnless(
  api: Api,
  site: Site,
  { title: asked, etag }: { readonly title: string; readonly etag: string | undefined },
  asking?: Asking,
): Promise<Result<PageHtml | undefined, ReadFailure>> {
  const request = { ...asking, site, title: asked, view: 'html', accept: 'text/html', unless: etag };
  const found = await requestPage(api, request);
  if (!found.ok) return found;
  const { response, title, redirectedFrom } = found.value;
  if (response.status === 304) return ok(undefined);
  const document = await parsoidDocument(site, response);
  return document.ok ? ok({ title, redirectedFrom, ...document.value }) : document;
}

/** `page/{title}/html`, or `revision/{id}/html`. Answers when the head is in; the body streams. */
export async function fetchPageHtml(
  api: Api,
  site: Site,
  ref: PageRef,
  asking?: Asking,
): Promise<Result<PageHtml, ReadFailure>> {
  if (ref.revision !== undefined) {
    const named = displayTitle(ref.title);
    const document = await fetchRevisionHtml(api, site, { id: ref.revision, title: named }, asking);
    return document.ok ? ok({ title: named, redirectedFrom: undefined, ...document.value }) : document;
  }
  const found = await requestPage(api, { ...asking, site, title: ref.title, view: 'html', accept: 'text/html' });
  if (!found.ok) return found;
  const { response, title, redirectedFrom } = found.value;
  const document = await parsoidDocument(site, response);
  return document.ok ? ok({ title, redirectedFrom, ...document.value }) : document;
}
