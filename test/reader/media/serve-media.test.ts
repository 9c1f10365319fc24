import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { mediaFile } from '../../../main/library/saving/saved-media.ts';
import { createFakeCacheFolder } from '../../fakes/cache-folder.ts';
import { html } from '../../fakes/http.ts';
import { pieces } from '../../wiki/answers.ts';
import { createReaderBench } from '../bench.ts';

const path = (name: string) => `/media/wikipedia:en/${encodeURIComponent(`https://upload.wikimedia.org/${name}`)}`;
const png = (body: string | ReadableStream<Uint8Array> = 'png', headers: Readonly<Record<string, string>> = {}) =>
  new Response(body, { headers: { 'content-type': 'image/png', ...headers } });
const DAY = 24 * 3_600_000;

/** Lets everything happen that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
}

const THUMB = 'https://upload.wikimedia.org/wikipedia/commons/thumb/a/ab/M.jpg';
const at = (width: number) => `${THUMB}/${width}px-M.jpg`;
const pathOf = (address: string) => `/media/wikipedia:en/${encodeURIComponent(address)}`;

/** A folder of saved pictures that holds this one, checked at `checkedAt`. */
function savedFolder(address: string, checkedAt: number, brought?: boolean) {
  const folder = createFakeCacheFolder();
  const bytes = Buffer.from('saved');
  const entry = { type: 'image/jpeg', bytes, etag: brought ? undefined : '"s"', lastModified: undefined, brought };
  const { name, parts } = mediaFile(address, entry);
  folder.files.set(name, { content: Buffer.concat([...parts]), readAt: 0, checkedAt });
  return { folder, name };
}

describe('pictures of saved pages', () => {
  const NOW = Date.UTC(2026, 8, 1, 12);

  it('are there without a network', async () => {
    const { folder } = savedFolder(at(250), NOW);
    const { get, http } = createReaderBench(() => 'offline', undefined, folder);
    const response = await get(pathOf(at(250)));
    expect([response.status, await response.text()]).toEqual([200, 'saved']);
    expect(http.sent).toEqual([]);
  });

  it('stand in for the same picture in another size, when that cannot be had', async () => {
    const { folder } = savedFolder(at(960), NOW);
    const bench = createReaderBench(() => 'offline', undefined, folder);
    bench.library.sizesOfPictures.set('https://upload.wikimedia.org/wikipedia/commons/a/ab/M.jpg', [at(1920), at(960)]);
    const response = await bench.get(pathOf(at(500)));
    expect([response.status, await response.text()]).toEqual([200, 'saved']);
    expect((await bench.get(path('other.png'))).status).toBe(503);
  });

  it('stay what they are when the server has them no more', async () => {
    const { folder, name } = savedFolder(at(250), NOW - 30 * DAY);
    const { get } = createReaderBench(() => new Response('', { status: 404 }), undefined, folder);
    expect(await (await get(pathOf(at(250)))).text()).toBe('saved');
    await settle();
    expect(folder.files.has(name)).toBe(true);
  });

  it('give way to what the server has now, in the same place', async () => {
    const { folder } = savedFolder(at(250), NOW - 30 * DAY);
    const cached = createFakeCacheFolder();
    const { get } = createReaderBench(() => png('newer'), cached, folder);
    expect(await (await get(pathOf(at(250)))).text()).toBe('saved');
    await expect.poll(async () => (await get(pathOf(at(250)))).text()).toBe('newer');
    expect([folder.files.size, cached.files.size]).toEqual([1, 0]);
  });
});

describe('pictures that came in somebody’s file', () => {
  const NOW = Date.UTC(2026, 8, 1, 12);

  it('are there without a network', async () => {
    const { folder } = savedFolder(at(250), NOW, true);
    const { get } = createReaderBench(() => 'offline', undefined, folder);
    const response = await get(pathOf(at(250)));
    expect([response.status, await response.text()]).toEqual([200, 'saved']);
  });

  it('give way to what their server has before they are shown, and once for all', async () => {
    const { folder } = savedFolder(at(250), NOW, true);
    const cached = createFakeCacheFolder();
    const { get, http } = createReaderBench(() => png('real'), cached, folder);
    expect(await (await get(pathOf(at(250)))).text()).toBe('real');
    await settle();
    expect(await (await get(pathOf(at(250)))).text()).toBe('real');
    expect([http.sent.length, folder.files.size, cached.files.size]).toEqual([1, 1, 0]);
  });

  it('wait a moment for a server that does not answer, and no longer', async () => {
    const { folder } = savedFolder(at(250), NOW, true);
    const answered = Promise.withResolvers<Response>();
    const { get, clock } = createReaderBench(() => answered.promise, undefined, folder);
    const response = get(pathOf(at(250)));
    await clock.untilWaiting();
    clock.advance(1_000);
    expect(await (await response).text()).toBe('saved');
  });

  it('are kept as they are while somebody reads privately', async () => {
    const { folder, name } = savedFolder(at(250), NOW, true);
    const before = folder.files.get(name);
    const cached = createFakeCacheFolder();
    const { get } = createReaderBench(() => png('real'), cached, folder);
    const path = pathOf(at(250)).replace('/media/', '/media/private/');
    expect(await (await get(path)).text()).toBe('real');
    await settle();
    expect(folder.files.get(name)).toBe(before);
    expect(cached.files.size).toBe(0);
  });
});

describe('pictures', () => {
  it('come through with their type and size', async () => {
    const { get } = createReaderBench(() => png());
    const response = await get(path('a.png'));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-length')).toBe('3');
    expect(await response.text()).toBe('png');
  });

  it('are fetched six at a time, and the next when one has arrived', async () => {
    const first = Promise.withResolvers<void>();
    const { get, http } = createReaderBench(async ({ url }) => {
      if (!url.endsWith('/0.png')) return png(pieces(['x'], 'hang'));
      await first.promise;
      return png();
    });
    for (let index = 0; index < 8; index += 1) void get(path(`${index}.png`));
    await settle();
    expect(http.sent).toHaveLength(6);
    first.resolve();
    await settle();
    expect(http.sent).toHaveLength(7);
  });

  it('that fail make room for the others', async () => {
    const { get, http } = createReaderBench(() => 'offline');
    const all = await Promise.all(Array.from({ length: 20 }, (_none, index) => get(path(`${index}.png`))));
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503));
    expect(http.sent).toHaveLength(20);
  });

  it('that break off are not shown by half, and make room for the others', async () => {
    const { get, http } = createReaderBench(() => png(pieces(['x'], 'error')));
    for (let count = 0; count < 8; count++) {
      const response = await get(path('a.png'));
      expect([response.status, response.headers.get('content-type')]).toEqual([502, 'image/svg+xml']);
    }
    expect(http.sent).toHaveLength(8);
  });

  it('that nobody waits for any more leave the queue', async () => {
    const gate = Promise.withResolvers<void>();
    const { get, http } = createReaderBench(() => gate.promise.then(() => png()));
    for (let index = 0; index < 6; index += 1) void get(path(`${index}.png`));
    await settle();
    const controller = new AbortController();
    const given = get(path('given-up.png'), { signal: controller.signal });
    const next = get(path('next.png'));
    await settle();
    controller.abort();
    expect((await given).status).toBe(503);
    gate.resolve();
    expect((await next).status).toBe(200);
    expect(http.sent.map(({ url }) => url)).not.toContain('https://upload.wikimedia.org/given-up.png');
  });

  it('that nobody waits for any more are not downloaded to their end', async () => {
    const { get, http } = createReaderBench(() => png(pieces(['x'], 'hang')));
    const controllers = [new AbortController(), new AbortController()];
    const both = controllers.map(({ signal }) => get(path('a.png'), { signal }));
    await settle();
    controllers[0]?.abort();
    await settle();
    expect(http.aborted()).toBe(0);
    controllers[1]?.abort();
    await Promise.all(both);
    expect([http.sent.length, http.aborted()]).toEqual([1, 1]);
  });

  it('that several ask for at once come once', async () => {
    const { get, http } = createReaderBench(() => png());
    const all = await Promise.all(Array.from({ length: 5 }, () => get(path('a.png'))));
    expect(await Promise.all(all.map((response) => response.text()))).toEqual(Array(5).fill('png'));
    expect(http.sent).toHaveLength(1);
  });

  it('wait with their host for a short while, and come then', async () => {
    let limited = true;
    const { get, clock, http } = createReaderBench(() =>
      limited ? new Response('', { status: 429, headers: { 'retry-after': '5' } }) : png(),
    );
    const asked = get(path('a.png'));
    await clock.untilWaiting();
    await settle();
    limited = false;
    clock.advance(4_999);
    await settle();
    expect(http.sent).toHaveLength(1);
    clock.advance(1);
    expect((await asked).status).toBe(200);
  });
});

describe('a picture that cannot be had', () => {
  it.each([
    [403, 'https://evil.example/a.png', () => png(), 'Refused'],
    [404, 'https://upload.wikimedia.org/a.png', () => new Response('', { status: 404 }), 'No such picture'],
    [429, 'https://upload.wikimedia.org/a.png', () => new Response('', { status: 429 }), 'too many requests'],
    [502, 'https://upload.wikimedia.org/a.png', () => Response.redirect('https://evil.example/', 301), 'Refused'],
    [502, 'https://upload.wikimedia.org/a.png', () => html('<p>Log in to the ferry'), 'wants a login'],
    [502, 'https://upload.wikimedia.org/a.png', () => new Response('x'), 'Not available'],
    [503, 'https://upload.wikimedia.org/a.png', () => 'offline' as const, 'Not available offline'],
  ])('is a drawing that says so, and is not kept: %i of %s', async (status, url, answer, words) => {
    const { get, mediaCache } = createReaderBench(answer);
    const response = await get(`/media/wikipedia:en/${encodeURIComponent(url)}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await response.text()).toMatch(new RegExp(`aria-label="[^"]*${words}[^"]*"><title>[^<]*${words}`));
    await mediaCache.settled();
    expect(await mediaCache.read(url)).toBeUndefined();
  });

  it('is nothing where its place has a look of its own', async () => {
    const { get } = createReaderBench(() => 'offline');
    const response = await get(`${path('a.png')}?otherwise=nothing`);
    expect([response.status, await response.text()]).toEqual([503, '']);
  });

  it('comes when the connection has come back', async () => {
    const { get, http } = createReaderBench(() => 'offline');
    await get(path('a.png'));
    http.answerWith(() => png());
    expect(await (await get(path('a.png'))).text()).toBe('png');
  });
});

describe('what was read', () => {
  it('is shown again without asking, also offline and whatever counts visits in its address', async () => {
    const { get, http, mediaCache } = createReaderBench(() => png());
    await get(path('a.png'));
    await mediaCache.settled();
    http.answerWith(() => 'offline');
    const response = await get(path('a.png?utm_source=en.wikipedia.org'));
    expect([response.status, await response.text()]).toEqual([200, 'png']);
    expect(http.sent).toHaveLength(1);
  });

  it('is not given to a site that may not have it', async () => {
    const url = 'https://evil.example/a.png';
    const { get, mediaCache } = createReaderBench(() => png());
    mediaCache.keep(url, { type: 'image/png', etag: undefined, lastModified: undefined, bytes: new Uint8Array(3) });
    await mediaCache.settled();
    expect((await get(`/media/wikipedia:en/${encodeURIComponent(url)}`)).status).toBe(403);
  });

  it('and is old is shown at once and asked after behind', async () => {
    const { get, http, mediaCache, clock } = createReaderBench(() => png('old', { etag: '"1"' }));
    await get(path('a.png'));
    await mediaCache.settled();
    clock.advance(8 * DAY);
    http.answerWith(() => png('new', { etag: '"2"' }));
    expect(await (await get(path('a.png'))).text()).toBe('old');
    await settle();
    await mediaCache.settled();
    expect(http.sent[1]?.headers).toMatchObject({ 'if-none-match': '"1"' });
    expect(await (await get(path('a.png'))).text()).toBe('new');
  });

  it('and has not changed is fresh again', async () => {
    const { get, http, mediaCache, clock } = createReaderBench(() => png('old', { etag: '"1"' }));
    await get(path('a.png'));
    await mediaCache.settled();
    clock.advance(8 * DAY);
    http.answerWith(() => new Response(null, { status: 304 }));
    for (let time = 0; time < 3; time += 1) {
      expect(await (await get(path('a.png'))).text()).toBe('old');
      await settle();
      await mediaCache.settled();
    }
    expect(http.sent).toHaveLength(2);
  });

  it('comes from the network where the disk is full', async () => {
    const folder = createFakeCacheFolder();
    folder.breakWrites('ENOSPC');
    const { get, http, log } = createReaderBench(() => png(), folder);
    for (let time = 0; time < 3; time += 1) {
      expect(await (await get(path('a.png'))).text()).toBe('png');
      await settle();
    }
    expect(http.sent).toHaveLength(3);
    expect(log.entries.map(({ event }) => event)).toEqual(['media-cache.unwritable']);
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

  it('that cannot be had is a status and nothing else', async () => {
    const { get } = createReaderBench(() => 'offline');
    const response = await get(path('a.ogg'), { headers: { range: 'bytes=0-' } });
    expect([response.status, await response.text()]).toEqual([503, '']);
  });

  it.each([
    [206, { 'content-range': 'bytes 0-9/10' }],
    [200, { 'content-length': '10' }],
  ])('that was heard to its end plays in any range without the network: %i', async (status, headers) => {
    const { get, http, mediaCache } = createReaderBench(
      () => new Response(pieces(['01234', '56789']), { status, headers: { 'content-type': 'audio/ogg', ...headers } }),
    );
    await (await get(path('a.ogg'), { headers: { range: 'bytes=0-' } })).text();
    await mediaCache.settled();
    http.answerWith(() => 'offline');
    const part = async (range: string) => {
      const response = await get(path('a.ogg'), { headers: { range } });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    expect(await part('bytes=0-')).toEqual([206, 'bytes 0-9/10', '0123456789']);
    expect(await part('bytes=3-5')).toEqual([206, 'bytes 3-5/10', '345']);
    expect(await part('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=-4')).toEqual([206, 'bytes 6-9/10', '6789']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
    const whole = await get(path('a.ogg'));
    expect([whole.status, whole.headers.get('accept-ranges'), await whole.text()]).toEqual([
      200,
      'bytes',
      '0123456789',
    ]);
  });

  it('that broke off, or was asked for in part, is not kept', async () => {
    const { get, http, mediaCache } = createReaderBench(
      () =>
        new Response(pieces(['01234']), {
          status: 206,
          headers: { 'content-type': 'audio/ogg', 'content-range': 'bytes 0-9/10' },
        }),
    );
    await (await get(path('a.ogg'), { headers: { range: 'bytes=0-' } })).text();
    http.answerWith(
      () =>
        new Response('56789', {
          status: 206,
          headers: { 'content-type': 'audio/ogg', 'content-range': 'bytes 5-9/10' },
        }),
    );
    await (await get(path('a.ogg'), { headers: { range: 'bytes=5-' } })).text();
    await mediaCache.settled();
    expect(await mediaCache.read('https://upload.wikimedia.org/a.ogg')).toBeUndefined();
  });
});
