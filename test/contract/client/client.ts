import { createSites, type Sites } from '../../../main/wiki/sites/sites.ts';
import { createWiki, type Wiki } from '../../../main/wiki/wiki.ts';
import { siteId } from '../../../shared/site-id.ts';
import { fakeBearers } from '../../fakes/bearers.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { createNodeHttp } from '../../fakes/node-http.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import type { Target } from '../targets/target.ts';

/** Both wikis are one wiki without a choice of language. */
export const SITE = siteId('wikipedia', 'en');

/** The app's own client over real connections, nobody signed in. */
export function client(wiki: Target): Wiki {
  return clientOf(createSites({ apiBase: wiki.apiBase }));
}

/** The same, over sites that the test looks into. */
export function clientOf(sites: Sites): Wiki {
  return createWiki({
    http: createNodeHttp(),
    bearers: fakeBearers(),
    clock: createFakeClock(),
    random: createFakeRandom(),
    userAgent: 'Lectern/1.0 (https://lectern.example) Test/1',
    sites,
    log: createFakeLog().log,
  });
}

/** The value of a result. @throws with the failure when there is none, so that the test names it */
export function got<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: unknown },
): T {
  if (!result.ok) throw new Error(`The client answers ${JSON.stringify(result.failure)}`);
  return result.value;
}
