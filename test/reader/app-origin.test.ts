import { describe, expect, it } from 'vitest';
import { bare, EN, parsoid } from '../wiki/answers.ts';
import { createReaderBench } from './bench.ts';

const PICTURE = '/media/wikipedia:en/https%3A%2F%2Fupload.wikimedia.org%2Fa.png';
const bench = () =>
  createReaderBench(({ url }) => {
    if (url.endsWith('/bare')) return bare();
    if (url.endsWith('/html')) return parsoid('<p>Earth.</p>', { 'content-encoding': 'gzip', 'set-cookie': 'a=b' });
    return new Response('png', { headers: { 'content-type': 'image/png', 'content-encoding': 'br' } });
  });

/** A policy as directives. Fails on what a browser would drop in silence: a name it does not know, a name said twice. */
function policyOf(response: Response): Readonly<Record<string, string>> {
  const known =
    /^(?:sandbox|base-uri|form-action|frame-ancestors|require-trusted-types-for|trusted-types|(?:default|script|style|img|media|font|frame|connect)-src)$/;
  const directives: Record<string, string> = {};
  for (const text of (response.headers.get('content-security-policy') ?? '').split(';')) {
    const [name = '', ...values] = text.trim().split(/\s+/);
    expect(name).toMatch(known);
    expect(directives).not.toHaveProperty(name);
    for (const value of values)
      expect(value).toMatch(
        /^'(?:none|self|unsafe-inline|strict-dynamic|script|nonce-[\w+/=-]{22,})'$|^allow-same-origin$/,
      );
    directives[name] = values.join(' ');
  }
  return directives;
}

describe('the window’s page', () => {
  it('has the policy of an app that needs no network', async () => {
    const response = await bench().get('/');
    const text = await response.text();
    const nonce = /nonce="([^"]+)"/.exec(text)?.[1];
    expect(text).not.toContain('__CSP_NONCE__');
    expect(policyOf(response)).toEqual({
      'default-src': "'none'",
      'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
      'style-src': `'self' 'nonce-${nonce}'`,
      'img-src': "'self'",
      'font-src': "'self'",
      'frame-src': "'self'",
      'connect-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('has another nonce each time', async () => {
    const { get } = bench();
    const first = await (await get('/')).text();
    expect(await (await get('/')).text()).not.toBe(first);
  });

  it('is there under an origin without a path too', async () => {
    const { reader } = bench();
    expect((await reader.serve(new Request('app://lectern'))).status).toBe(200);
    expect((await reader.serve(new Request('http://lectern.localhost/?x=1'))).status).toBe(200);
  });
});

describe('an article', () => {
  it('has the policy that holds without the frame', async () => {
    expect(policyOf(await bench().get('/article/wikipedia:en/Earth'))).toEqual({
      sandbox: 'allow-same-origin',
      'default-src': "'none'",
      'script-src': "'none'",
      'style-src': "'unsafe-inline' 'self'",
      'img-src': "'self'",
      'media-src': "'self'",
      'font-src': "'self'",
      'form-action': "'none'",
      'base-uri': "'none'",
    });
  });
});

describe('a picture', () => {
  it('is no page of this origin when it is opened as one', async () => {
    expect(policyOf(await bench().get(PICTURE))).toEqual({
      sandbox: '',
      'default-src': "'none'",
      'style-src': "'unsafe-inline'",
    });
  });
});

describe('the picture of nothing', () => {
  it('has no size of its own, and is no page either', async () => {
    const response = await bench().get('/media/blank.svg');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(policyOf(response)).toHaveProperty('sandbox', '');
    expect(await response.text()).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
});

describe('every answer', () => {
  it.each([
    ['/', 'no-store'],
    ['/assets/index-a1.js', 'public, max-age=31536000, immutable'],
    ['/article.css', 'no-store'],
    ['/article/wikipedia:en/Earth', 'no-store'],
    [PICTURE, 'private, max-age=86400'],
    ['/media/blank.svg', 'public, max-age=31536000, immutable'],
    ['/nothing/here', 'no-store'],
    ['/media/wikipedia:en/https%3A%2F%2Fevil.example%2Fa.png', 'no-store'],
  ])('keeps its type, its place and its caching to itself: %s', async (path, caching) => {
    const { headers } = await bench().get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe(caching);
    expect(headers.has('content-encoding')).toBe(false);
    expect(headers.has('set-cookie')).toBe(false);
  });
});

describe('a request', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('that would change something is refused: %s', async (method) => {
    const { get, http } = bench();
    for (const path of ['/', '/article/wikipedia:en/Earth', PICTURE]) {
      expect((await get(path, { method })).status).toBe(405);
    }
    expect(http.sent).toEqual([]);
  });

  it('about the head has no body', async () => {
    const response = await bench().get('/', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.body).toBeNull();
  });

  it.each(['/assets/none.js', '/..%2findex.html', '/index.html', '/favicon.ico', '/article', '/media/wikipedia:en/x'])(
    'for what is not there is told so: %s',
    async (path) => {
      const response = await bench().get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('');
    },
  );
});

describe('searching', () => {
  it('shows thumbnails through the app’s own origin', async () => {
    const thumbnail = { url: '//upload.wikimedia.org/e.jpg' };
    const { reader } = createReaderBench(() => Response.json({ pages: [{ title: 'Earth', thumbnail }] }));
    expect(await reader.searchTitles({ site: EN, query: 'ear' })).toEqual({
      ok: true,
      value: [
        {
          site: EN,
          title: 'Earth',
          thumbnailPath: '/media/wikipedia:en/https%3A%2F%2Fupload.wikimedia.org%2Fe.jpg?otherwise=nothing',
        },
      ],
    });
  });

  it('gives up what a newer search has taken the place of', async () => {
    const late = Promise.withResolvers<Response>();
    const bench = createReaderBench(() => late.promise);
    const first = bench.reader.searchTitles({ site: EN, query: 'e' });
    bench.http.answerWith(() => Response.json({ pages: [] }));
    const second = bench.reader.searchTitles({ site: EN, query: 'ea' });
    expect(await first).toEqual({ ok: false, failure: { code: 'superseded' } });
    expect(await second).toEqual({ ok: true, value: [] });
  });

  it('for text does not end a completion', async () => {
    const completion = Promise.withResolvers<Response>();
    const { reader } = createReaderBench(({ url }) =>
      url.includes('/search/title') ? completion.promise : Response.json({ pages: [] }),
    );
    const first = reader.searchTitles({ site: EN, query: 'e' });
    await reader.searchText({ site: EN, query: 'e' });
    completion.resolve(Response.json({ pages: [] }));
    expect(await first).toEqual({ ok: true, value: [] });
  });
});
