import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle, isValidTitle, titleKey } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import type { Site } from '../sites/site.ts';
import { queryAction } from './action.ts';

/** As many titles as the Action API takes at once from anybody. */
const MOST_TITLES = 50;
/** Longer addresses than this are refused on their way by some servers. */
const LONGEST_TITLES = 6000;

/** How a page stands at the moment; `asked` is the title as it was asked for. */
export type Freshness = { readonly asked: string } & (
  | {
      readonly state: 'current';
      /** With spaces, as the wiki spells it. */
      readonly title: string;
      readonly pageId: number;
      readonly revision: number;
      /** When the page, or anything it is made from, last changed, ISO 8601, UTC. */
      readonly touched: string;
      /** Of its source. */
      readonly bytes: number;
      readonly isRedirect: boolean;
    }
  | { readonly state: 'missing'; readonly title: string }
  /** No title a page could have. */
  | { readonly state: 'invalid' }
  /** Made by the software, or another wiki's: there is no revision to compare. */
  | { readonly state: 'not-a-page' }
  /** The wiki said nothing about it. */
  | { readonly state: 'unanswered' }
);

const page = z.object({
  title: z.string(),
  pageid: nullable(z.int()),
  lastrevid: nullable(z.int()),
  touched: nullable(z.string()),
  length: nullable(z.int()),
  missing: nullable(z.boolean()),
  invalid: nullable(z.boolean()),
  special: nullable(z.boolean()),
  redirect: nullable(z.boolean()),
});
const answer = z.object({
  query: z.optional(
    z.object({
      normalized: nullable(z.array(z.object({ from: z.string(), to: z.string(), fromencoded: nullable(z.boolean()) }))),
      interwiki: nullable(z.array(z.object({ title: z.string() }))),
      pages: nullable(z.array(page)),
    }),
  ),
});

type Answer = NonNullable<z.infer<typeof answer>['query']>;

/** `prop=info` of any number of titles, fifty at a time. Answers in the order asked, one for each. */
export async function fetchFreshness(
  api: Api,
  site: Site,
  titles: readonly string[],
  asking?: Asking,
): Promise<Result<readonly Freshness[], ReadFailure>> {
  const found = new Map<string, Freshness>();
  for (const batch of batches(new Set(titles.filter(isValidTitle)))) {
    const parameters = { prop: 'info', titles: batch.join('|') };
    const decoded = await queryAction(api, { ...asking, site, parameters }, answer, 'query/info');
    if (!decoded.ok) return decoded;
    for (const asked of batch) found.set(asked, freshness(asked, decoded.value.query ?? {}));
  }
  return ok(titles.map((asked): Freshness => found.get(asked) ?? { asked, state: 'invalid' }));
}

function batches(titles: ReadonlySet<string>): readonly (readonly string[])[] {
  const made: string[][] = [];
  let length = 0;
  for (const title of titles) {
    const size = encodeURIComponent(title).length + 3;
    const last = made.at(-1);
    if (last === undefined || last.length >= MOST_TITLES || length + size > LONGEST_TITLES) {
      made.push([title]);
      length = size;
    } else {
      last.push(title);
      length += size;
    }
  }
  return made;
}

/** Finds what was said of a title: under the name it was normalized to, or the one asked for. */
function freshness(asked: string, { normalized, interwiki, pages }: Answer): Freshness {
  const name = normal(asked, normalized ?? []);
  if (interwiki?.some(({ title }) => title === name)) return { asked, state: 'not-a-page' };
  const said = pages?.find(({ title }) => titleKey(title) === titleKey(name));
  if (said === undefined) return { asked, state: 'unanswered' };
  if (said.invalid) return { asked, state: 'invalid' };
  if (said.special) return { asked, state: 'not-a-page' };
  const title = displayTitle(said.title);
  const { pageid, lastrevid, touched, length } = said;
  if (said.missing) return { asked, state: 'missing', title };
  if (pageid == null || lastrevid == null || touched == null) return { asked, state: 'unanswered' };
  const isRedirect = said.redirect ?? false;
  return {
    asked,
    state: 'current',
    title,
    pageId: pageid,
    revision: lastrevid,
    touched,
    bytes: length ?? 0,
    isRedirect,
  };
}

/** The name a title ended under: its characters are normalized first, then its spelling. */
function normal(asked: string, steps: NonNullable<Answer['normalized']>): string {
  const first = steps.find(({ from, fromencoded }) => fromencoded && decoded(from) === asked)?.to ?? asked;
  return steps.find(({ from, fromencoded }) => !fromencoded && from === first)?.to ?? first;
}

/** Where a title holds what plain JSON cannot, the server percent-encodes it. */
function decoded(from: string): string {
  try {
    return decodeURIComponent(from);
  } catch {
    return from;
  }
}
