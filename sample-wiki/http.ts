import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request as the handlers see it. */
export type Call = {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The path as it was sent, still percent-encoded: `%2F` and `/` differ in a title. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Where this server can be reached, without a slash at the end. */
  readonly origin: string;
  /** Reads the body as text; answers undefined when it is larger than a form can be. */
  readonly text: () => Promise<string | undefined>;
};

export type Body = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** A request from outside, undecoded. */
export type HeardRequest = {
  readonly method: string;
  /** The whole address, query and all. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
};

/** A handler's answer; `server.ts` writes it. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
};

export type Handler = (call: Call) => Answer | Promise<Answer>;

const MAX_BODY_BYTES = 256 * 1024;

/** Wraps Node's request. The body is read only by a handler that asks for it. */
export function toCall(request: IncomingMessage, origin: string): Call {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: request.method ?? 'GET',
    headers: request.headers,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    origin,
    text: () => readText(request),
  };
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function html(status: number, markup: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: markup };
}

export function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: text };
}

/** A redirect without a body. */
export function redirect(
  status: 301 | 302 | 303 | 307,
  location: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { location, ...headers }, body: '' };
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** An error in the shape of MediaWiki's REST framework: what programs match on is `errorKey`. */
export function restError(
  httpCode: number,
  errorKey: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const httpReason = REASONS[httpCode] ?? 'Error';
  return json(httpCode, { errorKey, messageTranslations: { en: message }, httpCode, httpReason }, headers);
}

/** A parameter that the REST framework's own validation refused, before any handler saw it. */
export function parameterError(name: string, value: string | null, failureCode: string): Answer {
  return json(400, {
    error: 'parameter-validation-failed',
    name,
    value,
    failureCode,
    failureData: null,
    errorKey: failureCode,
    messageTranslations: { en: `The parameter "${name}" cannot be used: ${failureCode}.` },
    httpCode: 400,
    httpReason: REASONS[400],
  });
}

/** A cookie's value by name, or undefined. */
export function cookie(call: Call, name: string): string | undefined {
  for (const pair of (call.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}

/** The fields of an `application/x-www-form-urlencoded` body; undefined for any other kind of body. */
export async function formFields(call: Call): Promise<URLSearchParams | undefined> {
  const type = (call.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  const text = await call.text();
  return text === undefined ? undefined : new URLSearchParams(text);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
