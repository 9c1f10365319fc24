import type { Readable } from 'node:stream';
import { httpError } from './net-errors.ts';

/** Statuses whose answers have no body; `Response` refuses one (Fetch, "null body status"). */
const BODILESS = new Set([204, 205, 304]);

/** What `Headers` refuses (Fetch, "header value"): a server's odd file name is no reason to refuse its answer. */
const UNSAYABLE = /[\0\r\n\u0100-\uffff]/;

type RawHeaders = Readonly<Record<string, string | readonly string[]>>;

/**
 * Headers as the port's callers may see them. `net` hands over decoded bytes but the encoded answer's headers, so the
 * encoding is dropped and with it the length, which counts the encoded bytes. No cookies: nothing here keeps any.
 */
function responseHeaders(raw: RawHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    const text = typeof value === 'string' ? value : value.join(', ');
    if (name.toLowerCase() !== 'set-cookie' && !UNSAYABLE.test(text)) headers.set(name, text);
  }
  if (headers.has('content-encoding')) headers.delete('content-length');
  headers.delete('content-encoding');
  headers.delete('transfer-encoding');
  return headers;
}

/**
 * The answer as a `Response` whose body is read from the network only as fast as somebody reads it here.
 * @param stop ends the request: called when the reader goes away before the end.
 */
export function responseOf(incoming: Incoming, stop: () => void): Response {
  // A failure between two reads has nobody else to hear it; the next read tells it.
  incoming.on('error', () => undefined);
  const bodiless = BODILESS.has(incoming.statusCode);
  if (bodiless) incoming.resume();
  return new Response(bodiless ? null : bodyOf(incoming, stop), {
    status: incoming.statusCode,
    headers: responseHeaders(incoming.headers),
  });
}

/** What is used of Electron's IncomingMessage, which is a Node stream by its documentation but not by its types. */
export type Incoming = Readable & {
  readonly statusCode: number;
  readonly headers: RawHeaders;
};

/**
 * A redirect as an answer: the port never follows one. `location` is the header as the server sent it, because a relative
 * one says something that Chromium's address, resolved against whatever was asked, no longer does.
 * @param resolved stands in for a header that cannot be handed on.
 */
export function redirectResponse(status: number, resolved: string, raw: RawHeaders): Response {
  const headers = responseHeaders(raw);
  if (!headers.has('location')) headers.set('location', resolved);
  return new Response(null, { status, headers });
}

function bodyOf(incoming: Readable, stop: () => void): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        controller.error(httpError(cause));
      }
    },
    cancel: stop,
  });
}
