import { describe, expect, test } from 'vitest';
import { webAddresses } from '../../../../renderer/reader/copy/web-addresses.ts';
import { siteId } from '../../../../shared/site-id.ts';

const SITE = siteId('wikipedia', 'en');
const marrow = webAddresses({ site: SITE, title: 'AC/DC', sourceUrl: 'https://en.wikipedia.org/wiki/AC/DC' });

describe('what is copied from an article', () => {
  test.each([
    [
      'page',
      `/article/${SITE}/S%C3%A3o_Paulo#Hist%C3%B3ria`,
      'https://en.wikipedia.org/wiki/S%C3%A3o_Paulo#Hist%C3%B3ria',
    ],
    ['page', `/article/${SITE}/File%3AA%2FB.png`, 'https://en.wikipedia.org/wiki/File:A/B.png'],
    ['page', `/article/${SITE}/What%3F`, 'https://en.wikipedia.org/wiki/What%3F'],
    ['fragment', '#cite_note-1', 'https://en.wikipedia.org/wiki/AC/DC#cite_note-1'],
    ['fragment', '#', 'https://en.wikipedia.org/wiki/AC/DC'],
    ['external', 'https://example.org/?a=b#c', 'https://example.org/?a=b#c'],
  ])('has a %s link by its address on the web: %s', (kind, href, address) => {
    expect(marrow.link(kind, href)).toBe(address);
  });

  test('has no address for what is none of its wiki’s', () => {
    expect(marrow.link('page', '/article/wikipedia:de/Erde')).toBeUndefined();
    expect(marrow.link(null, `/article/${SITE}/Earth`)).toBeUndefined();
    const odd = webAddresses({ site: SITE, title: 'Earth', sourceUrl: 'https://wiki.example/?curid=5' });
    expect(odd.link('page', `/article/${SITE}/Mars`)).toBeUndefined();
    expect(odd.link('fragment', '#a')).toBe('https://wiki.example/?curid=5#a');
  });

  test('has pictures where they came from', () => {
    const picture = 'https://upload.wikimedia.org/a b/ü.png';
    for (const path of [`/media/${SITE}`, `/media/private/${SITE}`]) {
      expect(marrow.media(`${path}/${encodeURIComponent(picture)}`)).toBe(new URL(picture).href);
    }
    for (const path of ['/media/x', `/media/${SITE}/javascript%3Aalert(1)`, `/media/${SITE}/%E0%A4%A`, '/other']) {
      expect(marrow.media(path)).toBeUndefined();
    }
  });
});
