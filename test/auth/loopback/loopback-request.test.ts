import { describe, expect, it } from 'vitest';
import { readLoopbackRequest } from '../../../main/auth/loopback/loopback-request.ts';
import type { LoopbackRequest } from '../../../main/auth/ports.ts';

const PORT = 49_152;
const HOST = [`127.0.0.1:${PORT}`];

function read(changes: Partial<LoopbackRequest> = {}) {
  return readLoopbackRequest({ method: 'GET', target: '/callback?code=x', headers: { host: HOST }, ...changes }, PORT);
}

const withHeaders = (headers: LoopbackRequest['headers']) => read({ headers: { host: HOST, ...headers } });

describe('a request to the redirect’s port', () => {
  it('is a callback at the registered path, and its query is left as it came', () => {
    expect(read({ target: '/callback?a=%2F&a=b?c' })).toEqual({ kind: 'callback', query: 'a=%2F&a=b?c' });
    expect(read({ target: '/done' })).toEqual({ kind: 'done' });
  });

  it('may come from a browser that says how it asks, and from one that does not', () => {
    expect(withHeaders({ 'sec-fetch-mode': ['navigate'], 'sec-fetch-dest': ['document'] }).kind).toBe('callback');
    expect(withHeaders({}).kind).toBe('callback');
  });

  it.each([
    '/',
    '/callback',
    '/callback/?code=x',
    '/Callback?code=x',
    '//callback?code=x',
    '/x/../callback?code=x',
    '/%63allback?code=x',
    '/callback%3Fcode=x',
    '/done?code=x',
    '/favicon.ico',
    `http://127.0.0.1:${PORT}/callback?code=x`,
    '*',
    '',
  ])('finds nothing at %s', (target) => {
    expect(read({ target })).toEqual({ kind: 'elsewhere' });
  });

  it.each(['POST', 'HEAD', 'OPTIONS', 'PUT', 'get', ''])('is bad with the method %s', (method) => {
    expect(read({ method })).toEqual({ kind: 'bad' });
  });

  it.each([
    ['another name for this address', ['lectern.example:49152']],
    ['a name that any page can claim', ['localhost:49152']],
    ['another port', ['127.0.0.1:49153']],
    ['no port', ['127.0.0.1']],
    ['two hosts', [...HOST, 'evil.example']],
    ['the same host twice', [...HOST, ...HOST]],
    ['no host', undefined],
  ])('is bad with %s in Host', (_what, host) => {
    expect(read({ headers: { host } })).toEqual({ kind: 'bad' });
  });

  it.each([
    ['an image', { 'sec-fetch-mode': ['no-cors'], 'sec-fetch-dest': ['image'] }],
    ['a fetch', { 'sec-fetch-mode': ['cors'], 'sec-fetch-dest': ['empty'] }],
    ['a frame', { 'sec-fetch-mode': ['navigate'], 'sec-fetch-dest': ['iframe'] }],
    ['a request with a body', { 'content-length': ['5'] }],
    ['a request with a body of unknown length', { 'transfer-encoding': ['chunked'] }],
  ])('is bad as %s', (_what, headers) => {
    expect(withHeaders(headers)).toEqual({ kind: 'bad' });
  });

  it('is bad when it is longer than any callback', () => {
    expect(read({ target: `/callback?code=${'x'.repeat(17_000)}` })).toEqual({ kind: 'bad' });
  });
});
