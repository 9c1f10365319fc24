import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Loopback, LoopbackAnswer, LoopbackRequest } from '../../auth/ports.ts';

/** ms for a whole request: a browser on the same computer needs a few. */
const LIMIT = 5_000;

/** Bytes of a request's head. A code has 866 characters; what is longer than this gets Node's own refusal. */
const MAX_HEAD = 32 * 1024;

/**
 * A plain HTTP server behind the Loopback port: needs no Electron.
 * SECURITY: bound to 127.0.0.1 by number. A name might be resolved to something else, and no address at all means
 * every interface of the computer (RFC 8252 §8.3).
 */
export const loopbackServer: Loopback = {
  open(answer, wanted = 0) {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<Loopback['open']>>>();
    const unsent = new Set<ServerResponse>();
    let closed = false;
    let port = 0;

    const server = createServer(
      { maxHeaderSize: MAX_HEAD, headersTimeout: LIMIT, requestTimeout: LIMIT, connectionsCheckingInterval: LIMIT / 5 },
      (request, response) => {
        unsent.add(response);
        response.once('close', () => {
          unsent.delete(response);
          if (closed && unsent.size === 0) server.closeAllConnections();
        });
        send(response, answer(asRequest(request), port));
      },
    );
    server.maxConnections = 32;
    // Also later: a computer that has run out of sockets says so here, again and again, and must not end the app.
    server.on('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return resolve(undefined);
      port = address.port;
      resolve({
        port,
        close() {
          closed = true;
          server.close();
          if (unsent.size === 0) server.closeAllConnections();
        },
      });
    });
    return promise;
  },
};

function asRequest({ method = '', url = '', headersDistinct }: IncomingMessage): LoopbackRequest {
  return { method, target: url, headers: headersDistinct };
}

function send(response: ServerResponse, { status, headers, body }: LoopbackAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
