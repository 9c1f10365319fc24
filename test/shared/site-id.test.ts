import { describe, expect, it } from 'vitest';
import { decodeSiteId, siteId, siteLanguage } from '../../shared/site-id.ts';

describe('a site id', () => {
  it.each([
    'commons:mul',
    'wikipedia:en',
    'wikipedia:zh-yue',
    'wikipedia:be-tarask',
    'wikipedia:roa-rup',
    'wikipedia:simple',
  ])('is taken apart and put together: %s', (id) => {
    expect(decodeSiteId(id)).toBe(id);
    const [family = '', language = ''] = id.split(':');
    expect(siteId(family, language)).toBe(id);
    expect(siteLanguage(siteId(family, language))).toBe(language);
  });

  it.each([
    '',
    'wikipedia',
    'wikipedia:',
    ':en',
    'Wikipedia:EN',
    'wikipedia:en/..',
    'wikipedia:en.evil.org',
    'wikipedia:e',
    7,
    null,
  ])('is nothing that could name another host: %s', (value) => {
    expect(decodeSiteId(value)).toBeUndefined();
  });
});
