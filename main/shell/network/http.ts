import { Readable } from 'node:stream';
import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage } from 'electron';
import { type Http, HttpError, type HttpInit } from '../../ports.ts';
import { type Incoming, redirectResponse, responseOf } from './http-response.ts';
import { httpError } from './net-errors.ts';

/** Begins a request: `net.request` in a session of its own (network.ts), or a fake. */
export type IssueRequest = (options: ClientRequestConstructorOptions) => ClientRequest;

/**
 * The Http port over Electron's `net.request`. Not `net.fetch`: with `redirect: 'manual'` that one rejects and loses
 * the Location, so the `redirect` event is used.
 * https://www.electronjs.org/docs/latest/api/client-request
 */
export function createHttp(issue: IssueRequest): Http {
  return (url, init) => {
    if (init.signal?.aborted) return Promise.reject(new HttpError('aborted', init.signal.reason));
    return new Promise((resolve, reject) => {
      try {
        send(issue(requestOptions(url, init)), init, resolve, reject);
      } catch (cause) {
        reject(httpError(cause));
      }
    });
  };
}

/** SECURITY: no cookies or logins (`omit`), nothing kept (`no-store`), and no redirect carries a header anywhere. */
function requestOptions(url: string, { method, headers }: HttpInit): ClientRequestConstructorOptions {
  return { url, method, headers: { ...headers }, redirect: 'manual', credentials: 'omit', cache: 'no-store' };
}

function send(
  request: ClientRequest,
  { body, signal }: HttpInit,
  resolve: (response: Response) => void,
  reject: (error: HttpError) => void,
): void {
  let incoming: Incoming | undefined;
  const abort = (): void => {
    const error = new HttpError('aborted', signal?.reason);
    // Before the request, which would end the body without saying why.
    incoming?.destroy(error);
    request.abort();
    reject(error);
  };
  // Not on the request's own `close`: that comes as soon as its body is sent.
  const forget = (): void => signal?.removeEventListener('abort', abort);
  signal?.addEventListener('abort', abort, { once: true });

  const settle = (answer: () => Response): void => {
    try {
      resolve(answer());
    } catch (cause) {
      forget();
      request.abort();
      reject(new HttpError('protocol', cause));
    }
  };

  request.on('error', (error) => {
    forget();
    reject(httpError(error));
  });
  request.on('redirect', (status, _method, resolved, headers) => {
    forget();
    // Within the event, or Electron reports the redirect as a cancelled request.
    request.abort();
    settle(() => redirectResponse(status, resolved, headers));
  });
  request.on('response', (message) =>
    settle(() => {
      incoming = incomingOf(message);
      incoming.once('close', forget);
      return responseOf(incoming, () => request.abort());
    }),
  );
  request.end(body);
}

/** "IncomingMessage implements the Readable Stream interface" (its documentation); its types do not say so. */
function incomingOf(message: IncomingMessage): Incoming {
  if (!(message instanceof Readable)) throw new TypeError('The answer is not a stream');
  return message;
}
