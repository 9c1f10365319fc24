import { expect, it } from 'vitest';
import { BAD, DECLINED, DONE, NOTHING_HERE, REFUSED, TO_DONE } from '../../../main/auth/loopback/loopback-page.ts';

const PAGES = { BAD, DECLINED, DONE, NOTHING_HERE, REFUSED };

it.each(Object.entries({ ...PAGES, TO_DONE }))('%s is kept nowhere, runs nothing and tells nobody', (_name, answer) => {
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  const policy = new Map(
    answer.headers['content-security-policy']?.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
  expect(answer.body).not.toMatch(/<(?:script|style|link|img|iframe|form|a)\b|\son\w+=|https?:/);
});

it.each(Object.entries(PAGES))('%s says in its language and under a heading what to do', (_name, { body }) => {
  expect(body).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
  expect(body).toMatch(/<title>[^<]+ – Lectern<\/title>/);
  expect(body.match(/<main><h1>[^<]+<\/h1><p>[^<]+<\/p><\/main>/)).not.toBeNull();
});

it('a page that was reached in earnest says that it can be closed', () => {
  for (const { body } of [DONE, DECLINED, REFUSED, NOTHING_HERE]) expect(body).toMatch(/close this/i);
});

it('the code leaves the address bar by a redirect to an address without a query', () => {
  expect(TO_DONE).toMatchObject({ status: 303, body: '', headers: { location: '/done' } });
});
