import { type Http, HttpError, type HttpErrorCode } from '../../main/ports.ts';

export type SentRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** Gives the answer to a request. An `HttpErrorCode` is a request that fails so. */
export type Answer = (request: SentRequest) => Response | HttpErrorCode | Promise<Response | HttpErrorCode>;

export type FakeHttp = {
  readonly http: Http;
  /** Every request, in the order in which they were made. */
  readonly sent: readonly SentRequest[];
  /** How many of them were aborted, before their answer or while its body came. */
  readonly aborted: () => number;
  /** From now on requests are answered like this. */
  readonly answerWith: (answer: Answer) => void;
};

/**
 * HTTP without a network. Header names are recorded in lower case; an aborted request rejects as the port promises.
 * @param answer until `answerWith` says otherwise; by default every request fails as offline.
 */
export function createFakeHttp(answer: Answer = () => 'offline'): FakeHttp {
  const sent: SentRequest[] = [];
  let current = answer;
  let abandoned = 0;
  return {
    sent,
    aborted: () => abandoned,
    answerWith: (next) => {
      current = next;
    },
    http: async (url, { method, headers, body, signal }) => {
      const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      const request = { method, url, headers: Object.fromEntries(names), body };
      sent.push(request);
      const abort = aborted(signal);
      void abort.then(() => {
        abandoned += 1;
      });
      const answered = await Promise.race([current(request), abort]);
      if (typeof answered === 'string') throw new HttpError(answered);
      return answered;
    },
  };
}

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** What a proxy, a captive portal or a broken server says. */
export function html(text = '<!doctype html><title>Error</title>', status = 200): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** An answer that never comes. */
export function never(): Promise<Response> {
  return new Promise(() => {});
}

function aborted(signal: AbortSignal | undefined): Promise<HttpErrorCode> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve('aborted');
    signal?.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
}
