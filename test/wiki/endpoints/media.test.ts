import { describe, expect, it } from 'vitest';
import { html } from '../../fakes/http.ts';
import { createBench, EN, pieces, redirect, USER_AGENT } from '../answers.ts';

const PICTURE = 'https://upload.wikimedia.org/e/Earth.png';

function picture(type = 'image/png', headers: Readonly<Record<string, string>> = {}, status = 200): Response {
  return new Response('bytes', { status, headers: { 'content-type': type, ...headers } });
}

describe('a picture', () => {
  it('is asked for politely and without saying who reads', async () => {
    const { wiki, http } = createBench(() => picture(), ['secret']);
    expect(await wiki.media(EN, PICTURE, {})).toMatchObject({ ok: true });
    expect(http.sent).toMatchObject([
      { url: PICTURE, headers: { 'user-agent': USER_AGENT, referer: 'https://en.wikipedia.org/' } },
    ]);
    expect(http.sent[0]?.headers).not.toHaveProperty('authorization');
  });

  it('comes with its type and nothing else of the host’s headers', async () => {
    const { wiki } = createBench(() =>
      picture('image/svg+xml; charset=utf-8', { 'set-cookie': 'a=b', 'content-length': '5', 'x-cache': 'hit' }),
    );
    const answer = await wiki.media(EN, PICTURE, {});
    expect(answer.ok && Object.fromEntries(answer.value.headers)).toEqual({
      'content-type': 'image/svg+xml',
      'content-length': '5',
    });
    expect(answer.ok && (await answer.value.text())).toBe('bytes');
  });

  it('that was compressed does not carry the length of what was sent', async () => {
    const { wiki } = createBench(() => picture('image/svg+xml', { 'content-encoding': 'gzip', 'content-length': '3' }));
    const answer = await wiki.media(EN, PICTURE, {});
    expect(answer.ok && answer.value.headers.has('content-length')).toBe(false);
    expect(answer.ok && answer.value.headers.has('content-encoding')).toBe(false);
  });

  it('from a host that is not the wiki’s is never asked for', async () => {
    const { wiki, http } = createBench(() => picture());
    expect(await wiki.media(EN, 'https://evil.example/a.png', {})).toEqual({
      ok: false,
      failure: { code: 'forbidden' },
    });
    expect(http.sent).toEqual([]);
  });

  it.each([
    ['/elsewhere.png', 'https://upload.wikimedia.org/elsewhere.png'],
    ['http://thumb.wikimedia.org/a.png?utm_source=x', 'https://thumb.wikimedia.org/a.png'],
  ])('is followed within the wiki’s own hosts: to %s', async (to, followed) => {
    const { wiki, http } = createBench(({ url }) => (url === PICTURE ? redirect(301, to) : picture()), ['secret']);
    const answer = await wiki.media(EN, PICTURE, {});
    expect(answer.ok && (await answer.value.text())).toBe('bytes');
    expect(http.sent.map(({ url }) => url)).toEqual([PICTURE, followed]);
    expect(http.sent[1]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    [301, 'https://evil.example/a.png', { code: 'redirect-refused', host: 'evil.example' }],
    [301, 'https://upload.wikimedia.org:8443/a.png', { code: 'redirect-refused', host: 'upload.wikimedia.org:8443' }],
    [302, 'http://login.ferry.example/', { code: 'captive-portal' }],
    [302, 'http:', { code: 'redirect-refused', host: '' }],
  ])('is not fetched from anywhere else: %i to %s', async (status, to, failure) => {
    const { wiki, http } = createBench(() => redirect(status, to));
    expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure });
    expect(http.sent).toHaveLength(1);
  });

  it('that is sent round in circles is given up', async () => {
    const { wiki, http } = createBench(() => redirect(302, PICTURE));
    const failure = { code: 'redirect-loop', title: 'Earth.png' };
    expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure });
    expect(http.sent).toHaveLength(4);
  });

  it('is asked for without what counts visits', async () => {
    const { wiki, http } = createBench(() => picture());
    await wiki.media(EN, `${PICTURE}?utm_source=en.wikipedia.org&utm_campaign=parser`, {});
    expect(http.sent[0]?.url).toBe(PICTURE);
  });

  it('that is known already need not come again', async () => {
    const { wiki, http } = createBench(() => new Response(null, { status: 304, headers: { etag: '"b"' } }));
    const known = { etag: '"a"', lastModified: 'Mon, 01 Jun 2026 00:00:00 GMT' };
    const answer = await wiki.media(EN, PICTURE, { known });
    expect(answer.ok && answer.value.status).toBe(304);
    expect(http.sent[0]?.headers).toMatchObject({
      'if-none-match': '"a"',
      'if-modified-since': 'Mon, 01 Jun 2026 00:00:00 GMT',
    });
  });

  it('in whose place a network’s own page comes is told apart', async () => {
    const { wiki } = createBench(() => html('<title>Welcome aboard</title><p>Accept the terms'));
    expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure: { code: 'captive-portal' } });
  });

  it('in whose place the wiki’s own page comes is unreadable', async () => {
    const { wiki } = createBench(() => html('<meta name="generator" content="MediaWiki 1.47">'));
    const failure = { code: 'unreadable', what: 'media: content-type' };
    expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure });
  });

  it.each(['application/javascript', 'image/x-unknown', 'text/plain', 'constructor'])(
    'is none when it is %s',
    async (type) => {
      const { wiki } = createBench(() => picture(type));
      const failure = { code: 'unreadable', what: 'media: content-type' };
      expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure });
    },
  );

  it('larger than any picture errors instead of filling the memory', async () => {
    const megabyte = 'x'.repeat(1024 * 1024);
    const { wiki } = createBench(
      () =>
        new Response(pieces(Array.from({ length: 33 }, () => megabyte)), { headers: { 'content-type': 'image/png' } }),
    );
    const answer = await wiki.media(EN, PICTURE, {});
    if (!answer.ok) throw new Error('no picture');
    await expect(answer.value.arrayBuffer()).rejects.toMatchObject({ code: 'protocol' });
  });

  it('that is not there is missing', async () => {
    const { wiki } = createBench(() => html('<h1>404</h1>', 404));
    const failure = { code: 'page-missing', title: 'Earth.png' };
    expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure });
  });

  it('is not asked for while its host limits, and pages still are', async () => {
    const { wiki, http, clock } = createBench(() => new Response('', { status: 429, headers: { 'retry-after': '7' } }));
    const failure = { code: 'limited', until: clock.now() + 7_000 };
    expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure });
    expect(await wiki.media(EN, PICTURE, {})).toEqual({ ok: false, failure });
    expect(http.sent).toHaveLength(1);
    await wiki.page({ site: EN, title: 'Earth' });
    expect(http.sent).toHaveLength(2);
  });
});

describe('a recording', () => {
  it('comes in ranges', async () => {
    const { wiki, http } = createBench(() => picture('audio/ogg', { 'content-range': 'bytes 0-4/50' }, 206));
    const answer = await wiki.media(EN, 'https://upload.wikimedia.org/a.ogg', { range: 'bytes=0-4' });
    expect(http.sent[0]?.headers['range']).toBe('bytes=0-4');
    expect(answer.ok && answer.value.status).toBe(206);
    expect(answer.ok && answer.value.headers.get('content-range')).toBe('bytes 0-4/50');
  });

  it('says when a range is past its end', async () => {
    const { wiki } = createBench(() => picture('text/html', { 'content-range': 'bytes */50' }, 416));
    const answer = await wiki.media(EN, 'https://upload.wikimedia.org/a.ogg', { range: 'bytes=99-' });
    expect(answer.ok && answer.value.status).toBe(416);
  });
});
