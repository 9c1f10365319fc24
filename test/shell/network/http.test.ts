import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { HttpError } from '../../../main/ports.ts';
import { createHttp } from '../../../main/shell/network/http.ts';

/** As much of Electron's ClientRequest as its source shows (lib/common/api/net-client-request.ts). */
class FakeRequest extends EventEmitter {
  readonly options: ClientRequestConstructorOptions;
  body: string | undefined;
  aborted = false;
  incoming: FakeIncoming | undefined;

  constructor(options: ClientRequestConstructorOptions) {
    super();
    this.options = options;
  }

  end(body?: string): void {
    this.body = body;
    // A Writable with autoDestroy: closed as soon as everything is written, long before the answer.
    this.emit('close');
  }

  abort(): void {
    this.aborted = true;
    this.incoming?.destroy();
  }

  /**
   * The address is resolved, the header among the others as it came. `manual`: a redirect that is not followed within the
   * event is an error, unless the request was aborted.
   */
  redirect(status: number, location: string, headers: Record<string, string[]> = {}): void {
    const resolved = new URL(location, this.options.url).href;
    this.emit('redirect', status, 'GET', resolved, { location: [location], ...headers });
    if (!this.aborted) this.emit('error', new Error('Redirect was cancelled'));
  }

  respond(status: number, headers: Record<string, string | string[]> = {}): FakeIncoming {
    this.incoming = new FakeIncoming(status, headers);
    this.emit('response', this.incoming);
    return this.incoming;
  }
}

class FakeIncoming extends Readable {
  readonly statusCode: number;
  readonly headers: Record<string, string | string[]>;
  reads = 0;

  constructor(status: number, headers: Record<string, string | string[]>) {
    super({ highWaterMark: 4 });
    this.statusCode = status;
    this.headers = headers;
  }

  override _read(): void {
    this.reads += 1;
  }
}

function begin(init: Partial<Parameters<ReturnType<typeof createHttp>>[1]> = {}) {
  const requests: FakeRequest[] = [];
  const http = createHttp((options) => {
    const request = new FakeRequest(options);
    requests.push(request);
    return request as unknown as ClientRequest;
  });
  const answer = http('https://wiki.example/w', { method: 'GET', headers: { 'User-Agent': 'x' }, ...init });
  return { answer, requests, request: requests[0] ?? new FakeRequest({}) };
}

/** Lets streams deliver what has been pushed. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a request carries its own headers and nothing else: no cookies, no cache', async () => {
  const { request, answer } = begin({ method: 'POST', body: 'a=b', headers: { Accept: 'x' } });
  expect(request.options).toEqual({
    url: 'https://wiki.example/w',
    method: 'POST',
    headers: { Accept: 'x' },
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  });
  expect(request.body).toBe('a=b');
  request.respond(200).push(null);
  expect((await answer).status).toBe(200);
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('%i is an answer with its Location, and is not followed', async (status) => {
    const { request, answer } = begin();
    request.redirect(status, 'https://elsewhere.example/w?x=1', { 'x-test': ['a'], 'set-cookie': ['s=1'] });
    const response = await answer;
    expect([response.status, response.headers.get('location')]).toEqual([status, 'https://elsewhere.example/w?x=1']);
    expect(response.headers.get('x-test')).toBe('a');
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(request.aborted).toBe(true);
  });

  test('that is relative stays so: whoever asked knows what it is relative to', async () => {
    const { request, answer } = begin();
    request.redirect(301, '/w/rest.php/v1/page/Earth/bare');
    expect((await answer).headers.get('location')).toBe('/w/rest.php/v1/page/Earth/bare');
  });

  test('whose Location cannot be said leads where Chromium would go', async () => {
    const { request, answer } = begin();
    request.redirect(301, '/w/Ж');
    expect((await answer).headers.get('location')).toBe('https://wiki.example/w/%D0%96');
  });
});

describe('the body', () => {
  test('streams: the answer is there before its end is', async () => {
    const { request, answer } = begin();
    const incoming = request.respond(200);
    const response = await answer;
    const body = response.body?.getReader();
    incoming.push('first');
    expect(Buffer.from((await body?.read())?.value ?? []).toString()).toBe('first');
    incoming.push('second');
    incoming.push(null);
    expect(Buffer.from((await body?.read())?.value ?? []).toString()).toBe('second');
    expect((await body?.read())?.done).toBe(true);
  });

  test('is read from the network only as fast as it is read here', async () => {
    const { request, answer } = begin();
    const incoming = request.respond(200);
    await answer;
    incoming.push('four');
    await settled();
    for (let index = 0; index < 5; index += 1) incoming.push('four');
    await settled();
    expect(incoming.readableLength).toBe(20);
  });

  test.each([
    'net::ERR_CONTENT_LENGTH_MISMATCH',
    'net::ERR_INCOMPLETE_CHUNKED_ENCODING',
    'net::ERR_HTTP2_PROTOCOL_ERROR',
  ])('that is cut short ends in an error: %s', async (message) => {
    const { request, answer } = begin();
    const incoming = request.respond(200, { 'content-length': '100' });
    const response = await answer;
    incoming.push('half');
    incoming.destroy(new Error(message));
    await expect(response.text()).rejects.toMatchObject({ name: 'HttpError', code: 'protocol' });
  });

  test('that nobody wants any more ends the request', async () => {
    const { request, answer } = begin();
    request.respond(200).push('x');
    await (await answer).body?.cancel();
    expect(request.aborted).toBe(true);
  });

  test('that fails while nobody reads does not bring the app down', async () => {
    const { request, answer } = begin();
    const incoming = request.respond(200);
    const response = await answer;
    incoming.destroy(new Error('net::ERR_CONNECTION_RESET'));
    await settled();
    await expect(response.text()).rejects.toMatchObject({ code: 'offline' });
  });

  test.each([204, 304])('of a %i is none', async (status) => {
    const { request, answer } = begin();
    request.respond(status).push(null);
    expect((await answer).body).toBeNull();
  });

  test('that is none can still be aborted', async () => {
    const abort = new AbortController();
    const { request, answer } = begin({ signal: abort.signal });
    request.respond(304);
    await answer;
    abort.abort();
    await settled();
    expect(request.aborted).toBe(true);
  });
});

test('headers tell of the decoded body', async () => {
  const { request, answer } = begin();
  request.respond(200, {
    'content-encoding': 'gzip',
    'content-length': '10',
    'content-type': 'text/html',
    'set-cookie': ['a=b'],
    vary: ['accept', 'cookie'],
  });
  expect(Object.fromEntries((await answer).headers)).toEqual({ 'content-type': 'text/html', vary: 'accept, cookie' });
});

test('a header that cannot be said does not cost the answer', async () => {
  const { request, answer } = begin();
  request.respond(200, { 'content-disposition': 'inline; filename=Ж.png', etag: '"1"' });
  expect(Object.fromEntries((await answer).headers)).toEqual({ etag: '"1"' });
});

test('a length that counts what is handed over stays', async () => {
  const { request, answer } = begin();
  request.respond(200, { 'content-length': '10' });
  expect((await answer).headers.get('content-length')).toBe('10');
});

describe('an abort', () => {
  test('before the answer ends the request', async () => {
    const abort = new AbortController();
    const { request, answer } = begin({ signal: abort.signal });
    abort.abort();
    await expect(answer).rejects.toMatchObject({ name: 'HttpError', code: 'aborted' });
    expect(request.aborted).toBe(true);
  });

  test('while the body arrives ends the body', async () => {
    const abort = new AbortController();
    const { request, answer } = begin({ signal: abort.signal });
    request.respond(200).push('half');
    const text = expect((await answer).text()).rejects.toMatchObject({ code: 'aborted' });
    abort.abort();
    await text;
    expect(request.aborted).toBe(true);
  });

  test('from the start sends nothing', async () => {
    const { answer, requests } = begin({ signal: AbortSignal.abort() });
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(requests).toEqual([]);
  });
});

test.each([
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_NAME_NOT_RESOLVED', 'offline'],
  ['net::ERR_EMPTY_RESPONSE', 'offline'],
  ['net::ERR_CONNECTION_REFUSED', 'offline'],
  ['net::ERR_CONNECTION_RESET', 'offline'],
  ['net::ERR_NETWORK_CHANGED', 'offline'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'offline'],
  ['net::ERR_TIMED_OUT', 'timed-out'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timed-out'],
  ['net::ERR_CERT_DATE_INVALID', 'tls'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
  ['net::ERR_INVALID_RESPONSE', 'protocol'],
  ['something else', 'protocol'],
] as const)('%s is %s', async (message, code) => {
  const { request, answer } = begin();
  request.emit('error', new Error(message));
  await expect(answer).rejects.toMatchObject({ name: 'HttpError', code });
});

test('a request that cannot even be made rejects as the port promises', async () => {
  const http = createHttp(() => {
    throw new Error('ClientRequest only supports http: and https: protocols');
  });
  await expect(http('x:', { method: 'GET', headers: {} })).rejects.toBeInstanceOf(HttpError);
});
