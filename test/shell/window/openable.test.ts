import { expect, test } from 'vitest';
import { isOpenable } from '../../../main/shell/window/openable.ts';

test.each([
  'https://en.wikipedia.org/wiki/AC%2FDC',
  'http://127.0.0.1:8480/w/rest.php/oauth2/authorize?response_type=code&scope=basic',
  'mailto:someone@example.org?subject=Hello%20there',
])('%s may leave the app', (address) => {
  expect(isOpenable(address)).toBe(true);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'ms-msdt:/id',
  'smb://host/share',
  'org.lectern.reader:/oauth/callback',
  'HTTPS://en.wikipedia.org/',
  ' https://en.wikipedia.org/',
  'https://en.wikipedia.org/a b',
  '--help',
  '',
])('%j may not', (address) => {
  expect(isOpenable(address)).toBe(false);
});
