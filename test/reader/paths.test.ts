import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { articlePath, BLANK_PATH, documentPath, mediaPath, routeOf } from '../../main/reader/paths.ts';
import { siteId } from '../../shared/site-id.ts';
import { displayTitle, isValidTitle } from '../../shared/titles.ts';

const EN = siteId('wikipedia', 'en');
const ORIGINS = ['app://lectern', 'http://lectern.localhost'];
const origin = fc.constantFrom(...ORIGINS);
const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter(isValidTitle);

describe('the path of a page', () => {
  it('leads back to the page, whatever its title', () => {
    fc.assert(
      fc.property(origin, title, (base, name) => {
        expect(routeOf(base + articlePath(EN, name))).toEqual({
          kind: 'article',
          site: EN,
          title: displayTitle(name),
          revision: undefined,
          ticket: undefined,
          privately: false,
          paper: false,
        });
      }),
    );
  });

  it('may name a revision and a ticket', () => {
    for (const [privately, paper] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const version = { revision: 37, ticket: 'a-_9', privately, paper };
      expect(routeOf(`app://lectern${documentPath(EN, 'AC/DC', version)}`)).toEqual({
        kind: 'article',
        site: EN,
        title: 'AC/DC',
        ...version,
      });
    }
  });

  it('may name a place on it', () => {
    expect(articlePath(EN, 'Earth', 'Früh"zeit')).toBe('/article/wikipedia:en/Earth#Fr%C3%BCh%22zeit');
  });

  it.each([
    '/article/wikipedia:en/',
    '/article/wikipedia:en',
    '/article/nowhere/Earth',
    '/article/wikipedia:en/AC/DC',
    '/article/wikipedia:en/Foo%5BBar',
    '/article/wikipedia:en/%00',
    '/article/wikipedia:en/100%',
    '/article/wikipedia:en/..%2f..%2fsecret',
    `/article/wikipedia:en/${'a'.repeat(300)}`,
    '/article/wikipedia:en/Earth?revision=0',
    '/article/wikipedia:en/Earth?revision=1e3',
  ])('is nothing when it names no page: %s', (path) => {
    expect(routeOf(`app://lectern${path}`)).toEqual({ kind: 'unknown' });
  });
});

const webUrl = fc.webUrl({ withQueryParameters: true, withFragments: true });

describe('the path of a picture', () => {
  it('leads back to its address', () => {
    fc.assert(
      fc.property(origin, webUrl, fc.boolean(), (base, url, privately) => {
        expect(routeOf(base + mediaPath(EN, url, privately))).toEqual({
          kind: 'media',
          site: EN,
          url,
          otherwise: 'placeholder',
          privately,
        });
      }),
    );
  });
});

test('a picture of nothing has a path that is no site’s', () => {
  for (const base of ORIGINS) expect(routeOf(base + BLANK_PATH)).toEqual({ kind: 'blank' });
  expect(routeOf(`app://lectern${BLANK_PATH}/x`)).toEqual({ kind: 'unknown' });
});

describe('the path of a file', () => {
  it.each([
    ['/article.css', 'article.css'],
    ['/assets/index-Ab1_.js', 'assets/index-Ab1_.js'],
  ])('names the file: %s', (path, file) => {
    expect(routeOf(`app://lectern${path}`)).toEqual({ kind: 'asset', path: file });
  });

  it.each([
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/assets/..%5c..%5cwin.ini',
    '/assets//x.js',
    '/.env',
    '/assets/.hidden',
    '/C:%5cWindows',
    '/a%00.js',
    '/%',
    '/index.html',
    '/INDEX.HTML',
    '//etc/passwd',
  ])('is nothing when it could be another: %s', (path) => {
    for (const base of ORIGINS) expect(routeOf(base + path)).toEqual({ kind: 'unknown' });
  });

  it('never leaves the folder', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '..%2f',
      '%2F',
      '%5c',
      '\\',
      '/',
      'a',
      'assets',
      '.js',
      '%00',
      ':',
    );
    fc.assert(
      fc.property(origin, fc.array(part, { maxLength: 8 }), (base, parts) => {
        const route = routeOf(`${base}/${parts.join('/')}`);
        if (route.kind !== 'asset') return;
        expect(route.path).toMatch(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/);
      }),
    );
  });
});
