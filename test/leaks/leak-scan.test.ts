/** The scan itself: that it finds, in every form, and that it finds nothing where there is nothing. */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { findLeaks, type Secret } from './leak-scan.ts';

const token = (): Secret => ({
  kind: 'access token',
  // All of them begin alike.
  value: `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${randomBytes(300).toString('base64url')}.${randomBytes(200).toString('base64url')}`,
});
const verifier = (): Secret => ({ kind: 'verifier', value: randomBytes(32).toString('base64url') });
const code = (): Secret => ({ kind: 'code', value: randomBytes(433).toString('hex') });

const formsIn = (secret: Secret, content: string | Buffer) =>
  findLeaks([token(), code(), verifier(), secret], [{ name: 'here', content }]).map(({ form }) => form);

for (const [name, secret] of [
  ['a token', token()],
  ['a code', code()],
  ['a verifier', verifier()],
] as const) {
  const { value } = secret;
  test(`${name} is found as it is, in base64, and in Chromium’s own files`, () => {
    expect(formsIn(secret, `before "${value}" after`)).toEqual(['plain']);
    expect(formsIn(secret, `https://wiki.example/?x=${encodeURIComponent(value)}&y=1`)).toEqual(['plain']);
    expect(formsIn(secret, Buffer.from(`\0\x01{"kept":"${value}"}\xff`, 'latin1'))).toEqual(['plain']);
    expect(formsIn(secret, Buffer.from(`kept ${value} there`, 'utf16le'))).toEqual(['UTF-16']);
    for (const before of ['', 'a', 'ab']) {
      const encoded = Buffer.from(`${before}Bearer ${value} after`).toString('base64');
      expect(formsIn(secret, `data:;base64,${encoded}`)).toEqual(['base64']);
    }
  });
}

test('a good part of a token is found, wherever it was cut', () => {
  const secret = token();
  const { value } = secret;
  expect(formsIn(secret, value.slice(0, 300))).toEqual(['plain']);
  expect(formsIn(secret, value.slice(value.length / 3))).toEqual(['plain']);
  expect(formsIn(secret, value.slice(-60))).toEqual(['plain']);
});

test('nothing is found in what only looks like it, and a leak is told by its kind and place alone', () => {
  const secret = token();
  expect(formsIn(secret, [token(), code(), verifier()].map(({ value }) => value).join('\n'))).toEqual([]);
  expect(formsIn(secret, secret.value.slice(0, 39))).toEqual([]);
  const [leak] = findLeaks([secret], [{ name: 'a file', content: secret.value }]);
  expect(leak).toEqual({ secret: 'access token', place: 'a file', form: 'plain' });
});
