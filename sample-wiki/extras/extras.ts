import type { Library } from '../api/library.ts';
import type { Answer, Call } from '../http.ts';
import { json, redirect } from '../http.ts';
import { decodeSegment, normalizedKey, segmentOf } from '../titles.ts';
import { featured, onThisDay } from './feeds.ts';
import { articlesOf, summaryOf } from './summary.ts';

export const EXTRAS = '/api/rest_v1';

const SUMMARY = /^\/page\/summary\/([^/]+)$/;
const FEATURED = /^\/feed\/featured\/\d{4}\/(\d\d)\/(\d\d)$/;
const ON_THIS_DAY = /^\/feed\/onthisday\/(all|selected|births|deaths|events|holidays)\/\d\d\/\d\d$/;

/** What Wikimedia's wikis have besides MediaWiki: `/api/rest_v1/…`. */
export function extrasAnswer(call: Call, library: Library, random: (bytes: number) => Uint8Array): Answer {
  const path = call.path.slice(EXTRAS.length);
  const [, segment] = SUMMARY.exec(path) ?? [];
  if (segment !== undefined) return summaryAnswer(call, library, segment);
  if (path === '/page/random/summary') return redirect(303, `../summary/${randomKey(library, random)}`);
  const [, month, day] = FEATURED.exec(path) ?? [];
  if (month !== undefined) return json(200, featured(call, library, { month: Number(month), day: Number(day) }));
  const [, kind] = ON_THIS_DAY.exec(path) ?? [];
  if (kind !== undefined) return json(200, onThisDay(call, library, kind));
  return notFound(call);
}

function summaryAnswer(call: Call, library: Library, segment: string): Answer {
  const asked = decodeSegment(segment);
  const key = asked === undefined ? undefined : normalizedKey(asked);
  const page = key === undefined ? undefined : library.page(key);
  if (!page || key === undefined) return notFound(call);
  if (asked !== key) return redirect(301, segmentOf(key));
  // Relative to the summary that was asked for, unlike the wiki's own redirects.
  if (page.redirect !== undefined) return redirect(302, segmentOf(page.redirect));
  return json(200, summaryOf(call, page), { 'content-language': page.language });
}

function randomKey(library: Library, random: (bytes: number) => Uint8Array): string {
  const pages = articlesOf(library);
  const [byte = 0] = random(1);
  return segmentOf(pages[byte % pages.length]?.key ?? 'Tide');
}

function notFound(call: Call): Answer {
  return json(404, {
    type: 'https://mediawiki.org/wiki/HyperSwitch/errors/not_found',
    title: 'Not found.',
    method: 'get',
    uri: call.path,
  });
}
