import { describe, expect, it } from 'vitest';
import { mediaUrl } from '../../../main/wiki/sites/media-url.ts';
import type { Site } from '../../../main/wiki/sites/site.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { siteId } from '../../../shared/site-id.ts';
import { SITES } from '../answers.ts';

function site(language: string, sites = SITES): Site {
  const found = sites.get(siteId('wikipedia', language));
  if (!found) throw new Error('no such site');
  return found;
}

const loopback = createSites({ apiBase: 'http://127.0.0.1:8480/w/rest.php/v1/' });

describe('the sites of a template with a language', () => {
  it('are one wiki for each language, also the hyphenated ones', () => {
    expect(site('de').apiBase).toBe('https://de.wikipedia.org/w/rest.php/v1');
    expect(site('zh-yue').origin).toBe('https://zh-yue.wikipedia.org');
  });

  it('have a second base, except where a hyphen keeps the API portal from knowing the language', () => {
    expect(site('de').bases).toEqual([
      'https://de.wikipedia.org/w/rest.php/v1',
      'https://api.wikimedia.org/core/v1/wikipedia/de',
    ]);
    expect(site('zh-yue').bases).toEqual(['https://zh-yue.wikipedia.org/w/rest.php/v1']);
  });

  it('can be read from the second base first, and are on the web where they always were', () => {
    const portal = createSites({ apiBase: 'https://api.wikimedia.org/core/v1/wikipedia/{lang}/' });
    expect(site('en', portal)).toMatchObject({
      apiBase: 'https://api.wikimedia.org/core/v1/wikipedia/en',
      bases: [expect.anything(), 'https://en.wikipedia.org/w/rest.php/v1'],
      origin: 'https://en.wikipedia.org',
    });
    expect(site('be-tarask', portal).bases).toEqual(['https://be-tarask.wikipedia.org/w/rest.php/v1']);
  });

  it.each([
    ['wiktionary:de', 'Wiktionary', 'https://de.wiktionary.org', 'de'],
    ['wikibooks:fr', 'Wikibooks', 'https://fr.wikibooks.org', 'fr'],
    ['wikinews:ja', 'Wikinews', 'https://ja.wikinews.org', 'ja'],
    ['wikiquote:it', 'Wikiquote', 'https://it.wikiquote.org', 'it'],
    ['wikisource:he', 'Wikisource', 'https://he.wikisource.org', 'he'],
    ['wikiversity:sv', 'Wikiversity', 'https://sv.wikiversity.org', 'sv'],
    ['wikivoyage:nl', 'Wikivoyage', 'https://nl.wikivoyage.org', 'nl'],
    ['commons:mul', 'Wikimedia Commons', 'https://commons.wikimedia.org', 'en'],
    ['wikidata:mul', 'Wikidata', 'https://www.wikidata.org', 'en'],
    ['meta:mul', 'Meta-Wiki', 'https://meta.wikimedia.org', 'en'],
    ['wikispecies:mul', 'Wikispecies', 'https://species.wikimedia.org', 'en'],
    ['mediawiki:mul', 'MediaWiki.org', 'https://www.mediawiki.org', 'en'],
  ])('are joined by %s', (id, name, origin, language) => {
    const [family = '', code = ''] = id.split(':');
    const bases = [`${origin}/w/rest.php/v1`];
    expect(SITES.get(siteId(family, code))).toMatchObject({ id, name, origin, language, bases, apiBase: bases[0] });
  });

  it('are no others', () => {
    expect(SITES.get(siteId('elsewhere', 'en'))).toBeUndefined();
    expect(SITES.get(siteId('commons', 'en'))).toBeUndefined();
  });
});

describe('an address', () => {
  it.each([
    ['https://de.wikipedia.org/wiki/Erde', 'wikipedia:de'],
    ['https://de.m.wikipedia.org/wiki/Erde', 'wikipedia:de'],
    ['https://zh-yue.wikipedia.org/', 'wikipedia:zh-yue'],
    ['https://en.wiktionary.org/wiki/earth', 'wiktionary:en'],
    ['https://commons.m.wikimedia.org/wiki/File:Earth.png', 'commons:mul'],
    ['https://m.wikidata.org/wiki/Q2', 'wikidata:mul'],
  ])('belongs to its site: %s', (address, id) => {
    expect(SITES.at(new URL(address))?.id).toBe(id);
  });

  it.each([
    'https://www.wikipedia.org/',
    'https://wikipedia.org/',
    'http://en.wikipedia.org/wiki/Earth',
    'https://en.wikipedia.org:8443/wiki/Earth',
    'https://en.wikipedia.org.evil.example/wiki/Earth',
    'https://evil.example/.wikipedia.org',
    'https://a.b.wikipedia.org/',
  ])('belongs to none: %s', (address) => {
    expect(SITES.at(new URL(address))).toBeUndefined();
  });

  it('of a request is known by the base it was written for', () => {
    const german = site('de');
    expect(SITES.ofApi(new URL(`${german.apiBase}/page/Erde/html?x=1`))).toBe(german);
    expect(SITES.ofApi(new URL('https://de.wikipedia.org/w/api.php'))).toBeUndefined();
  });
});

describe('the site of a base without a language', () => {
  it('is the same wiki whatever the language', () => {
    expect(site('en', loopback).apiBase).toBe('http://127.0.0.1:8480/w/rest.php/v1');
    expect(site('de', loopback).apiBase).toBe(site('en', loopback).apiBase);
  });

  it('is alone, has one base and nobody to sign in with', () => {
    expect(site('en', loopback)).toMatchObject({ scriptPath: '/w', oauthIssuer: undefined });
    expect(site('en', loopback).bases).toHaveLength(1);
    expect(loopback.get(siteId('commons', 'mul'))).toBeUndefined();
    expect(loopback.at(new URL('http://127.0.0.1:8480/wiki/Earth'))?.id).toBe('wikipedia:en');
    expect(loopback.at(new URL('https://en.wikipedia.org/wiki/Earth'))).toBeUndefined();
  });
});

describe('a base', () => {
  it.each(['http://wiki.example.org/w/rest.php/v1', 'ftp://127.0.0.1/v1', 'https://user:pass@wiki.example.org/v1'])(
    'is refused when it is not safe: %s',
    (apiBase) => {
      expect(() => createSites({ apiBase })).toThrow();
    },
  );
});

describe('the address of a picture', () => {
  it.each([
    ['//upload.wikimedia.org/a.png', 'https://upload.wikimedia.org/a.png'],
    ['http://upload.wikimedia.org/a.png#x', 'https://upload.wikimedia.org/a.png'],
    [
      'https://wikimedia.org/api/rest_v1/media/math/render/svg/1',
      'https://wikimedia.org/api/rest_v1/media/math/render/svg/1',
    ],
    ['https://maps.wikimedia.org/img/1.png', 'https://maps.wikimedia.org/img/1.png'],
    ['https://thumb.wikimedia.org/a.png', 'https://thumb.wikimedia.org/a.png'],
    ['//thumb.wikimedia.org/a.png?utm_source=x&utm_content=y', 'https://thumb.wikimedia.org/a.png'],
    [
      'https://maps.wikimedia.org/1.png?lang=en&utm_source=x&title=A+b%20c',
      'https://maps.wikimedia.org/1.png?lang=en&title=A+b%20c',
    ],
  ])('is allowed from where the wikis keep them: %s', (address, expected) => {
    expect(mediaUrl(site('en'), address)).toBe(expected);
  });

  it.each([
    'https://evil.example/a.png',
    'https://upload.wikimedia.org.evil.example/a.png',
    'https://upload.wikimedia.org:8443/a.png',
    'https://user@upload.wikimedia.org/a.png',
    'https://en.wikipedia.org/a.png',
    'http://127.0.0.1:8480/a.png',
    'data:image/png;base64,AAAA',
    'file:///etc/passwd',
    'https://',
  ])('is refused from anywhere else: %s', (address) => {
    expect(mediaUrl(site('en'), address)).toBeUndefined();
  });

  it('may be the wiki itself where that is not one of Wikimedia’s', () => {
    const expected = 'http://127.0.0.1:8480/media/a.png';
    for (const address of ['/media/a.png', '//127.0.0.1:8480/media/a.png', 'https://127.0.0.1:8480/media/a.png']) {
      expect(mediaUrl(site('en', loopback), address)).toBe(expected);
    }
    expect(mediaUrl(site('en', loopback), 'http://127.0.0.1:8481/a.png')).toBeUndefined();
  });
});
