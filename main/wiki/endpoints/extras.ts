import type * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { titleFromSegment, titleSegment } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { isHtml } from '../requests/content-type.ts';
import { decodeJson } from '../requests/decode.ts';
import { MOST_HOPS } from '../requests/hops.ts';
import type { Problem } from '../requests/problems.ts';
import type { Site } from '../sites/site.ts';

/** Below the wiki's own host, where Wikimedia's wikis have it; most others do not. */
const ROOT = '/api/rest_v1';
const SUMMARY = '/page/summary/';

/**
 * GETs an optional extra. Wherever the server shows that it has no such thing (4xx that is no limit, 501, a page or a
 * redirect that is something else) the answer is undefined.
 * @param path below `/api/rest_v1`, encoded. Redirects to a summary are followed by hand, by the title only.
 */
export async function getExtra<T extends z.ZodMiniType>(
  api: Api,
  site: Site,
  path: string,
  schema: T,
  asking?: Asking,
): Promise<Result<z.infer<T> | undefined, ReadFailure>> {
  let next = path;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const url = new URL(`${site.origin}${ROOT}${next}`);
    const found = await api({ ...asking, url, accept: 'application/json', absent: isAbsent });
    if (!found.ok) return found;
    const response = found.value;
    if (response.ok && response.status !== 204 && !isHtml(response.headers)) {
      return decodeJson(response, schema, `rest_v1${path.split('/', 3).join('/')}`);
    }
    await response.body?.cancel();
    const target = summaryPath(response, url);
    if (target === undefined || target === next) return ok(undefined);
    next = target;
  }
  return ok(undefined);
}

/** A redirect to another host is one of these too: the extras are not worth asking whose doing it is. */
function isAbsent({ status }: Problem): boolean {
  return (status >= 300 && status < 500) || status === 501;
}

/** The summary that a redirect names, built anew; undefined for any other answer. */
function summaryPath(response: Response, from: URL): string | undefined {
  const to = URL.parse(response.headers.get('location') ?? '', from.href);
  const root = `${ROOT}${SUMMARY}`;
  // SECURITY: another origin is never asked, whatever the answer says.
  if (response.ok || to === null || to.origin !== from.origin || !to.pathname.startsWith(root)) return undefined;
  const title = titleFromSegment(to.pathname.slice(root.length));
  return title === undefined || title === '' ? undefined : `${SUMMARY}${titleSegment(title)}`;
}
