import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import { getPageJson } from '../requests/json.ts';
import type { Site } from '../sites/site.ts';
import { type Revision, revision, revisionOf } from './revisions.ts';

/** Edits of one kind only. `anonymous`: without an account; `reverted`: undone by a later one. */
export type HistoryFilter = 'anonymous' | 'bot' | 'reverted' | 'minor';

/** Which part of a history: from the latest when neither bound is given. */
export type HistoryQuery = {
  readonly olderThan?: number | undefined;
  readonly newerThan?: number | undefined;
  readonly filter?: HistoryFilter | undefined;
};

/** One page of a history, the latest revision first. */
export type History = {
  /** Of the page whose history it is, with spaces. A redirect has a history of its own. */
  readonly title: string;
  readonly revisions: readonly Revision[];
  /** What to ask for to see older ones; undefined at the end. */
  readonly older: HistoryQuery | undefined;
  readonly newer: HistoryQuery | undefined;
};

/** What can be counted in a history. `editors`: people, each once; `temporary`: temporary accounts. */
export type HistoryCountKind = 'edits' | 'editors' | 'anonymous' | 'temporary' | 'bot' | 'minor' | 'reverted';

export type HistoryCount = {
  readonly count: number;
  /** The server stopped counting there: it is this many or more. */
  readonly atLeast: boolean;
};

const answer = z.object({
  revisions: z.array(revision),
  older: nullable(z.string()),
  newer: nullable(z.string()),
});
const counted = z.object({ count: z.int().check(z.nonnegative()), limit: z.boolean() });

/** `page/{title}/history`, twenty revisions at a time. */
export async function fetchHistory(
  api: Api,
  site: Site,
  title: string,
  query: HistoryQuery = {},
  asking?: Asking,
): Promise<Result<History, ReadFailure>> {
  const search = new URLSearchParams();
  if (query.olderThan !== undefined) search.set('older_than', String(query.olderThan));
  if (query.newerThan !== undefined) search.set('newer_than', String(query.newerThan));
  if (query.filter !== undefined) search.set('filter', query.filter);
  const request = { ...asking, site, title, view: 'history', query: search };
  const found = await getPageJson(api, request, answer, 'page/history');
  if (!found.ok) return found;
  const { revisions, older, newer } = found.value.value;
  const olderThan = bound(older, 'older_than');
  const newerThan = bound(newer, 'newer_than');
  if (olderThan === null) return fail({ code: 'unreadable', what: 'page/history: older' });
  if (newerThan === null) return fail({ code: 'unreadable', what: 'page/history: newer' });
  const { filter } = query;
  return ok({
    title: found.value.title,
    revisions: revisions.map(revisionOf),
    older: olderThan === undefined ? undefined : { olderThan, filter },
    newer: newerThan === undefined ? undefined : { newerThan, filter },
  });
}

/**
 * `page/{title}/history/counts/{kind}`.
 * @param kind a server that cannot count this says so: `unreadable`, naming the parameter.
 */
export async function fetchHistoryCount(
  api: Api,
  site: Site,
  title: string,
  kind: HistoryCountKind,
  asking?: Asking,
): Promise<Result<HistoryCount, ReadFailure>> {
  const request = { ...asking, site, title, view: `history/counts/${kind}` };
  const found = await getPageJson(api, request, counted, 'page/history/counts');
  if (!found.ok) return found;
  const { count, limit } = found.value.value;
  return ok({ count, atLeast: limit });
}

/** The revision that the address of the page beside this one begins after; null when it names none. */
function bound(address: string | null | undefined, name: string): number | undefined | null {
  if (address == null) return undefined;
  const id = Number(URL.parse(address, 'https://wiki.invalid')?.searchParams.get(name) ?? undefined);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
