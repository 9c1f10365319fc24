import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Http, HttpError, type Log } from '../../ports.ts';
import type { HostLimits } from '../pace/host-limits.ts';
import { isCaptivePage, isCaptiveRedirect } from '../requests/captive-portal.ts';
import { isHtml } from '../requests/content-type.ts';
import { readStart } from '../requests/http-body.ts';
import { failureOf, isLimit, readProblem, transportFailure } from '../requests/problems.ts';
import { mediaUrl } from '../sites/media-url.ts';
import type { Site } from '../sites/site.ts';
import { mediaType } from './media-types.ts';

export type MediaInit = {
  /** The value of a `Range` header, checked by the caller. */
  readonly range?: string | undefined;
  /** What is known of the medium already: where it is still the same, the answer is an empty 304. */
  readonly known?: MediaVersion | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** What tells two versions of a medium apart (RFC 9110 §8.8). */
export type MediaVersion = { readonly etag: string | undefined; readonly lastModified: string | undefined };

export type MediaDeps = {
  readonly http: Http;
  readonly limits: HostLimits;
  readonly userAgent: string;
  readonly log: Log;
};

/** Headers of the answer that are passed on. All others stay here. */
const KEPT = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'] as const;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 3;
/** As much of a page as says whose it is. */
const PORTAL_BYTES = 16 * 1024;

/**
 * One picture or recording, from the site's media hosts only and never with a Bearer. Redirects are followed by hand,
 * three at most, and to those hosts only.
 * Answers 200 or 206 with a checked type, 304 where it is as known, or 416.
 * Failures: `forbidden` for another host, `page-missing` (with the address's last part) for a file that is not there,
 * `captive-portal` for somebody else's page, `unreadable` for anything else that is no medium, and those of every request.
 */
export async function fetchMedia(
  deps: MediaDeps,
  site: Site,
  address: string,
  init: MediaInit,
): Promise<Result<Response, ReadFailure>> {
  let url = allowed(site, address);
  // SECURITY: the article's pictures come from the site's own list of hosts, whatever the document says.
  if (url === undefined) return fail({ code: 'forbidden' });
  try {
    for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
      const until = deps.limits.until(url.host);
      if (until !== undefined) return fail({ code: 'limited', until });
      const response = await deps.http(url.href, {
        method: 'GET',
        headers: headersOf(deps, site, init),
        signal: init.signal,
      });
      if (!REDIRECTS.has(response.status)) return await judge(deps, url, response);
      await response.body?.cancel();
      const location = URL.parse(response.headers.get('location') ?? '', url.href);
      // SECURITY: the same list again, for every address that a host names.
      const next: URL | undefined = location === null ? undefined : allowed(site, location.href);
      if (next === undefined) {
        return fail(
          isCaptiveRedirect(response, url)
            ? { code: 'captive-portal' }
            : { code: 'redirect-refused', host: location?.host ?? '' },
        );
      }
      url = next;
    }
    return fail({ code: 'redirect-loop', title: lastPart(url) });
  } catch (error) {
    return fail(init.signal?.aborted ? { code: 'superseded' } : transportFailure(error));
  }
}

function allowed(site: Site, address: string): URL | undefined {
  const exact = mediaUrl(site, address);
  return exact === undefined ? undefined : new URL(exact);
}

function headersOf(
  { userAgent }: MediaDeps,
  site: Site,
  { range, known }: MediaInit,
): Readonly<Record<string, string>> {
  return {
    'User-Agent': userAgent,
    Accept: 'image/*,audio/*,video/*',
    Referer: `${site.origin}/`,
    ...(range !== undefined && { Range: range }),
    ...(known?.etag !== undefined && { 'If-None-Match': known.etag }),
    ...(known?.lastModified !== undefined && { 'If-Modified-Since': known.lastModified }),
  };
}

async function judge(deps: MediaDeps, url: URL, response: Response): Promise<Result<Response, ReadFailure>> {
  const { status, headers, body } = response;
  const medium = mediaType(headers.get('content-type'));
  if ((status === 200 || status === 206) && medium !== undefined && body !== null) {
    return ok(new Response(capped(body, medium.limit), { status, headers: keptHeaders(headers, medium.type) }));
  }
  if (status === 200 && isHtml(headers)) {
    const foreign = isCaptivePage(headers, await readStart(body, PORTAL_BYTES));
    return fail(foreign ? { code: 'captive-portal' } : { code: 'unreadable', what: 'media: content-type' });
  }
  await body?.cancel();
  if (status === 416 || status === 304) return ok(new Response(null, { status, headers: keptHeaders(headers) }));
  return fail(mediaFailure(deps, url, status, headers));
}

function mediaFailure(deps: MediaDeps, url: URL, status: number, headers: Headers): ReadFailure {
  if (status < 400) return { code: 'unreadable', what: 'media: content-type' };
  if (status === 404 || status === 410) return { code: 'page-missing', title: lastPart(url) };
  const problem = readProblem(status, headers, '');
  if (!isLimit(problem)) return failureOf(problem, '');
  const until = deps.limits.limited(url.host, headers.get('retry-after'), headers.get('date'));
  deps.log('warn', 'wiki.limited', { host: url.host, status, until });
  return { code: 'limited', until };
}

function lastPart(url: URL): string {
  return url.pathname.split('/').at(-1) ?? '';
}

function keptHeaders(from: Headers, type?: string): Headers {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  // What was compressed arrives decoded: its lengths and ranges are those of something else.
  const decoded = from.has('content-encoding');
  for (const name of KEPT) {
    const value = from.get(name);
    if (value !== null && !(decoded && /range|length/.test(name))) headers.set(name, value);
  }
  return headers;
}

/** The same bytes, with an error past `limit`. */
function capped(body: ReadableStream<Uint8Array>, limit: number): ReadableStream<Uint8Array> {
  let size = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) throw new HttpError('protocol');
      controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(count);
}
