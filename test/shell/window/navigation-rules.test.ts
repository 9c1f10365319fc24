import { describe, expect, test } from 'vitest';
import { mayNavigate } from '../../../main/shell/window/navigation-rules.ts';

describe('the main frame', () => {
  test.each(['app://lectern/', 'app://lectern/#outline', 'app://lectern/?x'])('may go to its own page: %s', (url) => {
    expect(mayNavigate(url, true)).toBe(true);
  });

  test.each([
    'app://lectern/article/wikipedia:en/Earth',
    'app://lectern/index.html',
    'app://lectern//',
    'app://elsewhere/',
    'app://lectern.evil.example/',
    'app://lectern@evil.example/',
    'app://user@lectern/',
    'app:lectern/',
    'https://en.wikipedia.org/wiki/Earth',
    'file:///etc/passwd',
    'about:blank',
    'data:text/html,x',
    'javascript:alert(1)',
    'blob:app://lectern/1',
    'org.lectern.reader:/oauth/callback?code=1',
    'nonsense',
    '',
  ])('may not go to %s', (url) => {
    expect(mayNavigate(url, true)).toBe(false);
  });
});

describe('another frame', () => {
  test('may show a reading document', () => {
    expect(mayNavigate('app://lectern/article/wikipedia:en/AC%2FDC?revision=1#History', false)).toBe(true);
  });

  test.each([
    'app://lectern/',
    'app://lectern/media/wikipedia:en/x',
    'app://lectern/assets/index.js',
    'app://lectern/article/../',
    'app://elsewhere/article/x/y',
    'https://en.wikipedia.org/article/x',
    'about:blank',
    'data:text/html,x',
  ])('may not show %s', (url) => {
    expect(mayNavigate(url, false)).toBe(false);
  });
});
