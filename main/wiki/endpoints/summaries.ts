import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import type { Direction } from '../../../shared/models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle, titleSegment } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import { mediaUrl } from '../sites/media-url.ts';
import type { Site } from '../sites/site.ts';
import { getExtra } from './extras.ts';

/** A page in a few sentences. */
export type Summary = {
  /** With spaces. */
  readonly title: string;
  /** `other`: a main page, a redirect to elsewhere, whatever else the wiki comes up with. */
  readonly kind: 'article' | 'disambiguation' | 'other';
  /** The first sentences, plain text; empty where there are none. */
  readonly extract: string;
  readonly description: string | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  readonly revision: number | undefined;
  /** On one of the site's media hosts. */
  readonly thumbnailUrl: string | undefined;
};

const KINDS: ReadonlyMap<string, Summary['kind']> = new Map([
  ['standard', 'article'],
  ['disambiguation', 'disambiguation'],
]);

/** A summary, alone or within the feeds. */
export const summary = z.object({
  title: z.string(),
  type: nullable(z.string()),
  extract: nullable(z.string()),
  description: nullable(z.string()),
  lang: nullable(z.string()),
  dir: nullable(z.string()),
  // A string of digits.
  revision: nullable(z.union([z.string(), z.number()])),
  thumbnail: nullable(z.object({ source: z.string() })),
});

export function summaryOf(site: Site, decoded: z.infer<typeof summary>): Summary {
  const { title, type, extract, description, lang, dir, thumbnail } = decoded;
  const revision = Number(decoded.revision ?? undefined);
  return {
    title: displayTitle(title),
    kind: KINDS.get(type ?? 'standard') ?? 'other',
    extract: extract ?? '',
    description: description || undefined,
    language: lang || site.language,
    direction: dir === 'rtl' ? 'rtl' : 'ltr',
    revision: Number.isSafeInteger(revision) && revision > 0 ? revision : undefined,
    thumbnailUrl: thumbnail ? mediaUrl(site, thumbnail.source) : undefined,
  };
}

/** `page/summary/{title}`. @returns undefined where the wiki has no such page, or no summaries. */
export function fetchSummary(
  api: Api,
  site: Site,
  title: string,
  asking?: Asking,
): Promise<Result<Summary | undefined, ReadFailure>> {
  return summaryAt(api, site, `/page/summary/${titleSegment(title)}`, asking);
}

/** `page/random/summary`: of any article. @returns undefined where the wiki has no summaries. */
export function fetchRandomSummary(
  api: Api,
  site: Site,
  asking?: Asking,
): Promise<Result<Summary | undefined, ReadFailure>> {
  return summaryAt(api, site, '/page/random/summary', asking);
}

async function summaryAt(
  api: Api,
  site: Site,
  path: string,
  asking: Asking | undefined,
): Promise<Result<Summary | undefined, ReadFailure>> {
  const found = await getExtra(api, site, path, summary, asking);
  return found.ok ? ok(found.value && summaryOf(site, found.value)) : found;
}
