/** An answer as `net` gives it: a readable stream with the head, its body decoded. */
import type { IncomingMessage as NodeMessage } from 'node:http';
import { PassThrough, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { netError } from './net-errors.ts';

/** What `response` carries: a readable stream with the answer's head. */
export class IncomingMessage extends Readable {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly httpVersion: string;
  readonly #body: Readable;

  constructor(message: NodeMessage) {
    super();
    this.statusCode = message.statusCode ?? 0;
    this.statusMessage = message.statusMessage ?? '';
    this.headers = headersOf(message);
    this.httpVersion = message.httpVersion;
    this.#body = decoded(message);
    this.#body.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) this.#body.pause();
    });
    this.#body.on('end', () => this.push(null));
    this.#body.on('error', (error) => this.destroy(netError(error, message)));
  }

  override _read(): void {
    this.#body.resume();
  }
}

/** The body as Chromium gives it: decoded, while `content-encoding` stays among the headers. */
function decoded(message: NodeMessage): Readable {
  const decoder = decoderFor(String(message.headers['content-encoding'] ?? 'identity').toLowerCase());
  message.on('error', (error) => decoder.destroy(error));
  return message.pipe(decoder);
}

function decoderFor(encoding: string): Transform {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'zstd') return createZstdDecompress();
  return new PassThrough();
}

function headersOf(message: NodeMessage): Readonly<Record<string, string | string[]>> {
  return Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values = []]) => [
      name,
      name === 'set-cookie' ? values : values.join(', '),
    ]),
  );
}

/** As the `redirect` event gives them. */
export function headerLists(message: NodeMessage): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(message.headersDistinct).map(([name, values = []]) => [name, values]));
}
