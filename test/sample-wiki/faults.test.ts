import { describe, expect, it } from 'vitest';
import { bearer, get, getJson, handClock, signIn, startWiki } from './support.ts';

const PAGE = '/v1/page/Tidal_island_of_Marrow/html';

async function bytesUntilItBreaks(response: Response): Promise<{ readonly bytes: number; readonly broke: boolean }> {
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) bytes += chunk.length;
    return { bytes, broke: false };
  } catch {
    return { bytes, broke: true };
  }
}

describe('fault switches', () => {
  it.each([
    ['limited', 429, /^text\/plain/, '7'],
    ['unavailable', 503, /^text\/plain/, '7'],
    ['server-error', 500, /^application\/json/, null],
    ['html', 200, /^text\/html/, null],
    ['html-502', 502, /^text\/html/, null],
    ['other-json', 200, /^application\/json/, null],
    ['gateway-401', 401, /^application\/json/, null],
    ['bearer-refused', 403, /^application\/json/, null],
    ['client-refused', 403, /^application\/json/, null],
    ['gone', 410, /^application\/json/, null],
    ['login-required', 511, /^text\/html/, null],
    ['login-redirect', 302, /^null$/, null],
    ['user-unknown', 403, /^application\/json/, null],
    ['oauth-server-error', 500, /^application\/json/, null],
    ['main-page', 301, /^null$/, null],
    ['no-wikidiff2', 500, /^application\/json/, null],
    ['counted-to-limit', 200, /^application\/json/, null],
    ['action-error', 200, /^application\/json/, null],
    ['action-limited', 200, /^application\/json/, '7'],
    ['action-bearer-refused', 200, /^application\/json/, null],
  ] as const)('%s answers %i in place of the page', async (answer, status, type, retryAfter) => {
    const wiki = await startWiki();
    wiki.faults.add({ answer, retryAfter: 7 });
    const { headers, ...got } = await get(wiki, PAGE);
    expect([got.status, headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(String(headers.get('content-type'))).toMatch(type);
  });

  it('spoil only the paths and the number of requests they name', async () => {
    const wiki = await startWiki();
    const armed = wiki.faults.add({ path: /\/bare$/, times: 2, answer: 'server-error' });
    const statuses = [];
    for (const path of [PAGE, '/v1/page/Tide/bare', '/v1/page/Tide/bare', '/v1/page/Tide/bare']) {
      statuses.push((await get(wiki, path)).status);
    }
    expect([statuses, armed.hits()]).toEqual([[200, 500, 500, 200], 2]);
  });

  it('are taken in the order they were added, and are all gone after clear', async () => {
    const wiki = await startWiki();
    wiki.faults.add({ times: 1, answer: 'limited' });
    wiki.faults.add({ answer: 'server-error' });
    expect([(await get(wiki, PAGE)).status, (await get(wiki, PAGE)).status]).toEqual([429, 500]);
    wiki.faults.clear();
    expect((await get(wiki, PAGE)).status).toBe(200);
  });

  it('cut the connection before an answer', async () => {
    const wiki = await startWiki();
    wiki.faults.add({ answer: 'reset' });
    await expect(fetch(wiki.restBase + PAGE)).rejects.toThrow();
  });

  it('cut the connection after so many bytes of the plain body', async () => {
    const wiki = await startWiki();
    wiki.faults.add({ truncateAfter: 5000 });
    expect(await bytesUntilItBreaks(await fetch(wiki.restBase + PAGE))).toEqual({ bytes: 5000, broke: true });
  });

  it('cut a packed body too when told to', async () => {
    const wiki = await startWiki();
    wiki.faults.add({ truncateAfter: 3000, compressed: true });
    const response = await fetch(wiki.restBase + PAGE);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect((await bytesUntilItBreaks(response)).broke).toBe(true);
  });

  it('stall after the headers until they are released', async () => {
    const wiki = await startWiki();
    wiki.faults.add({ stallAfter: 0, times: 1 });
    const response = await fetch(wiki.restBase + PAGE);
    const reader = response.body?.getReader();
    let arrived = false;
    const first = reader?.read().then((piece) => {
      arrived = true;
      return piece;
    });
    // A whole other request and its answer: time enough for a body that was not held back.
    await get(wiki, PAGE);
    expect([response.status, arrived]).toEqual([200, false]);
    wiki.faults.release();
    expect((await first)?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
  });

  it('let a body trickle in pieces', async () => {
    const clock = handClock();
    const wiki = await startWiki({ clock });
    wiki.faults.add({ chunk: { bytes: 1000, every: 60_000 } });
    const whole = await get(wiki, PAGE);
    wiki.faults.clear();
    expect(whole.text).toBe((await get(wiki, PAGE)).text);
  });

  it('hold an answer back for as long as they say', async () => {
    let waited = 0;
    let goOn = (): void => undefined;
    const wiki = await startWiki({
      clock: {
        now: () => 0,
        after: (ms, callback) => {
          waited = ms;
          goOn = callback;
          return () => undefined;
        },
      },
    });
    wiki.faults.add({ latency: 30_000 });
    const answer = get(wiki, PAGE);
    await expect.poll(() => waited).toBe(30_000);
    expect(wiki.requests.entries()[0]?.status).toBe(0);
    goOn();
    expect((await answer).status).toBe(200);
  });
});

it('takes it calmly when a caller hangs up or a connection is cut', async () => {
  const lines: string[] = [];
  const wiki = await startWiki({ log: (line) => lines.push(line) });
  wiki.faults.add({ truncateAfter: 100, times: 1 });
  await bytesUntilItBreaks(await fetch(wiki.restBase + PAGE));
  const leaving = new AbortController();
  const response = await fetch(`${wiki.apiBase}/page/Generated_page%2F20000/html`, { signal: leaving.signal });
  leaving.abort();
  await bytesUntilItBreaks(response);
  await wiki.close();
  expect(lines).toEqual([]);
});

describe('the request log', () => {
  it('says who asked for what, and holds no token', async () => {
    const wiki = await startWiki();
    const { access, refresh } = await signIn(wiki);
    wiki.requests.clear();
    await get(wiki, '/v1/search/title?q=tide', { ...bearer(access), 'user-agent': 'Test/1.0' });
    await get(wiki, '/v1/page/Nothing/bare');
    expect(wiki.requests.entries()).toMatchObject([
      {
        method: 'GET',
        path: '/w/rest.php/v1/search/title',
        query: 'q=tide',
        authorization: true,
        userAgent: 'Test/1.0',
        status: 200,
      },
      { path: '/w/rest.php/v1/page/Nothing/bare', authorization: false, status: 404 },
    ]);
    const everything = JSON.stringify(wiki.requests.entries());
    expect([access, refresh].some((secret) => everything.includes(secret))).toBe(false);
  });

  it('keeps no query of the sign-in: it may hold a state', async () => {
    const wiki = await startWiki();
    await signIn(wiki);
    expect(
      wiki.requests
        .entries()
        .filter(({ path }) => path.includes('authorize'))
        .every(({ query }) => query === ''),
    ).toBe(true);
  });
});

describe('the switches over HTTP', () => {
  const send = (
    origin: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) => fetch(`${origin}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  it('add faults and take them away', async () => {
    const wiki = await startWiki();
    expect(
      (await send(wiki.origin, 'POST', '/_faults', { path: '/bare', answer: 'limited', retryAfter: 3 })).status,
    ).toBe(200);
    expect((await get(wiki, '/v1/page/Tide/bare')).headers.get('retry-after')).toBe('3');
    await send(wiki.origin, 'DELETE', '/_faults');
    expect((await get(wiki, '/v1/page/Tide/bare')).status).toBe(200);
  });

  it.each([{ answer: 'nonsense' }, { path: '(' }, { times: 0 }, { unknown: 1 }, 'text'])(
    'refuse %j as a fault',
    async (fault) => {
      const wiki = await startWiki();
      expect((await send(wiki.origin, 'POST', '/_faults', fault)).status).toBe(400);
    },
  );

  it('expire, revoke, disable, and choose who refuses', async () => {
    const wiki = await startWiki();
    const status = async (token: string) => (await getJson(wiki, '/v1/page/Tide/bare', bearer(token))).status;
    const first = await signIn(wiki);
    await send(wiki.origin, 'POST', '/_expire', { what: 'access' });
    expect(await status(first.access)).toBe(403);
    const second = await signIn(wiki);
    await send(wiki.origin, 'POST', '/_revoke', { user: 'Reader' });
    await send(wiki.origin, 'POST', '/_refusals', { shape: 'gateway' });
    expect(await status(second.access)).toBe(401);
    const third = await signIn(wiki);
    await send(wiki.origin, 'POST', '/_client', { id: wiki.clients.desktop.id, disabled: true });
    expect(await status(third.access)).toBe(403);
    expect((await send(wiki.origin, 'POST', '/_expire', { what: 'everything' })).status).toBe(400);
  });

  it('give the log, and are not in it', async () => {
    const wiki = await startWiki();
    await get(wiki, '/v1/page/Tide/bare');
    const entries: unknown = await (await send(wiki.origin, 'GET', '/_requests')).json();
    expect(entries).toMatchObject([{ path: '/w/rest.php/v1/page/Tide/bare' }]);
  });

  it('refuse a browser’s page', async () => {
    const wiki = await startWiki();
    expect((await send(wiki.origin, 'DELETE', '/_faults', undefined, { origin: 'http://evil.example' })).status).toBe(
      403,
    );
  });
});
