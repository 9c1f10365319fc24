import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSites, mediaUrl, pageLink, pageUrl, type Site } from '../../main/wiki/sites.ts';
import { siteId } from '../../shared/site-id.ts';
import { displayTitle, isValidTitle } from '../../shared/titles.ts';
import { SITES } from './answers.ts';

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
    expect(SITES.languageChoice).toBe(true);
  });

  it('do not include other families', () => {
    expect(SITES.get(siteId('wiktionary', 'en'))).toBeUndefined();
  });
});

describe('the site of a base without a language', () => {
  it('is the same wiki whatever the language', () => {
    expect(site('en', loopback).apiBase).toBe('http://127.0.0.1:8480/w/rest.php/v1');
    expect(site('de', loopback).apiBase).toBe(site('en', loopback).apiBase);
    expect(loopback.languageChoice).toBe(false);
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

describe('the address of a page on the web', () => {
  it('is the one people know', () => {
    expect(pageUrl(site('en'), 'AC/DC')).toBe('https://en.wikipedia.org/wiki/AC/DC');
    expect(pageUrl(site('en'), 'Help:Who is who?')).toBe('https://en.wikipedia.org/wiki/Help:Who_is_who%3F');
    expect(pageUrl(site('en', loopback), '100% (film)')).toBe('http://127.0.0.1:8480/wiki/100%25_(film)');
  });

  it('names the page that it was made for', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter(isValidTitle);
    fc.assert(
      fc.property(title, (name) => {
        fc.pre(!/^(?:special|media):/i.test(displayTitle(name)));
        const link = pageLink(site('en'), new URL(pageUrl(site('en'), name)));
        expect(link).toEqual({ title: displayTitle(name), missing: false });
      }),
    );
  });
});

describe('an address inside an article', () => {
  const link = (address: string) => pageLink(site('en'), new URL(address, pageUrl(site('en'), 'Earth')));

  it('is a page of this wiki, with or without a fragment', () => {
    expect(link('./Mars#History')).toEqual({ title: 'Mars', missing: false });
    expect(link('//en.wikipedia.org/wiki/S%C3%A3o_Paulo')).toEqual({ title: 'São Paulo', missing: false });
  });

  it('is a page that nobody has written yet', () => {
    expect(link('./Nowhere?action=edit&redlink=1')).toEqual({ title: 'Nowhere', missing: true });
  });

  it.each([
    ['another wiki', 'https://de.wikipedia.org/wiki/Erde'],
    ['another scheme', 'http://en.wikipedia.org/wiki/Earth'],
    ['another path', 'https://en.wikipedia.org/w/index.php?title=Earth'],
    ['a history', './Earth?action=history'],
    ['the software itself', './Special:Random'],
    ['a raw file', './Media:Earth.ogg'],
    ['no title', 'https://en.wikipedia.org/wiki/'],
    ['a broken encoding', 'https://en.wikipedia.org/wiki/%E0%A4%A'],
    ['credentials', 'https://a:b@en.wikipedia.org/wiki/Earth'],
  ])('is no page of this wiki: %s', (_what, address) => {
    expect(link(address)).toBeUndefined();
  });
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
