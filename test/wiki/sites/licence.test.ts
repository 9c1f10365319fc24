import { describe, expect, it } from 'vitest';
import { statedLicence } from '../../../main/wiki/sites/licence.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { siteId } from '../../../shared/site-id.ts';
import { SITES } from '../answers.ts';

const CC_BY_SA = 'https://creativecommons.org/licenses/by-sa/4.0/';

describe('the licence of a wiki’s texts', () => {
  it.each([
    ['wikipedia', 'de', CC_BY_SA],
    ['wiktionary', 'en', CC_BY_SA],
    ['wikivoyage', 'fr', CC_BY_SA],
    ['commons', 'mul', CC_BY_SA],
    ['wikidata', 'mul', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['wikinews', 'en', 'https://creativecommons.org/licenses/by/4.0/'],
  ])('is its own: %s:%s', (family, language, url) => {
    expect(SITES.get(siteId(family, language))?.licence?.url).toBe(url);
  });

  it('is not known before it is asked for, where it is its own decision', () => {
    expect(SITES.get(siteId('wikinews', 'ru'))?.licence).toBeUndefined();
    const other = createSites({ apiBase: 'http://127.0.0.1:8480/w/rest.php/v1' });
    expect(other.get(siteId('wikipedia', 'en'))?.licence).toBeUndefined();
  });
});

describe('what an answer states', () => {
  const base = 'https://wiki.example';
  it.each([
    [
      { title: 'CC BY 4.0', url: '//creativecommons.org/licenses/by/4.0/' },
      'CC BY 4.0',
      'https://creativecommons.org/licenses/by/4.0/',
    ],
    [{ title: '', url: CC_BY_SA }, CC_BY_SA, CC_BY_SA],
    [{ title: 'All rights reserved', url: '' }, 'All rights reserved', undefined],
    [{ title: 'Terms', url: '/wiki/Terms' }, 'Terms', 'https://wiki.example/wiki/Terms'],
    [{ title: 'Free', url: 'javascript:alert(1)' }, 'Free', undefined],
  ])('is a licence: %j', (said, title, url) => {
    expect(statedLicence(said, base)).toEqual({ title, url });
  });

  it.each([
    { title: null, url: null },
    { title: ' ', url: '' },
    { title: '', url: 'javascript:x' },
    {},
    null,
    undefined,
  ])('is none: %j', (said) => {
    expect(statedLicence(said, base)).toBeUndefined();
  });
});
