/** What the examples run against, and the environment that names it. */

import type { Environment } from '../examples/support/credentials.ts';
import type { SampleWiki, SampleWikiOptions } from '../sample-wiki/sample-wiki.ts';
import { startSampleWiki } from '../sample-wiki/server.ts';

export type ExampleWiki = {
  readonly wiki: SampleWiki;
  /** Where it is, and the credentials that are good there. */
  readonly env: Environment;
};

/**
 * The sample wiki with somebody who has allowed the examples' client before, and with one search too many: it is
 * answered 429, so that the pause can be seen.
 */
export async function startExampleWiki(options: SampleWikiOptions = {}): Promise<ExampleWiki> {
  const wiki = await startSampleWiki(options);
  wiki.faults.add({ path: /\/v1\/search\//, times: 1, answer: 'limited', retryAfter: 2 });
  const { server, loopback, ownerOnly } = wiki.clients;
  return {
    wiki,
    env: {
      LECTERN_OAUTH_BASE: wiki.oauthBase,
      LECTERN_API_BASE: wiki.apiBase,
      EXAMPLE_TITLE: 'Tide',
      EXAMPLE_SERVER_CLIENT_ID: server.id,
      EXAMPLE_SERVER_CLIENT_SECRET: server.secret,
      EXAMPLE_CLIENT_ID: loopback.id,
      EXAMPLE_PERSONAL_TOKEN: ownerOnly.personalToken,
      EXAMPLE_REFRESH_TOKEN: wiki.allow('Reader', loopback.id).refresh,
    },
  };
}
