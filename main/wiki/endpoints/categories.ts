import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import type { Site } from '../sites/site.ts';
import { queryAction } from './action.ts';

/** As many as the Action API gives anybody at once. */
const AT_ONCE = 500;

/** What is in a category. */
export type CategoryMember = {
  readonly pageId: number;
  /** With spaces, and with its namespace (`Category:Islands`). */
  readonly title: string;
  /** The namespace's number; 0 is an article's. */
  readonly namespace: number;
  readonly kind: 'page' | 'subcategory' | 'file';
};

export type CategoryMembers = {
  readonly members: readonly CategoryMember[];
  /** What to pass to have those that follow; undefined when these are the last. */
  readonly next: string | undefined;
};

export type CategoryQuery = {
  /** With the namespace, in English or the wiki's own language: without one the wiki refuses it (`title-invalid`). */
  readonly title: string;
  /** The `next` of the answer before. */
  readonly after?: string | undefined;
  /** At most 500, which is what is asked for when left out. */
  readonly limit?: number | undefined;
};

const KINDS: ReadonlyMap<string, CategoryMember['kind']> = new Map([
  ['subcat', 'subcategory'],
  ['file', 'file'],
]);

const answer = z.object({
  query: z.object({
    categorymembers: z.array(z.object({ pageid: z.int(), ns: z.int(), title: z.string(), type: nullable(z.string()) })),
  }),
  continue: nullable(z.object({ cmcontinue: nullable(z.string()) })),
});

/** `list=categorymembers`. A category nobody made is empty, not missing. */
export async function fetchCategoryMembers(
  api: Api,
  site: Site,
  { title, after, limit = AT_ONCE }: CategoryQuery,
  asking?: Asking,
): Promise<Result<CategoryMembers, ReadFailure>> {
  const parameters = {
    list: 'categorymembers',
    cmtitle: displayTitle(title),
    cmprop: 'ids|title|type',
    cmlimit: Math.min(limit, AT_ONCE),
    cmcontinue: after,
  };
  const found = await queryAction(api, { ...asking, site, parameters, title }, answer, 'query/categorymembers');
  if (!found.ok) return found;
  const members = found.value.query.categorymembers.map((member) => ({
    pageId: member.pageid,
    title: displayTitle(member.title),
    namespace: member.ns,
    kind: KINDS.get(member.type ?? '') ?? 'page',
  }));
  return ok({ members, next: found.value.continue?.cmcontinue ?? undefined });
}
