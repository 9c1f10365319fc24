import { expect, test } from 'vitest';
import { mayCarryBearer } from '../../main/auth/api-origins.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { createWiki } from '../../main/wiki/wiki.ts';
import { siteId } from '../../shared/site-id.ts';
import { addedWiki } from '../fakes/added-wiki.ts';
import { fakeBearers } from '../fakes/bearers.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeHttp } from '../fakes/http.ts';
import { createFakeLog } from '../fakes/log.ts';
import { createFakeRandom } from '../fakes/random.ts';
import { bare, USER_AGENT } from './answers.ts';

const WIKIPEDIA = siteId('wikipedia', 'en');
const ACCOUNT_ORIGINS = ['https://*.wikipedia.org'];
/** Hosts that look like the account's own. */
const LOOKALIKES = [
  'https://gardeners.example.org',
  'https://en.wikipedia.org.evil.example',
  'https://wikipedia.org',
  'https://en.wikipedia.org:8443',
];

test.each(LOOKALIKES)('a person who is signed in reads an added wiki at %s without their Bearer', async (origin) => {
  const { http, sent } = createFakeHttp(() => bare());
  const clock = createFakeClock();
  const bearers = fakeBearers({
    forUrl: async (url) => (mayCarryBearer(url, ACCOUNT_ORIGINS) ? { authorization: 'Bearer secret' } : undefined),
  });
  const definition = addedWiki('gardeners', { origin, bases: [`${origin}/w/rest.php/v1`] });
  const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1', added: [definition] });
  const random = createFakeRandom();
  const wiki = createWiki({ http, bearers, clock, random, userAgent: USER_AGENT, sites, log: createFakeLog().log });

  const added = siteId('gardeners', 'de');
  await wiki.page({ site: added, title: 'Earth' });
  await wiki.searchTitles(added, 'Earth');
  await wiki.media(added, `${origin}/images/a.png`, {});
  await wiki.discoverSite(`${origin}/wiki/Earth`);
  expect(sent.length).toBeGreaterThanOrEqual(3);
  expect(sent.filter(({ headers }) => 'authorization' in headers)).toEqual([]);

  await wiki.page({ site: WIKIPEDIA, title: 'Earth' });
  expect(sent.at(-1)?.headers['authorization']).toBe('Bearer secret');
});
