import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { pieces } from '../wiki/answers.ts';
import { createReaderBench } from './bench.ts';

const path = (name: string) => `/media/wikipedia:en/${encodeURIComponent(`https://upload.wikimedia.org/${name}`)}`;
const png = (body: string | ReadableStream<Uint8Array> = 'png') =>
  new Response(body, { headers: { 'content-type': 'image/png', 'accept-ranges': 'bytes' } });

describe('pictures', () => {
  it('come through with their type', async () => {
    const { get } = createReaderBench(() => png());
    const response = await get(path('a.png'));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(await response.text()).toBe('png');
  });

  it('are fetched six at a time, and the next when one has arrived', async () => {
    const { get, http } = createReaderBench(() => png());
    const all = Array.from({ length: 8 }, (_none, index) => get(path(`${index}.png`)));
    await setImmediate();
    expect(http.sent).toHaveLength(6);
    await (await all[0])?.text();
    await setImmediate();
    expect(http.sent).toHaveLength(7);
    await (await all[1])?.body?.cancel();
    await setImmediate();
    expect(http.sent).toHaveLength(8);
  });

  it('that fail make room for the others', async () => {
    const { get, http } = createReaderBench(() => 'offline');
    const all = await Promise.all(Array.from({ length: 20 }, (_none, index) => get(path(`${index}.png`))));
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503));
    expect(http.sent).toHaveLength(20);
  });

  it('that break off make room for the others', async () => {
    const { get, http } = createReaderBench(() => png(pieces(['x'], 'error')));
    for (let count = 0; count < 8; count++) await (await get(path('a.png'))).text().catch(() => 'broken');
    expect(http.sent).toHaveLength(8);
  });

  it('that nobody waits for any more leave the queue', async () => {
    const { get, http } = createReaderBench(() => png());
    const first = await Promise.all(Array.from({ length: 6 }, () => get(path('a.png'))));
    const controller = new AbortController();
    const given = get(path('given-up.png'), { signal: controller.signal });
    const next = get(path('next.png'));
    controller.abort();
    expect((await given).status).toBe(503);
    await first[0]?.text();
    await next;
    expect(http.sent.at(-1)?.url).toBe('https://upload.wikimedia.org/next.png');
  });

  it.each([
    [403, 'https://evil.example/a.png', () => png()],
    [404, 'https://upload.wikimedia.org/a.png', () => new Response('', { status: 404 })],
    [429, 'https://upload.wikimedia.org/a.png', () => new Response('', { status: 429 })],
    [502, 'https://upload.wikimedia.org/a.png', () => Response.redirect('https://evil.example/', 302)],
    [
      502,
      'https://upload.wikimedia.org/a.png',
      () => new Response('<script>', { headers: { 'content-type': 'text/html' } }),
    ],
  ])('that cannot be had are a status and nothing else: %i', async (status, url, answer) => {
    const { get } = createReaderBench(answer);
    const response = await get(`/media/wikipedia:en/${encodeURIComponent(url)}`);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });
});

describe('a recording', () => {
  const film = (status: number, headers: Readonly<Record<string, string>>) =>
    new Response(pieces(['film'], 'hang'), { status, headers: { 'content-type': 'video/webm', ...headers } });

  it('comes in the range that was asked for', async () => {
    const { get, http } = createReaderBench(() =>
      film(206, { 'content-range': 'bytes 5-8/90', 'content-length': '4' }),
    );
    const response = await get(path('a.webm'), { headers: { range: 'bytes=5-8' } });
    expect(http.sent[0]?.headers['range']).toBe('bytes=5-8');
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 5-8/90');
  });

  it.each(['bytes=0-1,5-6', 'bytes=-', 'lines=1-2', 'bytes=a-b'])(
    'is not asked for in an odd range: %s',
    async (range) => {
      const { get, http } = createReaderBench(() => film(200, {}));
      await get(path('a.webm'), { headers: { range } });
      expect(http.sent[0]?.headers).not.toHaveProperty('range');
    },
  );

  it('that is paused does not keep the pictures waiting', async () => {
    const { get, http } = createReaderBench(({ url }) => (url.endsWith('.webm') ? film(200, {}) : png()));
    for (let count = 0; count < 6; count++) await get(path('a.webm'));
    await get(path('a.png'));
    expect(http.sent).toHaveLength(7);
  });
});
