import { expect, test } from 'vitest';
import { discoveryText } from '../../../renderer/settings/discovery-text.ts';
import type { FindWikiFailure } from '../../../shared/failures.ts';
import { siteId } from '../../../shared/site-id.ts';

const host = 'wiki.example.org';

/** One of each code; does not compile while one is missing. */
const EVERY: { readonly [C in FindWikiFailure['code']]: Extract<FindWikiFailure, { code: C }> } = {
  'address-invalid': { code: 'address-invalid' },
  'address-not-secure': { code: 'address-not-secure', host },
  unreachable: { code: 'unreachable', host, why: 'offline' },
  'redirect-loop': { code: 'redirect-loop', host },
  'server-error': { code: 'server-error', host, status: 503 },
  limited: { code: 'limited', host, until: 5000 },
  'not-mediawiki': { code: 'not-mediawiki', host },
  'rest-missing': { code: 'rest-missing', host, generator: 'MediaWiki 1.31.0' },
  private: { code: 'private', host },
  superseded: { code: 'superseded' },
  'site-known': { code: 'site-known', site: siteId('wikipedia', 'en'), name: 'Wikipedia' },
};

test.each(Object.values(EVERY))('$code says what happened and what to do, in whole sentences', (failure) => {
  const { title, sentence } = discoveryText(failure, 0);
  expect(title).toMatch(/^\S.*[^.]$/);
  expect(sentence).toMatch(/^\S.*\.$/);
  expect(`${title} ${sentence}`).not.toMatch(/undefined|NaN|[a-z]+-[a-z]+-[a-z]+/);
  if ('host' in failure) expect(`${title} ${sentence}`).toContain(host);
});

test('the three ways not to be reached are told apart', () => {
  const titles = (['offline', 'tls', 'timed-out'] as const).map(
    (why) => discoveryText({ code: 'unreachable', host, why }, 0).title,
  );
  expect(new Set(titles).size).toBe(3);
});

test('a name in another script does not reorder the sentence around it', () => {
  const known = { ...EVERY['site-known'], name: 'موسوعة' };
  expect(discoveryText(known, 0).title).toBe('\u2068موسوعة\u2069 is among your wikis already');
});
