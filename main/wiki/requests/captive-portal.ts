/** Where networks that want a login first are told apart from the wiki (RFC 8952 §1: captive portals). */

import { isHtml } from './content-type.ts';

/** Every page that MediaWiki makes, and every document of Parsoid's, names the software within its head. */
const MEDIAWIKI = /mediawiki/i;

/** Paths that only an API has: a redirect to one of them is the wiki's own doing, wherever it leads. */
const API_PATH = /\/(?:rest\.php|api\.php|rest_v1|core\/v1)(?:\/|$)/;

/** Sends readers of retired addresses to its manual. */
const MANUAL = 'www.mediawiki.org';

/**
 * Whether a page that came where an answer of the API was due is somebody else's: HTML that does not know MediaWiki.
 * @param start the beginning of its text, 16 kB or more where there is as much.
 */
export function isCaptivePage(headers: Headers, start: string): boolean {
  return isHtml(headers) && !MEDIAWIKI.test(start);
}

/**
 * Whether an answer sends the request to another host's page: what a captive portal does before anybody has logged in.
 * A redirect that names a path of the API, or moves permanently, is the wiki's and judged elsewhere.
 */
export function isCaptiveRedirect(response: Response, from: URL): boolean {
  if (![302, 303, 307].includes(response.status)) return false;
  const to = URL.parse(response.headers.get('location') ?? '', from.href);
  return to !== null && to.host !== from.host && to.host !== MANUAL && !API_PATH.test(to.pathname);
}
