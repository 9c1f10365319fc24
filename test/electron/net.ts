/** The `net` module: requests, and `fetch` on top of them as in lib/common/api/net-fetch.ts. */
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { ClientRequest, type RequestOptions } from './client-request.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { NotModelled, strict } from './rules.ts';

/** Rejects a manual redirect, as Electron's does: it has nobody who could call `followRedirect`. */
function fetch(url: string, init: RequestInit = {}): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', redirect = 'follow', signal } = init;
    const credentials = init.credentials ?? 'include';
    if (credentials !== 'omit')
      throw new NotModelled(`net.fetch with credentials ${credentials}, which is its default`);
    const request = new ClientRequest({ url, method, redirect, credentials });
    for (const [name, value] of new Headers(init.headers)) request.setHeader(name, value);
    signal?.addEventListener('abort', () => {
      reject(signal.reason);
      request.abort();
    });
    request.on('error', reject);
    request.on('response', (message: IncomingMessage) => {
      const headers = new Headers(
        Object.entries(message.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const empty = [101, 204, 205, 304].includes(message.statusCode) || method === 'HEAD';
      const body = empty ? null : (Readable.toWeb(message) as NodeReadableStream<Uint8Array>);
      resolve(new Response(body as BodyInit | null, { status: message.statusCode, headers }));
    });
    if (init.body !== undefined && init.body !== null && typeof init.body !== 'string') {
      throw new NotModelled('net.fetch with a body that is no string');
    }
    request.end(init.body ?? undefined);
  });
}

export const net = strict('net', {
  request: (options: RequestOptions | string) => new ClientRequest(options),
  fetch,
  isOnline: () => true,
  online: true,
});
