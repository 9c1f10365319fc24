import type { ReadFailure } from '../../shared/failures.ts';
import type { Licence, OpenedPage, PageRef } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { displayTitle, titleKey } from '../../shared/titles.ts';
import type { Clock } from '../ports.ts';
import type { PageHtml, PageInfo } from '../wiki/endpoints/pages.ts';
import type { Asking } from '../wiki/pace/asking.ts';
import { isCategory, pageUrl, webOnlyUrl } from '../wiki/sites/page-address.ts';
import type { Site } from '../wiki/sites/site.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { directionOf } from './direction.ts';
import { factsOf } from './kept/page-keeper.ts';
import { documentPath } from './paths.ts';
import type { PendingDocuments } from './pending-documents.ts';
import { soon } from './soon.ts';

export type OpenLiveDeps = {
  readonly wiki: Wiki;
  readonly sites: Sites;
  readonly clock: Clock;
  readonly pending: PendingDocuments;
};

/** How long a document that has begun to arrive waits for what is said of it, in ms. */
const PATIENCE = 1500;

/**
 * Opens a page from the wiki: asks for its document and for what is said of it at once, and answers as soon as both
 * have begun to arrive. The document then waits for the frame under `documentPath`.
 * When only the document comes, or the rest is late, the page opens all the same, without the date of its last edit.
 * @param privately asked when the page has come: then it is not kept
 */
export async function openLive(
  deps: OpenLiveDeps,
  site: Site,
  ref: PageRef,
  privately: () => boolean,
): Promise<Result<OpenedPage, ReadFailure>> {
  const known = webOnly(site, ref);
  if (known !== undefined) return fail(known);

  const late = new AbortController();
  const arriving = deps.wiki.html(ref);
  const asked = deps.wiki.page(ref, { signal: late.signal });
  const learning = deps.wiki.learnSite(ref.site);
  const html = await arriving;
  const elsewhere = await revealed(deps, ref, learning);
  if (elsewhere !== undefined) {
    late.abort();
    if (html.ok) html.value.body.cancel().catch(() => {});
    return fail(elsewhere);
  }
  if (!html.ok) return fail(await plainer(html.failure, asked));
  const document = html.value;
  const cancel = deps.clock.after(PATIENCE, () => late.abort());
  const info = await infoOf(deps.wiki, ref, document, await asked, { signal: late.signal });
  cancel();

  const title = info?.title ?? document.title;
  const { revision, language } = document;
  const page = {
    site: ref.site,
    title,
    redirectedFrom: document.redirectedFrom,
    revision,
    // An edit between the two answers: its date is not the date of what is shown.
    editedAt: info?.revision === revision ? info.editedAt : undefined,
    language,
    direction: directionOf(language),
    licence: licenceOf(info?.licence, (deps.sites.get(ref.site) ?? site).licence),
    sourceUrl: pageUrl(site, title),
    fetchedAt: deps.clock.now(),
    freshness: 'live' as const,
    category: isCategory(deps.sites.get(ref.site) ?? site, title) ? (true as const) : undefined,
  };
  // What somebody looks up of a page's past is no page that is kept.
  const isPrivate = privately();
  const facts = isPrivate || ref.revision !== undefined ? undefined : factsOf(page, document.etag, ref.title);
  const ticket = deps.pending.keep({ site: ref.site, title, document: { from: 'wiki', html: document, facts } });
  return ok({ ...page, documentPath: documentPath(ref.site, title, { revision, ticket, privately: isPrivate }) });
}

/** The wiki refuses the document of an impossible title with 403 and only says elsewhere that it is one. */
async function plainer(failure: ReadFailure, asked: Promise<Result<PageInfo, ReadFailure>>): Promise<ReadFailure> {
  if (failure.code !== 'forbidden') return failure;
  const info = await asked;
  return !info.ok && info.failure.code === 'title-invalid' ? info.failure : failure;
}

export function webOnly(site: Site, { title, revision }: PageRef): ReadFailure | undefined {
  const url = revision === undefined ? webOnlyUrl(site, title) : undefined;
  return url === undefined ? undefined : { code: 'web-only', title: displayTitle(title), url };
}

/**
 * The same, once the wiki has said what it calls such things. A word before a colon may be one of them, so it is worth
 * a moment: some wikis answer for a file's bytes with the page about the file.
 */
async function revealed(
  { sites, clock }: OpenLiveDeps,
  ref: PageRef,
  learning: Promise<void>,
): Promise<ReadFailure | undefined> {
  if (!ref.title.includes(':')) return undefined;
  await soon(clock, PATIENCE, learning);
  const site = sites.get(ref.site);
  return site && webOnly(site, ref);
}

/** Its own, then its wiki's; one that can be followed before one that cannot. None is made up where neither says one. */
export function licenceOf(page: Licence | undefined, wiki: Licence | undefined): Licence | undefined {
  return [page, wiki].find((licence) => licence?.url !== undefined) ?? page ?? wiki;
}

/** What is said of the page that the document is of. A redirect's own particulars are those of another page. */
export async function infoOf(
  wiki: Pick<Wiki, 'page'>,
  ref: PageRef,
  document: PageHtml,
  first: Result<PageInfo, ReadFailure>,
  asking: Asking,
): Promise<PageInfo | undefined> {
  if (!first.ok) return undefined;
  const { redirectTarget, title } = first.value;
  const same = redirectTarget === undefined && titleKey(title) === titleKey(document.title);
  if (same || ref.revision !== undefined) return first.value;
  const second = await wiki.page({ site: ref.site, title: document.title }, asking);
  return second.ok ? second.value : undefined;
}
