import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayCarryBearer } from '../../main/auth/api-origins.ts';

const may = (url: string, ...origins: string[]) => mayCarryBearer(new URL(url), origins);
const ALL = 'https://*.wikipedia.org';

describe('where a Bearer may go', () => {
  it('is the exact origin', () => {
    expect(may('https://meta.wikimedia.org/w/rest.php/v1/page/Earth', 'https://meta.wikimedia.org')).toBe(true);
    expect(may('http://127.0.0.1:8480/w/rest.php', 'http://127.0.0.1:8480')).toBe(true);
  });

  it.each([
    'http://meta.wikimedia.org/',
    'https://meta.wikimedia.org:8443/',
    'https://www.meta.wikimedia.org/',
    'https://meta.wikimedia.org.evil.example/',
    'https://meta.wikimedia.org@evil.example/',
    'https://user@meta.wikimedia.org/',
    'https://meta.wikimedia.org./',
    'https://upload.wikimedia.org/',
  ])('is not %s', (url) => {
    expect(may(url, 'https://meta.wikimedia.org')).toBe(false);
  });

  it('is, under a star, any language and nothing deeper, higher or beside it', () => {
    expect(may('https://en.wikipedia.org/w/rest.php', ALL)).toBe(true);
    expect(may('https://zh-min-nan.wikipedia.org/', ALL)).toBe(true);
    for (const url of [
      'https://wikipedia.org/',
      'https://en.m.wikipedia.org/',
      'http://en.wikipedia.org/',
      'https://en.wikipedia.org:444/',
      'https://en.wikipedia.org.evil.example/',
      'https://evilwikipedia.org/',
      'https://en.wikipedia.org./',
      'https://-.wikipedia.org/',
    ]) {
      expect(may(url, ALL), url).toBe(false);
    }
  });

  it('is nowhere for an account without origins', () => {
    expect(may('https://en.wikipedia.org/')).toBe(false);
  });

  it('is never a host outside the list', () => {
    const label = fc.constantFrom(
      'en',
      'zh-yue',
      'm',
      'wikipedia',
      'org',
      'meta',
      'wikimedia',
      'evil',
      'a@en',
      '%2e',
      '',
    );
    const url = fc.tuple(
      fc.constantFrom('https:', 'http:', 'app:'),
      fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.')),
      fc.constantFrom(
        '',
        ':443',
        ':8443',
        '/',
        '/@en.wikipedia.org',
        '\\@evil.org',
        '?.wikipedia.org',
        '#.wikipedia.org',
      ),
    );
    fc.assert(
      fc.property(url, ([protocol, host, rest]) => {
        const parsed = URL.parse(`${protocol}//${host}${rest}`);
        fc.pre(parsed !== null);
        const isOurs =
          /^https:\/\/(?:meta\.wikimedia|(?:en|zh-yue|m|wikipedia|org|meta|wikimedia|evil)\.wikipedia)\.org$/;
        const expected = isOurs.test(parsed.origin) && parsed.username === '';
        expect(mayCarryBearer(parsed, [ALL, 'https://meta.wikimedia.org'])).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
