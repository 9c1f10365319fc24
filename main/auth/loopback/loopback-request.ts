import type { LoopbackRequest } from '../ports.ts';

/** The path of the redirect URI. Servers compare it to the letter and ignore the port alone (RFC 8252 §7.3). */
export const CALLBACK_PATH = '/callback';

/** Where the browser is sent once the code is taken: an address that holds nothing. */
export const DONE_PATH = '/done';

export type LoopbackAsked =
  | { readonly kind: 'callback'; readonly query: string }
  | { readonly kind: 'done' }
  /** `bad`: no browser that was redirected asks like this. `elsewhere`: there is nothing at this path. */
  | { readonly kind: 'bad' | 'elsewhere' };

/** A callback has about a kilobyte; this is what `callback.ts` accepts, and the path. */
const MAX_TARGET = 16 * 1024 + 64;

/**
 * What somebody asks of the redirect's port, from the request alone. Every program and every web page on this computer
 * can reach it, so whatever is not a browser's plain navigation to our exact address is told apart here.
 */
export function readLoopbackRequest(request: LoopbackRequest, port: number): LoopbackAsked {
  const { method, target, headers } = request;
  const only = (name: string, value: string) => (headers[name] ?? [value]).join() === value;
  // SECURITY: another name for this address in `Host` is DNS rebinding: a web page that made its own name lead here.
  if (headers['host']?.join() !== `127.0.0.1:${port}`) return { kind: 'bad' };
  if (method !== 'GET' || target.length > MAX_TARGET) return { kind: 'bad' };
  if (headers['transfer-encoding'] !== undefined || !only('content-length', '0')) return { kind: 'bad' };
  // Fetch Metadata: an image, a frame or a script of some page is no navigation. Browsers that say nothing may pass.
  if (!only('sec-fetch-mode', 'navigate') || !only('sec-fetch-dest', 'document')) return { kind: 'bad' };
  if (target === DONE_PATH) return { kind: 'done' };
  const prefix = `${CALLBACK_PATH}?`;
  return target.startsWith(prefix) ? { kind: 'callback', query: target.slice(prefix.length) } : { kind: 'elsewhere' };
}
