import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Http, HttpError, type Log } from '../../ports.ts';
import type { HostLimits } from '../pace/host-limits.ts';
import { failureOf, isLimit, readProblem, transportFailure } from '../requests/problems.ts';
import { mediaUrl } from '../sites/media-url.ts';
import type { Site } from '../sites/site.ts';
import { mediaType } from './media-types.ts';

export type MediaInit = {
  /** The value of a `Range` header, checked by the caller. */
  readonly range?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type MediaDeps = {
  readonly http: Http;
  readonly limits: HostLimits;
  readonly userAgent: string;
  readonly log: Log;
};

/** Headers of the answer that are passed on. All others stay here. */
const KEPT = ['content-length', 'content-range', 'accept-ranges'] as const;

/**
 * One picture or recording, from the site's media hosts only and never with a Bearer. Redirects are refused.
 * Answers 200 or 206 with a checked type, or 416.
 * Failures: `forbidden` for another host, `page-missing` (with the address's last part) for a file that is not there,
 * `unreadable` for anything that is no medium, and those of every request.
 */
export async function fetchMedia(
  deps: MediaDeps,
  site: Site,
  address: string,
  init: MediaInit,
): Promise<Result<Response, ReadFailure>> {
  const allowed = mediaUrl(site, address);
  // SECURITY: the article's pictures come from the site's own list of hosts, whatever the document says.
  if (allowed === undefined) return fail({ code: 'forbidden' });
  const url = new URL(allowed);
  const until = deps.limits.until(url.host);
  if (until !== undefined) return fail({ code: 'limited', until });
  try {
    const response = await deps.http(url.href, {
      method: 'GET',
      headers: {
        'User-Agent': deps.userAgent,
        Accept: 'image/*,audio/*,video/*',
        Referer: `${site.origin}/`,
        ...(init.range !== undefined && { Range: init.range }),
      },
      signal: init.signal,
    });
    return await judge(deps, url, response);
  } catch (error) {
    return fail(init.signal?.aborted ? { code: 'superseded' } : transportFailure(error));
  }
}

async function judge(deps: MediaDeps, url: URL, response: Response): Promise<Result<Response, ReadFailure>> {
  const { status, headers, body } = response;
  const medium = mediaType(headers.get('content-type'));
  if ((status === 200 || status === 206) && medium !== undefined && body !== null) {
    return ok(new Response(capped(body, medium.limit), { status, headers: keptHeaders(headers, medium.type) }));
  }
  await body?.cancel();
  if (status === 416) return ok(new Response(null, { status, headers: keptHeaders(headers) }));
  return fail(mediaFailure(deps, url, status, headers));
}

function mediaFailure(deps: MediaDeps, url: URL, status: number, headers: Headers): ReadFailure {
  if (status < 300) return { code: 'unreadable', what: 'media: content-type' };
  if (status < 400) return { code: 'redirect-refused', host: redirectHost(headers, url) };
  if (status === 404 || status === 410) return { code: 'page-missing', title: url.pathname.split('/').at(-1) ?? '' };
  const problem = readProblem(status, headers, '');
  if (!isLimit(problem)) return failureOf(problem, '');
  const until = deps.limits.limited(url.host, headers.get('retry-after'));
  deps.log('warn', 'wiki.limited', { host: url.host, status, until });
  return { code: 'limited', until };
}

function redirectHost(headers: Headers, from: URL): string {
  const location = headers.get('location') ?? '';
  return URL.canParse(location, from.href) ? new URL(location, from).host : '';
}

function keptHeaders(from: Headers, type?: string): Headers {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  // What was compressed arrives decoded: its lengths and ranges are those of something else.
  if (from.has('content-encoding')) return headers;
  for (const name of KEPT) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
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
