import type { LibraryFailure, ReadFailure } from '../../../shared/failures.ts';
import type { ListId, PageName, SaveWhat } from '../../../shared/library-models.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Library } from '../../library/library.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { decodeContents } from '../kept/contents-json.ts';
import { keptDocument } from '../kept/kept-document.ts';
import { type FetchPageDeps, fetchPage } from './fetch-page.ts';
import { sectionLinks } from './section-links.ts';

/** A reading list as the queue needs it. */
export type ListToSave = { readonly name: string; readonly pages: readonly PageName[] };

export type FindPagesDeps = FetchPageDeps & {
  readonly wiki: Pick<Wiki, 'categoryMembers'>;
  readonly library: Pick<Library, 'read'>;
  /** Undefined for a list that is not there any more. */
  readonly list: (id: ListId) => Promise<Result<ListToSave | undefined, LibraryFailure>>;
};

export type Found = {
  readonly pages: readonly PageName[];
  /** A better name for the job. */
  readonly label?: string | undefined;
  /** Where the next pages begin; absent when these are the last. */
  readonly next?: string | undefined;
};

/** The pages that a wish is about, or the next of them. @param next as `Found.next` said it. */
export async function findPages(
  deps: FindPagesDeps,
  what: SaveWhat,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Result<Found, ReadFailure | LibraryFailure>> {
  switch (what.kind) {
    case 'page':
      return ok({ pages: [what] });
    case 'list': {
      const list = await deps.list(what.list);
      if (!list.ok) return list;
      return ok({ pages: list.value?.pages ?? [], label: list.value?.name });
    }
    case 'category':
      return inCategory(deps, what, next, signal);
    case 'section':
      return ofSection(deps, what, signal);
    default:
      return assertNever(what);
  }
}

/** Articles only: what else is in a category (files, templates, portals) is about the articles, or not to be read. */
async function inCategory(
  { wiki }: FindPagesDeps,
  { site, title }: PageName,
  after: string | undefined,
  signal: AbortSignal,
): Promise<Result<Found, ReadFailure>> {
  const found = await wiki.categoryMembers(site, { title, after }, { priority: 'saving', signal });
  if (!found.ok) return found;
  const articles = found.value.members.filter(({ kind, namespace }) => kind === 'page' && namespace === 0);
  return ok({ pages: articles.map((member) => ({ site, title: member.title })), next: found.value.next });
}

async function ofSection(
  deps: FindPagesDeps,
  section: Extract<SaveWhat, { readonly kind: 'section' }>,
  signal: AbortSignal,
): Promise<Result<Found, ReadFailure | LibraryFailure>> {
  const { site: id, title, anchor } = section;
  const site = deps.sites.get(id);
  if (site === undefined) return fail({ code: 'site-unknown' });
  const text = await textOf(deps, section, signal);
  if (!text.ok) return text;
  const heading = text.value.outline.find((entry) => entry.anchor === anchor);
  const pages = sectionLinks(site, text.value, anchor);
  if (pages === undefined) return fail({ code: 'page-missing', title: `${displayTitle(title)}#${anchor}` });
  return ok({ pages, label: heading && sectionLabel(title, heading.text) });
}

/** The name of a wish for a section. */
export function sectionLabel(title: string, heading: string | undefined): string {
  return heading === undefined ? displayTitle(title) : `${displayTitle(title)}: ${heading}`;
}

/** As it is kept, which is as somebody sees the section; else as the wiki has it. */
async function textOf(
  deps: FindPagesDeps,
  { site, title }: PageName,
  signal: AbortSignal,
): Promise<Result<Parameters<typeof sectionLinks>[1], ReadFailure | LibraryFailure>> {
  const found = await deps.library.read({ site, title: displayTitle(title) });
  if (!found.ok) return found;
  const kept = found.value?.engine === deps.engineVersion ? found.value : undefined;
  const contents = kept && decodeContents(kept.contents);
  if (kept !== undefined && contents !== undefined) {
    const html = await new Response(keptDocument(kept)).text();
    return ok({ title: kept.title, html, outline: contents.outline });
  }
  const fetched = await fetchPage(deps, { site, title }, { signal, onBytes: () => {} });
  if (!fetched.ok) return fetched;
  if (fetched.value === 'same') return fail({ code: 'unreadable', what: 'page/html: 304' });
  const { page, contents: understood } = fetched.value;
  return ok({ title: page.title, html: Buffer.from(page.document).toString(), outline: understood.outline });
}
