import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { Clock } from './clock.ts';
import { pause } from './clock.ts';
import type { Fault } from './faults.ts';
import type { Answer, Body, Call } from './http.ts';

/** Text worth packing; pictures are packed already. */
const PACKED = /^(?:text\/|application\/json|image\/svg)/;

const HANG_UPS = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EPIPE']);

/** What shapes a body on its way: a fault, and what a stalled one waits for. */
export type Shaping = {
  readonly fault: Fault | undefined;
  readonly released: () => Promise<void>;
  readonly clock: Clock;
};

/** Writes an answer: gzip when asked for, spoilt as the fault says. Rejects when the connection ends before the answer does. */
export async function deliver(call: Call, answer: Answer, response: ServerResponse, shaping: Shaping): Promise<void> {
  const { fault } = shaping;
  const isShaped = fault?.truncateAfter !== undefined || fault?.stallAfter !== undefined || fault?.chunk !== undefined;
  const type = answer.headers['content-type'] ?? '';
  const zip = PACKED.test(type) && acceptsGzip(call) && answer.body !== '' && (!isShaped || fault?.compressed === true);

  const headers: Record<string, string> = {
    ...answer.headers,
    vary: 'Accept-Encoding',
    // By the wiki's own clock, which need not be this computer's (RFC 9110 §6.6.1).
    date: new Date(shaping.clock.now()).toUTCString(),
  };
  if (zip) headers['content-encoding'] = 'gzip';
  else if (typeof answer.body === 'string' || answer.body instanceof Uint8Array) {
    // Kept when the body is cut short: so a caller can tell.
    headers['content-length'] = String(Buffer.byteLength(answer.body));
  }
  response.writeHead(answer.status, headers);
  response.flushHeaders();
  if (call.method === 'HEAD' || answer.status === 304) {
    response.end();
    return;
  }

  const gone = new AbortController();
  response.once('close', () => gone.abort());
  await pipeline(
    Readable.from(bytes(answer.body), { objectMode: false }),
    // Flushed as it comes: a page must be readable while the rest is still on its way.
    zip ? createGzip({ flush: constants.Z_SYNC_FLUSH }) : new PassThrough(),
    isShaped
      ? (source: AsyncIterable<Uint8Array>) => spoil(source, shaping, response, gone.signal)
      : (source: AsyncIterable<Uint8Array>) => source,
    response,
  );
}

/** A caller that hangs up, and a connection cut on purpose, are all in a day's work. */
export function isHangUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && HANG_UPS.has(String(error.code));
}

function acceptsGzip(call: Call): boolean {
  return /\bgzip\b/.test(String(call.headers['accept-encoding'] ?? ''));
}

async function* bytes(body: Body): AsyncGenerator<Buffer> {
  if (typeof body === 'string' || body instanceof Uint8Array) {
    yield Buffer.from(body);
    return;
  }
  for await (const piece of body) yield Buffer.from(piece);
}

/** The same bytes, but cut, stalled or slowed. */
async function* spoil(
  source: AsyncIterable<Uint8Array>,
  { fault, released, clock }: Shaping,
  response: ServerResponse,
  gone: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const step = fault?.chunk?.bytes ?? 16_384;
  const cut = fault?.truncateAfter ?? Number.POSITIVE_INFINITY;
  let stallAt = fault?.stallAfter ?? Number.POSITIVE_INFINITY;
  let sent = 0;
  for await (const piece of source) {
    let rest = piece;
    while (rest.length > 0) {
      if (sent >= stallAt) {
        stallAt = Number.POSITIVE_INFINITY;
        await Promise.race([released(), aborted(gone)]);
      }
      if (sent >= cut) {
        // Let what was sent so far leave before the connection does.
        await new Promise((resolve) => response.write('', resolve));
        response.destroy();
        return;
      }
      const size = Math.min(step, rest.length, stallAt - sent, cut - sent);
      yield rest.subarray(0, size);
      sent += size;
      rest = rest.subarray(size);
      if (fault?.chunk) await pause(clock, fault.chunk.every, gone);
      if (gone.aborted) return;
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
