import { HttpError, type HttpErrorCode } from '../../ports.ts';

/**
 * Chromium's names for what went wrong, as `net.request` puts them into an error's message (`net::ERR_…`).
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const CODES: readonly (readonly [RegExp, HttpErrorCode])[] = [
  [/ERR_(?:CONNECTION_)?TIMED_OUT/, 'timed-out'],
  [/ERR_(?:CERT_|SSL_|BAD_SSL_|TLS)/, 'tls'],
  [
    /ERR_(?:INTERNET_DISCONNECTED|NETWORK_|NAME_|DNS_|ADDRESS_|CONNECTION_|PROXY_|TUNNEL_|SOCKS_|SOCKET_|EMPTY_RESPONSE)/,
    'offline',
  ],
  [/ERR_ABORTED/, 'aborted'],
];

/** The port's error for one of `net`'s. What is not known here is a `protocol` error. */
export function httpError(cause: unknown): HttpError {
  if (cause instanceof HttpError) return cause;
  const message = cause instanceof Error ? cause.message : '';
  return new HttpError(CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'protocol', cause);
}
