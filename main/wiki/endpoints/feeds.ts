import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import { mediaUrl } from '../sites/media-url.ts';
import type { Site } from '../sites/site.ts';
import { plainText } from './excerpt.ts';
import { getExtra } from './extras.ts';
import { type Summary, summary, summaryOf } from './summaries.ts';

/** A day of any year. Months and days count from 1. */
export type Day = { readonly month: number; readonly day: number };

/** Something that happened, in a sentence, and the pages about it. */
export type Happening = {
  /** Undefined for holidays and news. */
  readonly year: number | undefined;
  /** Plain text. */
  readonly text: string;
  readonly pages: readonly Summary[];
};

export type FeaturedPicture = {
  /** The file's, with spaces, without `File:`. */
  readonly title: string;
  readonly description: string | undefined;
  /** On one of the site's media hosts. */
  readonly url: string;
};

/** What a wiki shows on its front page on a day. Any part may be missing, on any wiki and any day. */
export type FeaturedFeed = {
  readonly article: Summary | undefined;
  readonly mostRead: readonly Summary[];
  readonly picture: FeaturedPicture | undefined;
  readonly news: readonly Happening[];
  readonly onThisDay: readonly Happening[];
  /** Plain text. */
  readonly didYouKnow: readonly string[];
};

/** Which happenings of a day. */
export type HappeningKind = 'all' | 'selected' | 'births' | 'deaths' | 'events' | 'holidays';

const happening = z.object({ text: z.string(), year: nullable(z.int()), pages: nullable(z.array(summary)) });
const onThisDay = z.object({
  selected: nullable(z.array(happening)),
  births: nullable(z.array(happening)),
  deaths: nullable(z.array(happening)),
  events: nullable(z.array(happening)),
  holidays: nullable(z.array(happening)),
});
const picture = z.object({
  title: z.string(),
  thumbnail: nullable(z.object({ source: z.string() })),
  image: nullable(z.object({ source: z.string() })),
  description: nullable(z.object({ text: nullable(z.string()) })),
});
const featured = z.object({
  tfa: nullable(summary),
  mostread: nullable(z.object({ articles: z.array(summary) })),
  image: nullable(picture),
  news: nullable(z.array(z.object({ story: z.string(), links: nullable(z.array(summary)) }))),
  onthisday: nullable(z.array(happening)),
  dyk: nullable(z.array(z.object({ text: nullable(z.string()), html: nullable(z.string()) }))),
});

/** `feed/featured/YYYY/MM/DD`. @returns undefined where the wiki has no such feed. */
export async function fetchFeatured(
  api: Api,
  site: Site,
  date: Day & { readonly year: number },
  asking?: Asking,
): Promise<Result<FeaturedFeed | undefined, ReadFailure>> {
  const path = `/feed/featured/${String(date.year).padStart(4, '0')}/${monthAndDay(date)}`;
  const found = await getExtra(api, site, path, featured, asking);
  if (!found.ok) return found;
  if (found.value === undefined) return ok(undefined);
  const { tfa, mostread, image, news, onthisday, dyk } = found.value;
  return ok({
    article: tfa ? summaryOf(site, tfa) : undefined,
    mostRead: (mostread?.articles ?? []).map((page) => summaryOf(site, page)),
    picture: image ? featuredPicture(site, image) : undefined,
    news: (news ?? []).map(({ story, links }) => happeningOf(site, { text: plainText(story), pages: links })),
    onThisDay: (onthisday ?? []).map((event) => happeningOf(site, event)),
    didYouKnow: (dyk ?? []).map(({ text, html }) => text ?? plainText(html ?? '')).filter((text) => text !== ''),
  });
}

/** `feed/onthisday/{kind}/MM/DD`, in the wiki's order. @returns undefined where the wiki has no such feed. */
export async function fetchOnThisDay(
  api: Api,
  site: Site,
  kind: HappeningKind,
  day: Day,
  asking?: Asking,
): Promise<Result<readonly Happening[] | undefined, ReadFailure>> {
  const found = await getExtra(api, site, `/feed/onthisday/${kind}/${monthAndDay(day)}`, onThisDay, asking);
  if (!found.ok) return found;
  if (found.value === undefined) return ok(undefined);
  const { selected, births, deaths, events, holidays } = found.value;
  const all = [selected, events, births, deaths, holidays].flatMap((list) => list ?? []);
  return ok(all.map((event) => happeningOf(site, event)));
}

function happeningOf(site: Site, { text, year, pages }: z.infer<typeof happening>): Happening {
  return { year: year ?? undefined, text, pages: (pages ?? []).map((page) => summaryOf(site, page)) };
}

function featuredPicture(site: Site, decoded: z.infer<typeof picture>): FeaturedPicture | undefined {
  const source = decoded.thumbnail?.source ?? decoded.image?.source;
  const url = source === undefined ? undefined : mediaUrl(site, source);
  if (url === undefined) return undefined;
  const title = displayTitle(decoded.title.replace(/^File:/i, ''));
  return { title, description: decoded.description?.text || undefined, url };
}

function monthAndDay({ month, day }: Day): string {
  return `${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`;
}
