import type { Answer, Call } from '../http.ts';
import { json, redirect, restError } from '../http.ts';
import { decodeSegment, isForeign, normalizedKey, segmentOf } from '../titles.ts';
import type { Library } from './library.ts';
import { iso } from './library.ts';
import type { WikiPage } from './wiki-page.ts';

export const LICENCE = {
  url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.en',
  title: 'Creative Commons Attribution-Share Alike 4.0',
} as const;

export const BASE = '/w/rest.php/v1';

export function missing(title: string): Answer {
  return restError(404, 'rest-nonexistent-title', `The specified title (${title}) does not exist.`);
}

/** Finds the page of a path segment; what stands in its way is an answer. Unlike spellings of a title redirect. */
export function findPage(call: Call, library: Library, segment: string, tail: string): WikiPage | Answer {
  const asked = decodeSegment(segment);
  // As the real server does it, the REST API takes a file's bytes for the page about the file.
  const key = asked === undefined ? undefined : normalizedKey(asked)?.replace(/^Media:/, 'File:');
  const isHtml = tail === '/html' || tail === '/with_html';
  if (asked === undefined || key === undefined || isForeign(key)) {
    // Seen on the real server: three families of handlers disagree about bad titles.
    if (isHtml) return restError(403, 'rest-permission-denied-title', 'You may not read this title.');
    if (/^\/(?:history|links)/.test(tail)) return missing(asked ?? segment);
    return restError(404, 'rest-invalid-title', 'The specified title cannot be the title of a page.');
  }
  // Documents are asked for under the right name before anybody looks whether they are there.
  if (isHtml && asked !== key) return redirect(301, pagePath(key, tail, call.query));
  const page = library.page(key);
  if (!page) return missing(key);
  // The one view that answers to every spelling.
  if (asked !== key && tail !== '/links/media') return redirect(301, pagePath(key, tail, call.query));
  const follows = isHtml && call.query.get('redirect') !== 'no';
  if (page.redirect !== undefined && follows) {
    return redirect(307, pagePath(page.redirect, tail, new URLSearchParams({ redirect: 'no' })));
  }
  return page;
}

/** Relative to the host, as the real `Location` is. */
export function pagePath(key: string, tail: string, query: URLSearchParams): string {
  return `${BASE}/page/${segmentOf(key)}${tail}${query.size > 0 ? `?${query}` : ''}`;
}

/** What `bare`, `with_html` and the source have in common. */
export function metadata(page: WikiPage): Readonly<Record<string, unknown>> {
  return {
    id: page.id,
    key: page.key,
    title: page.title,
    latest: { id: page.revision, timestamp: iso(page.edited) },
    content_model: 'wikitext',
    license: LICENCE,
  };
}

export function redirectTarget(page: WikiPage, tail: string): Readonly<Record<string, string>> {
  if (page.redirect === undefined) return {};
  return { redirect_target: pagePath(page.redirect, tail, new URLSearchParams({ redirect: 'no' })) };
}

/** Gives an answer its ETag, or 304 when the caller has it already (RFC 9110 §13.1.2: weak comparison). */
export function conditional(call: Call, etag: string, answer: () => Answer): Answer {
  const known = (call.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag.replace(/^W\//, '')) || known.includes('*')) {
    // As on the real server, and against RFC 9110 §15.4.5: without the tag.
    return { status: 304, headers: {}, body: '' };
  }
  const fresh = answer();
  return { ...fresh, headers: { ...fresh.headers, etag } };
}

export function conditionalJson(call: Call, etag: string, value: () => unknown): Answer {
  return conditional(call, etag, () => json(200, value()));
}
