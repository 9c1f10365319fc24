/** Node's network errors by the names that Chromium gives them (net/base/net_error_list.h). */
import type { IncomingMessage } from 'node:http';

const NAMES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_RESET',
  EPIPE: 'CONNECTION_RESET',
  ECONNABORTED: 'CONNECTION_ABORTED',
  ENOTFOUND: 'NAME_NOT_RESOLVED',
  EAI_AGAIN: 'NAME_NOT_RESOLVED',
  ENETUNREACH: 'INTERNET_DISCONNECTED',
  ENETDOWN: 'INTERNET_DISCONNECTED',
  EHOSTUNREACH: 'ADDRESS_UNREACHABLE',
  EADDRNOTAVAIL: 'ADDRESS_INVALID',
  ETIMEDOUT: 'CONNECTION_TIMED_OUT',
  CERT_HAS_EXPIRED: 'CERT_DATE_INVALID',
  CERT_NOT_YET_VALID: 'CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'CERT_COMMON_NAME_INVALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'CERT_AUTHORITY_INVALID',
};

/**
 * The error that Electron would report, with `net::ERR_…` as its message.
 * @param message the answer whose body was cut short, when its head had arrived.
 */
export function netError(error: unknown, message?: IncomingMessage): Error {
  return new Error(`net::ERR_${nameOf(error, message)}`);
}

function nameOf(error: unknown, message: IncomingMessage | undefined): string {
  const code = codeOf(error);
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ZSTD_'))
    return 'CONTENT_DECODING_FAILED';
  if (message && !message.complete) return cutShort(message);
  if (error instanceof Error && error.message === 'socket hang up') return 'EMPTY_RESPONSE';
  if (code.startsWith('HPE_')) return 'INVALID_HTTP_RESPONSE';
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) return 'SSL_PROTOCOL_ERROR';
  return NAMES[code] ?? 'FAILED';
}

function cutShort(message: IncomingMessage): string {
  if (message.headers['transfer-encoding'] === 'chunked') return 'INCOMPLETE_CHUNKED_ENCODING';
  return message.headers['content-length'] === undefined ? 'CONNECTION_RESET' : 'CONTENT_LENGTH_MISMATCH';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
