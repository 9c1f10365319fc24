import { type Http, HttpError, type HttpErrorCode } from '../../main/ports.ts';

const CODES: readonly (readonly [RegExp, HttpErrorCode])[] = [
  [/^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/, 'timed-out'],
  [/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/, 'offline'],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/, 'tls'],
];

/** Node's `fetch` behind the `Http` port: no redirects, a streamed body, every rejection an `HttpError`. */
export function createNodeHttp(): Http {
  return async (url, init) => {
    const response = await fetch(url, {
      method: init.method,
      headers: { ...init.headers },
      body: init.body ?? null,
      signal: init.signal ?? null,
      redirect: 'manual',
    }).catch((error: unknown) => {
      throw httpError(error);
    });
    const { status, statusText, headers } = response;
    return new Response(response.body ? withHttpErrors(response.body) : null, { status, statusText, headers });
  };
}

function withHttpErrors(body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(httpError(error));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function httpError(error: unknown): HttpError {
  if (error instanceof Error && error.name === 'AbortError') return new HttpError('aborted', error);
  if (error instanceof Error && error.name === 'TimeoutError') return new HttpError('timed-out', error);
  const code = causeCode(error);
  return new HttpError(CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'protocol', error);
}

function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
