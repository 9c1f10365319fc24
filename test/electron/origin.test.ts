import { describe, expect, it } from 'vitest';
import { fromChromium, originOf, toChromium } from './origin.ts';

describe('the app scheme and the address that Chromium loads for it', () => {
  it.each([
    ['app://lectern/', 'http://lectern.localhost/'],
    [
      'app://lectern/article/wikipedia:en/AC%2FDC?x=%20#part',
      'http://lectern.localhost/article/wikipedia:en/AC%2FDC?x=%20#part',
    ],
    ['app://other/a', 'http://other.localhost/a'],
  ])('%s is %s and back', (electron, chromium) => {
    expect(toChromium('app', electron)).toBe(chromium);
    expect(fromChromium('app', chromium)).toBe(electron);
  });

  it.each([
    'https://example.org/',
    'http://127.0.0.1:8480/',
    'http://lectern.localhost:81/',
    'about:blank',
    'nonsense',
  ])('%s is nobody else', (url) => {
    expect(toChromium('app', url)).toBe(url);
    expect(fromChromium('app', url)).toBe(url);
  });

  it('an origin has no path', () => {
    expect(originOf('app', 'app://lectern/article/x')).toBe('app://lectern');
    expect(originOf('app', 'https://example.org/a')).toBe('https://example.org');
    expect(originOf('app', 'about:blank')).toBe('null');
  });
});
