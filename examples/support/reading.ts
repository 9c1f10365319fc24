import { mayCarryBearer } from '../../main/auth/api-origins.ts';
import type { BearerSource, Reader } from '../../main/ports.ts';
import type { PageInfo } from '../../main/wiki/endpoints/pages.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { createWiki, type Wiki } from '../../main/wiki/wiki.ts';
import type { ReadFailure } from '../../shared/failures.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { siteId } from '../../shared/site-id.ts';
import type { Outside } from './outside.ts';

export const SITE = siteId('wikipedia', 'en');

/**
 * The app's own client of a wiki, reading as whoever this access token speaks for; as nobody without one.
 * @param onRefused told when the server does not take the token
 */
export function wikiFor(outside: Outside, accessToken?: string, onRefused: () => void = () => {}): Wiki {
  const { http, clock, random, userAgent, apiBase } = outside;
  const sites = createSites({ apiBase });
  return createWiki({
    http,
    clock,
    random,
    userAgent,
    sites,
    bearers: bearers(outside, accessToken, onRefused),
    log: () => {},
  });
}

/** Asks for the page as whoever this access token speaks for, and says what came. Fails where nothing did, or not for the token. */
export async function readAs(outside: Outside, accessToken: string): Promise<Result<undefined, string>> {
  let refused = false;
  const wiki = wikiFor(outside, accessToken, () => {
    refused = true;
  });
  const found = await wiki.page({ site: SITE, title: outside.title });
  outside.say(pageLine(found));
  if (refused) return fail('The access token was refused: it was revoked, or it is not of this wiki.');
  return found.ok ? ok(undefined) : fail('The page could not be read; why stands above.');
}

/** What came of asking for a page, in one line. */
export function pageLine(found: Result<PageInfo, ReadFailure>): string {
  if (!found.ok) return `No page: ${found.failure.code}.`;
  const { title, revision, editedAt } = found.value;
  return `“${title}”, revision ${revision}, edited ${editedAt}.`;
}

/** SECURITY: a Bearer goes to the API's own origins and nowhere else, as in the app. */
function bearers({ apiOrigins, say }: Outside, accessToken: string | undefined, onRefused: () => void): BearerSource {
  const reader: Reader = {
    mark: accessToken === undefined ? 'nobody' : 'whose token it is',
    forUrl: async (url) =>
      accessToken !== undefined && mayCarryBearer(url, apiOrigins)
        ? { authorization: `Bearer ${accessToken}` }
        : undefined,
    async refused() {
      onRefused();
      say('That access token was refused. There is no other, so the client reads on as nobody.');
      return undefined;
    },
  };
  return { reader: () => reader };
}
