import type { Bearer, Clock } from '../../main/ports.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { createWiki, type Wiki } from '../../main/wiki/wiki.ts';
import type { SampleWiki } from '../../sample-wiki/sample-wiki.ts';
import { siteId } from '../../shared/site-id.ts';
import { fakeBearers } from '../fakes/bearers.ts';
import { createFakeLog } from '../fakes/log.ts';
import { createNodeHttp } from '../fakes/node-http.ts';
import { createFakeRandom } from '../fakes/random.ts';

export const SITE = siteId('wikipedia', 'en');

/**
 * The client over real connections.
 * @param tokens what the session has, one after the other; nobody is signed in without any.
 */
export function sampleClient(server: SampleWiki, clock: Clock, tokens: readonly string[] = []): Wiki {
  const rest = tokens.map((token): Bearer => ({ authorization: `Bearer ${token}` }));
  const bearers = fakeBearers({
    forUrl: async () => rest[0],
    refused: async () => {
      rest.shift();
      return rest[0];
    },
  });
  return createWiki({
    http: createNodeHttp(),
    bearers,
    clock,
    random: createFakeRandom(),
    userAgent: 'Lectern/1.0 (https://lectern.example) Test/1',
    sites: createSites({ apiBase: server.apiBase }),
    log: createFakeLog().log,
  });
}

/** A failure of the client, as it answers it. */
export const failure = (code: string, facts = {}) => ({ ok: false, failure: { code, ...facts } });
