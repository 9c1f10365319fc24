import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { displayTitle, titleKey, titleSegment } from '../../../shared/titles.ts';
import type { Site } from '../sites/site.ts';
import type { Api, ApiRequest } from './api.ts';
import { titleOfApiPath } from './api-path.ts';
import { MOST_HOPS } from './hops.ts';

/** Where a request about a page ended. */
export type Followed = {
  readonly response: Response;
  /** The title that answered, with spaces. */
  readonly title: string;
  /** The redirect page that led here, with spaces. */
  readonly redirectedFrom: string | undefined;
};

export type PageRequest = Pick<ApiRequest, 'signal' | 'priority' | 'absent' | 'unless'> & {
  readonly site: Site;
  readonly title: string;
  /** What of the page: `bare`, `html`, `history/counts/edits`; empty for the page with its source. */
  readonly view: string;
  readonly query?: URLSearchParams | undefined;
  readonly accept: string;
};

/**
 * Asks for `page/{title}/{view}` and follows by hand: 301 (the title spelled the wiki's way) a few times, a wiki
 * redirect (307) once. A fragment is the asker's own and outlives all of them: the server never sees it, and it
 * loses the one that a redirect to a section has. Only the title is taken from `Location`; the address is always built
 * anew, so that no answer can send a request, or a Bearer, anywhere else. A 307 is asked for without `?redirect=no`: a redirect that leads to
 * another one then shows itself instead of opening as an almost empty page.
 */
export async function requestPage(api: Api, request: PageRequest): Promise<Result<Followed, ReadFailure>> {
  const { site, view, accept, signal, priority, absent, unless } = request;
  const seen = new Set<string>();
  let title = displayTitle(request.title);
  let redirectedFrom: string | undefined;

  while (seen.size < MOST_HOPS && !seen.has(titleKey(title))) {
    seen.add(titleKey(title));
    const url = new URL(`${site.apiBase}/page/${titleSegment(title)}${view === '' ? '' : `/${view}`}`);
    url.search = String(request.query ?? '');
    const answer = await api({ url, accept, signal, priority, absent, unless, title });
    if (!answer.ok) return answer;
    const response = answer.value;
    if (response.ok || (unless !== undefined && response.status === 304))
      return ok({ response, title, redirectedFrom });

    await response.body?.cancel();
    const target = redirectTarget(site, response, url);
    if (!target.ok) return target;
    if (isWikiRedirect(response.status)) {
      if (redirectedFrom !== undefined) break;
      redirectedFrom = title;
    }
    title = target.value;
  }
  return fail({ code: 'redirect-loop', title: displayTitle(request.title) });
}

function isWikiRedirect(status: number): boolean {
  return status !== 301 && status !== 308;
}

/**
 * The title to go on with. A relative `Location` is the wiki's own path, also when another base of the wiki passed it
 * on: it is read against the wiki's host.
 */
function redirectTarget(site: Site, response: Response, from: URL): Result<string, ReadFailure> {
  const location = response.headers.get('location');
  const to = location === null ? null : URL.parse(location, `${site.origin}${from.pathname}`);
  if (to === null) return fail({ code: 'unreadable', what: 'redirect' });
  // SECURITY: another wiki is never asked, whatever the answer says; a shared host counts only with this wiki's path.
  const isOwn = to.origin === site.origin || site.bases.some((base) => to.href.startsWith(`${base}/`));
  if (!isOwn) return fail({ code: 'redirect-refused', host: to.host });
  const title = titleOfApiPath(to.pathname);
  return title === undefined ? fail({ code: 'unreadable', what: 'redirect' }) : ok(title);
}
