import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import { getJsonIfAny } from '../requests/json.ts';
import type { Site } from '../sites/site.ts';
import { byteOffsets } from './byte-offsets.ts';
import { revisionUrl } from './revisions.ts';

/** By the numbers of the API (API:REST_API/Reference, diff object). */
const KINDS = ['context', 'added', 'deleted', 'changed', 'moved-from', 'moved-to'] as const;

/**
 * `changed` holds the old and the new text interleaved; the two `moved` are one paragraph at its two places, and
 * `moved-to` may have been changed on the way.
 */
export type LineKind = (typeof KINDS)[number];

/** One line of a difference. */
export type DiffLine = {
  readonly kind: LineKind;
  readonly text: string;
  /** In the newer revision, from 1. Lines that are not there any more have none. */
  readonly lineNumber: number | undefined;
  /** What changed within the line, as places in `text`. */
  readonly highlights: readonly { readonly start: number; readonly end: number; readonly kind: 'added' | 'removed' }[];
  /** Of a moved paragraph: its own name, its other place's name, and where that is. */
  readonly move: { readonly id: string; readonly other: string; readonly otherIs: 'lower' | 'higher' } | undefined;
  /** Where the line begins in the source of each revision, in UTF-8 bytes. */
  readonly bytes: { readonly from: number | undefined; readonly to: number | undefined };
};

/** A heading as it stands in the source (`== Shape ==`); `byte` is its place there, in UTF-8 bytes. */
export type DiffSection = { readonly level: number; readonly heading: string; readonly byte: number };

export type ComparedRevision = { readonly id: number; readonly sections: readonly DiffSection[] };

export type Comparison = {
  readonly from: ComparedRevision;
  readonly to: ComparedRevision;
  readonly lines: readonly DiffLine[];
};

export type RevisionPair = {
  /** The page they belong to, for the words of a failure. */
  readonly title: string;
  readonly from: number;
  readonly to: number;
};

const place = z.int().check(z.nonnegative());
const revision = z.object({
  id: z.int().check(z.positive()),
  sections: nullable(z.array(z.object({ level: z.int(), heading: z.string(), offset: place }))),
});
const line = z.object({
  type: z.int().check(z.nonnegative(), z.lt(KINDS.length)),
  text: z.string(),
  lineNumber: nullable(z.int()),
  offset: nullable(z.object({ from: nullable(place), to: nullable(place) })),
  highlightRanges: nullable(z.array(z.object({ start: place, length: place, type: z.int() }))),
  moveInfo: nullable(z.object({ id: z.string(), linkId: z.string(), linkDirection: z.int() })),
});
const answer = z.object({ from: revision, to: revision, diff: z.array(line) });

/**
 * `revision/{from}/compare/{to}`.
 * @returns undefined where the server cannot compare: it lacks php-wikidiff2 (500 `rest-compare-wikidiff2`).
 * Failures of its own: `revision-missing`, `revision-hidden`, `revisions-unrelated` for those of different pages,
 * `revisions-not-text`.
 */
export async function fetchComparison(
  api: Api,
  site: Site,
  pair: RevisionPair,
  asking?: Asking,
): Promise<Result<Comparison | undefined, ReadFailure>> {
  const request = {
    ...asking,
    url: revisionUrl(site, pair.from, `compare/${pair.to}`),
    title: pair.title,
    absent: ({ errorKey }: { readonly errorKey: string | undefined }) => errorKey === 'rest-compare-wikidiff2',
  };
  const found = await getJsonIfAny(api, request, answer, 'revision/compare');
  if (!found.ok) return found;
  if (found.value === undefined) return ok(undefined);
  const { from, to, diff } = found.value;
  return ok({ from: comparedRevision(from), to: comparedRevision(to), lines: diff.map(diffLine) });
}

function comparedRevision({ id, sections }: z.infer<typeof revision>): ComparedRevision {
  return { id, sections: (sections ?? []).map(({ level, heading, offset }) => ({ level, heading, byte: offset })) };
}

function diffLine({ type, text, lineNumber, offset, highlightRanges, moveInfo }: z.infer<typeof line>): DiffLine {
  const index = byteOffsets(text);
  return {
    kind: KINDS[type] ?? 'context',
    text,
    lineNumber: lineNumber ?? undefined,
    highlights: (highlightRanges ?? []).map((range) => ({
      start: index(range.start),
      end: index(range.start + range.length),
      kind: range.type === 0 ? 'added' : 'removed',
    })),
    move: moveInfo
      ? { id: moveInfo.id, other: moveInfo.linkId, otherIs: moveInfo.linkDirection === 0 ? 'lower' : 'higher' }
      : undefined,
    bytes: { from: offset?.from ?? undefined, to: offset?.to ?? undefined },
  };
}
