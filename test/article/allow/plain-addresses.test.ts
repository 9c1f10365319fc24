import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainHost } from '../../../main/article/allow/plain-addresses.ts';

const PARTS =
  'https:// http:// HTTP:// www. a example .org .example 1 0x7f . .. - _ ~ xn--a é %2e %2E. %C3%A9 %zz / // \\ : @ :443 ? # & ; = | \' " < > ^ { } [ ] ` $ + , ( )'.split(
    ' ',
  );

describe('addresses that need no parser', () => {
  test('are what a parser would answer, with their host', () => {
    const address = fc
      .tuple(
        fc.constantFrom('https://', 'http://'),
        fc.constantFrom('a.example', 'www.b-c.org', '1.2.example'),
        fc.array(fc.constantFrom(...PARTS, 'word', 'a/b'), { maxLength: 8 }),
      )
      .map(([scheme, host, rest]) => scheme + host + rest.join(''));
    fc.assert(
      fc.property(address, (text) => {
        const host = plainHost(text);
        if (host === undefined) return;
        const url = new URL(text);
        expect([url.href, url.hostname, url.username]).toEqual([text, host, '']);
      }),
      { numRuns: 5_000 },
    );
  });

  test('most are', () => {
    expect(plainHost('https://www.census.example/data/a_b-2020.html?x=1&y=%20z#part')).toBe('www.census.example');
  });

  test.each([
    'https://a.example',
    'https://a.example:8080/',
    'https://u@a.example/',
    'https://1.2.3.4/',
    'https://xn--a.example/',
    'https://a.example/../b',
    'https://a.example/%2E%2e/b',
    'https://a.example/ä',
    "https://a.example/?q='",
    '//a.example/',
    'javascript:alert(1)//https://a.example/',
    'https://a.example\\@b.example/',
  ])('%s is none', (address) => {
    expect(plainHost(address)).toBeUndefined();
  });
});
