/**
 * ClientRequest as Chromium's network stack behaves under it (lib/common/api/net-client-request.ts). No cookies and no
 * cache, as nothing here asks for them.
 */
import {
  request as httpRequest,
  type IncomingMessage as NodeMessage,
  type ClientRequest as NodeRequest,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { app } from './app.ts';
import { ELECTRON_VERSION } from './identity.ts';
import { headerLists, IncomingMessage } from './incoming-message.ts';
import { netError } from './net-errors.ts';
import { breakRule, NotModelled, StrictEmitter } from './rules.ts';

export type RequestOptions = {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly redirect?: 'follow' | 'error' | 'manual';
  readonly credentials?: 'include' | 'omit' | 'same-origin';
  readonly cache?: string;
  readonly session?: unknown;
  readonly partition?: string;
  readonly referrerPolicy?: string;
  readonly useSessionCookies?: boolean;
  readonly bypassCustomProtocolHandlers?: boolean;
};

const MAX_REDIRECTS = 20;
const RESTRICTED = /^(?:content-length|host|trailer|te|upgrade|cookie2|keep-alive|transfer-encoding)$/i;
const USER_AGENT = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Electron/${ELECTRON_VERSION} Safari/537.36`;

export class ClientRequest extends StrictEmitter {
  readonly #options: RequestOptions;
  readonly #headers = new Map<string, string>();
  readonly #body: Buffer[] = [];
  #url: URL;
  #method: string;
  #redirects = 0;
  #state: 'open' | 'started' | 'over' = 'open';
  #wire: NodeRequest | undefined;
  #response: IncomingMessage | undefined;
  #followRedirect: (() => void) | undefined;

  constructor(options: RequestOptions | string) {
    super();
    if (!app.isReady()) breakRule('net module can only be used after app is ready');
    this.#options = typeof options === 'string' ? { url: options } : options;
    this.#url = new URL(this.#options.url);
    this.#method = (this.#options.method ?? 'GET').toUpperCase();
    if (!/^https?:$/.test(this.#url.protocol)) throw new NotModelled(`net.request for ${this.#url.protocol}`);
    if (this.#options.credentials === 'include' || this.#options.useSessionCookies) throw new NotModelled('cookies');
    for (const [name, value] of Object.entries(this.#options.headers ?? {})) this.setHeader(name, String(value));
  }

  setHeader(name: string, value: string): void {
    if (this.#state !== 'open') throw new Error("Can't set headers after they are sent");
    this.#headers.set(name.toLowerCase(), value);
  }

  getHeader(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.#headers.delete(name.toLowerCase());
  }

  write(chunk: string | Uint8Array): boolean {
    if (this.#state !== 'open') throw new Error('write after end');
    this.#body.push(Buffer.from(chunk as Uint8Array));
    return true;
  }

  end(chunk?: string | Uint8Array): this {
    if (this.#state !== 'open') return this;
    if (chunk !== undefined) this.write(chunk);
    this.#state = 'started';
    setImmediate(() => {
      this.emit('finish');
      if ([...this.#headers.keys()].some((name) => RESTRICTED.test(name))) this.#die('net::ERR_INVALID_ARGUMENT');
      else this.#go();
    });
    return this;
  }

  abort(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#wire?.destroy();
    this.#response?.destroy(new Error('The request was aborted'));
    setImmediate(() => {
      this.emit('abort');
      this.emit('close');
    });
  }

  followRedirect(): void {
    if (!this.#followRedirect) throw new Error('followRedirect() called, but was not waiting for a redirect');
    this.#followRedirect();
  }

  #go(): void {
    if (this.#state === 'over') return;
    const send = this.#url.protocol === 'https:' ? httpsRequest : httpRequest;
    const body = Buffer.concat(this.#body);
    const wire = send(this.#url, { method: this.#method, headers: this.#sentHeaders(body), agent: false });
    this.#wire = wire;
    wire.on('error', (error) => this.#die(netError(error).message));
    wire.on('response', (message) => this.#receive(message));
    wire.end(body.length > 0 ? body : undefined);
  }

  #sentHeaders(body: Buffer): Record<string, string | number> {
    return {
      'user-agent': USER_AGENT,
      'accept-encoding': this.#url.protocol === 'https:' ? 'gzip, deflate, br, zstd' : 'gzip, deflate',
      ...Object.fromEntries(this.#headers),
      ...(body.length > 0 ? { 'content-length': body.length } : {}),
    };
  }

  #receive(message: NodeMessage): void {
    const status = message.statusCode ?? 0;
    const location = message.headers.location;
    if (location !== undefined && [301, 302, 303, 307, 308].includes(status)) {
      message.resume();
      this.#redirect(status, location, message);
      return;
    }
    const response = new IncomingMessage(message);
    this.#response = response;
    response.on('error', () => undefined);
    response.once('close', () => {
      if (this.#state === 'over') return;
      this.#state = 'over';
      this.emit('close');
    });
    this.emit('response', response);
  }

  #redirect(status: number, location: string, message: NodeMessage): void {
    const next = URL.parse(location, this.#url);
    // net::RedirectInfo: an address without a fragment inherits the one before.
    if (next?.hash === '') next.hash = this.#url.hash;
    const problem = this.#redirectProblem(next, message);
    if (!next || problem) {
      this.#die(problem);
      return;
    }
    const policy = this.#options.redirect ?? 'follow';
    const method = this.#redirectedMethod(status);
    let follow = policy === 'follow';
    this.#followRedirect = () => {
      follow = true;
    };
    try {
      // The address is resolved; the header stays among the others as the server sent it.
      this.emit('redirect', status, method, next.href, headerLists(message));
    } finally {
      this.#followRedirect = undefined;
    }
    // Documented: only a call inside the event follows.
    if (!follow) {
      this.#die('Redirect was cancelled');
      return;
    }
    if (next.origin !== this.#url.origin) this.#headers.delete('authorization');
    if (method !== this.#method) this.#body.length = 0;
    this.#method = method;
    this.#url = next;
    this.#go();
  }

  #redirectProblem(next: URL | null, { headersDistinct }: NodeMessage): string {
    if (new Set(headersDistinct['location']).size > 1) return 'net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION';
    if (!next) return 'net::ERR_INVALID_REDIRECT';
    if (!/^https?:$/.test(next.protocol)) return 'net::ERR_UNSAFE_REDIRECT';
    if (++this.#redirects > MAX_REDIRECTS) return 'net::ERR_TOO_MANY_REDIRECTS';
    return this.#options.redirect === 'error' ? "Attempted to redirect, but redirect policy was 'error'" : '';
  }

  #redirectedMethod(status: number): string {
    if (status === 303 && this.#method !== 'HEAD') return 'GET';
    return [301, 302].includes(status) && this.#method === 'POST' ? 'GET' : this.#method;
  }

  #die(message: string): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#wire?.destroy();
    setImmediate(() => {
      this.emit('error', new Error(message));
      this.emit('close');
    });
  }
}
