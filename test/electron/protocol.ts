/**
 * The `protocol` module for one scheme of the app's own: a loopback server calls the handler with a `Request` for
 * `app://…` and streams its `Response` (see origin.ts for what Chromium sees).
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { app } from './app.ts';
import { fromChromium } from './origin.ts';
import { breakRule, NotModelled, reportBrokenRule, strict } from './rules.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type CustomScheme = { readonly scheme: string; readonly privileges?: Readonly<Record<string, boolean>> };

const MODELLED = ['standard', 'secure', 'supportFetchAPI', 'stream'];

let privileged: CustomScheme | undefined;
let handler: Handler | undefined;

function registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
  if (app.isReady()) breakRule('protocol.registerSchemesAsPrivileged should be called before app is ready');
  if (privileged) breakRule('protocol.registerSchemesAsPrivileged can be called only once');
  const [scheme, ...more] = schemes;
  if (!scheme || more.length > 0) throw new NotModelled('anything but one scheme');
  // As http, Chromium would grant all four whether they were asked for or not.
  const granted = Object.entries(scheme.privileges ?? {}).flatMap(([name, value]) => (value ? [name] : []));
  const missing = MODELLED.filter((name) => !granted.includes(name));
  const unknown = granted.filter((name) => !MODELLED.includes(name));
  if (missing.length > 0) throw new NotModelled(`a scheme without ${missing.join(', ')}`);
  if (unknown.length > 0) throw new NotModelled(`a scheme with ${unknown.join(', ')}`);
  privileged = scheme;
}

function handle(scheme: string, serve: Handler): void {
  if (!app.isReady()) breakRule('protocol.handle can only be called after app is ready');
  if (scheme !== privileged?.scheme) throw new NotModelled(`${scheme}:, which was not registered as privileged`);
  if (handler) breakRule(`Failed to register protocol: ${scheme}`);
  handler = serve;
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged,
  handle,
  unhandle: (_scheme: string) => {
    handler = undefined;
  },
  isProtocolHandled: (scheme: string) => handler !== undefined && scheme === privileged?.scheme,
});

/** The app's own scheme, or a name that no URL has. */
export function appScheme(): string {
  return privileged?.scheme ?? 'none';
}

/** Starts serving on a port of loopback; answers the server and its port. */
export async function startProtocolServer(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // A handler that throws is a failed request, not an answer.
      process.stderr.write(`[stand-in] ${incoming.url}: ${String(error)}\n`);
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return { server, port: (server.address() as AddressInfo).port };
}

/** What Chromium says because it takes the page for one of the web, with its cache turned off. */
const OF_HTTP_ONLY: ReadonlySet<string> = new Set(['host', 'connection', 'accept-encoding', 'cache-control', 'pragma']);

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // Only Chromium looks for this file, and only because it takes the page for one of the web.
  if (incoming.url === '/favicon.ico') {
    outgoing.writeHead(204).end();
    return;
  }
  if (!handler) throw new Error(`Nothing handles ${appScheme()}:`);
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const response = await handler(requestOf(incoming, gone.signal));
  checkResponse(response);
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, response.statusText, headerList(response.headers));
  if (!response.body || incoming.method === 'HEAD') {
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(response.body as NodeReadableStream<Uint8Array>);
  outgoing.flushHeaders();
  await pipeline(body, outgoing).catch((error: unknown) => {
    if (!gone.signal.aborted) throw error;
  });
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const scheme = appScheme();
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || OF_HTTP_ONLY.has(name)) continue;
    const text = ['origin', 'referer'].includes(name) ? fromChromium(scheme, String(value)) : String(value);
    headers.set(name, name === 'origin' ? text.replace(/\/$/, '') : text);
  }
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  return new Request(fromChromium(scheme, `http://${incoming.headers.host}${incoming.url}`), {
    method: incoming.method ?? 'GET',
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  } as RequestInit);
}

function headerList(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name !== 'connection' && name !== 'transfer-encoding'));
}

/** What would work here and not in Electron, or the other way round. */
export function checkResponse(response: unknown): asserts response is Response {
  if (!(response instanceof Response)) breakRule('protocol.handle: the handler must answer a Response');
  const encoding = response.headers.get('content-encoding');
  const policy = response.headers.get('content-security-policy') ?? '';
  const broken = encoding
    ? `an answer of ${appScheme()}: with content-encoding ${encoding}: nothing decodes it there`
    : new RegExp(`(?:^|[\\s;,])${appScheme()}:`).test(policy)
      ? `a content security policy that names ${appScheme()}: where 'self' says it`
      : undefined;
  if (!broken) return;
  reportBrokenRule(broken);
  breakRule(broken);
}
