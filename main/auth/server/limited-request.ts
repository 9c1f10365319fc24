import { assertNever } from '../../../shared/result.ts';
import { type Clock, type Http, HttpError, type HttpInit } from '../../ports.ts';

/** Token and profile answers have a few kB; whatever is larger is some other page. */
const MAX_BYTES = 256 * 1024;

export type TextAnswer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** Why a request gave no answer that could be read whole. */
export type NoAnswer =
  /** `untrusted`: there was somebody, whose certificate cannot be trusted (by this computer's clock, for one). */
  | { readonly kind: 'offline'; readonly untrusted?: true }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'unreadable' };

/**
 * One request and its whole answer as text, within a time limit that covers the body too.
 * @param ms the limit. Never rejects for reasons of the network; its reasons are in the value.
 */
export async function requestText(
  http: Http,
  clock: Clock,
  ms: number,
  url: string,
  init: Omit<HttpInit, 'signal'>,
): Promise<({ readonly kind: 'answer' } & TextAnswer) | NoAnswer> {
  const controller = new AbortController();
  const { promise: late, resolve } = Promise.withResolvers<NoAnswer>();
  const stop = clock.after(ms, () => {
    resolve({ kind: 'timed-out' });
    controller.abort();
  });
  try {
    return await Promise.race([whole(http, url, { ...init, signal: controller.signal }), late]);
  } finally {
    stop();
  }
}

async function whole(
  http: Http,
  url: string,
  init: HttpInit,
): Promise<({ readonly kind: 'answer' } & TextAnswer) | NoAnswer> {
  try {
    const { status, headers, body } = await http(url, init);
    const text = body === null ? '' : await readText(body);
    return text === undefined ? { kind: 'unreadable' } : { kind: 'answer', status, headers, text };
  } catch (error) {
    if (error instanceof HttpError) return noAnswer(error);
    throw error;
  }
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function noAnswer({ code }: HttpError): NoAnswer {
  switch (code) {
    case 'timed-out':
    case 'aborted':
      return { kind: 'timed-out' };
    case 'protocol':
      return { kind: 'unreadable' };
    case 'tls':
      return { kind: 'offline', untrusted: true };
    case 'offline':
      return { kind: 'offline' };
    default:
      return assertNever(code);
  }
}
