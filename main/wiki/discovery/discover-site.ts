import * as z from 'zod/mini';
import type { DiscoveryFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { titleSegment } from '../../../shared/titles.ts';
import { isLoopback } from '../../loopback.ts';
import { readText } from '../requests/http-body.ts';
import type { SiteDefinition } from '../sites/site-definition.ts';
import { ask, type DiscoveryDeps, mayAsk, noAnswer } from './discovery-request.ts';
import { findApi } from './edit-uri.ts';
import { type Reach, reachOf } from './host-reach.ts';
import { readSiteInfo, SITE_INFO_QUERY, type SiteInfo } from './site-info.ts';

const LONGEST_ANSWER = 4 * 1024 * 1024;
const JSON_TYPE = 'application/json';

type Way = { readonly reach: Reach; readonly signal: AbortSignal | undefined };

/**
 * Finds out how to read the wiki that any of its pages belongs to: the page names its `api.php`, that describes the
 * wiki, and one request proves that the REST API beside it (which nothing advertises) is there. Sends no credentials.
 * @param address as a person types it; `https://` may be missing.
 * Source: https://www.mediawiki.org/wiki/API:REST_API, API:Siteinfo, Manual:RSD.
 */
export async function discoverSite(
  deps: DiscoveryDeps,
  address: string,
  signal?: AbortSignal,
): Promise<Result<SiteDefinition, DiscoveryFailure>> {
  const start = wikiAddress(address);
  if (!start.ok) return start;
  const way = { reach: reachOf(start.value.hostname), signal };
  const api = await apiOf(deps, start.value, way);
  if (!api.ok) return api;
  const info = await ownInfo(deps, api.value, way);
  if (!info.ok) return info;
  const { host } = api.value;
  switch (info.value.kind) {
    case 'not-mediawiki':
    case 'private':
      return fail({ code: info.value.kind, host });
    case 'other-version':
      return fail({ code: 'rest-missing', host, generator: info.value.generator });
    case 'site':
      return proved(deps, info.value, way);
  }
}

/** What a person typed, as an address that may be asked. */
export function wikiAddress(text: string): Result<URL, DiscoveryFailure> {
  const typed = text.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const bare = hasScheme ? undefined : URL.parse(`http://${typed}`);
  const scheme = bare && isLoopback(bare.hostname) ? 'http' : 'https';
  const url = URL.parse(hasScheme ? typed : `${scheme}://${typed}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return fail({ code: 'address-invalid' });
  }
  // A single word is somebody's search, unless they say that it is an address.
  if (!hasScheme && !url.hostname.includes('.') && !isLoopback(url.hostname)) return fail({ code: 'address-invalid' });
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return fail({ code: 'address-not-secure', host: url.host });
  }
  url.hash = '';
  return ok(url);
}

async function apiOf(deps: DiscoveryDeps, url: URL, way: Way): Promise<Result<URL, DiscoveryFailure>> {
  const page = await ask(deps, { ...way, url, accept: 'text/html' });
  if (!page.ok) return page;
  const { response, url: found } = page.value;
  const { host } = found;
  try {
    // Whatever the status: a missing page and one for members name the API as well.
    const api = response.body === null ? undefined : await findApi(response.body, found);
    if (api === undefined) return fail({ code: response.status === 401 ? 'private' : 'not-mediawiki', host });
    if (found.protocol === 'https:') api.protocol = 'https:';
    return ok(api);
  } catch (error) {
    return fail(noAnswer(error, host));
  }
}

/**
 * The wiki as it describes itself. One that names another address as its own is asked there, and is as
 * that address describes itself: nobody can lend a name to somebody else's wiki. Where nobody is there, it is what answered.
 */
async function ownInfo(deps: DiscoveryDeps, api: URL, way: Way): Promise<Result<SiteInfo, DiscoveryFailure>> {
  const named = await siteInfoOf(deps, api, way, (origin) => mayAsk(origin, way.reach));
  if (!named.ok || named.value.kind !== 'site' || named.value.site.origin === api.origin) return named;
  const { origin, scriptPath } = named.value.site;
  const itself = () => false;
  const own = await siteInfoOf(deps, new URL(`${origin}${scriptPath}/api.php`), way, itself);
  const isWiki = own.ok && own.value.kind === 'site';
  return isWiki || way.signal?.aborted ? own : siteInfoOf(deps, api, way, itself);
}

/** @param trusted whether an address that the wiki gives as its own may be taken for it. */
async function siteInfoOf(
  deps: DiscoveryDeps,
  api: URL,
  way: Way,
  trusted: (url: URL) => boolean,
): Promise<Result<SiteInfo, DiscoveryFailure>> {
  const url = new URL(`?${SITE_INFO_QUERY}`, api);
  const answer = await json(deps, url, way);
  if (!answer.ok) return answer;
  const { status, value } = answer.value;
  if (status === 401 || status === 403) return ok({ kind: 'private' });
  return ok(readSiteInfo(value, api, trusted));
}

const page = z.object({ latest: z.object({ id: z.int() }) });
const refusal = z.object({ errorKey: z.optional(z.string()), httpCode: z.optional(z.int()) });

/** The main page, asked of the REST API: it is there, or it is said to be missing in the API's own words. */
async function proved(
  deps: DiscoveryDeps,
  { site, generator, mainPage }: Extract<SiteInfo, { readonly kind: 'site' }>,
  way: Way,
): Promise<Result<SiteDefinition, DiscoveryFailure>> {
  const url = new URL(`${site.bases[0]}/page/${titleSegment(mainPage)}/bare`);
  const answer = await json(deps, url, way);
  if (!answer.ok) return answer;
  const { status, value } = answer.value;
  if (status === 401 || status === 403) return fail({ code: 'private', host: url.host });
  const { errorKey, httpCode } = z.safeParse(refusal, value).data ?? {};
  const speaks = z.safeParse(page, value).success || (httpCode === 404 && errorKey !== 'rest-no-match');
  return speaks ? ok(site) : fail({ code: 'rest-missing', host: url.host, generator });
}

/** @returns the parsed body, or undefined where it is not JSON. */
async function json(
  deps: DiscoveryDeps,
  url: URL,
  way: Way,
): Promise<Result<{ readonly status: number; readonly value: unknown }, DiscoveryFailure>> {
  const answer = await ask(deps, { ...way, url, accept: JSON_TYPE });
  if (!answer.ok) return answer;
  const { status, body } = answer.value.response;
  try {
    return ok({ status, value: JSON.parse(await readText(body, LONGEST_ANSWER)) });
  } catch (error) {
    if (error instanceof SyntaxError) return ok({ status, value: undefined });
    return fail(noAnswer(error, url.host));
  }
}
