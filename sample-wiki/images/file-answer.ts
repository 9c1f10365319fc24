import { createHash } from 'node:crypto';
import type { Answer, Call } from '../http.ts';

const HEADERS = {
  'cache-control': 'public, max-age=86400',
  'x-content-type-options': 'nosniff',
  'accept-ranges': 'bytes',
};

/** A file as a media server gives it: with an ETag, as 304 to who has it already, and in one range (RFC 9110 §13.1.2, §14). */
export function fileAnswer(call: Pick<Call, 'headers'>, type: string, body: Uint8Array | string): Answer {
  const bytes = Buffer.from(body);
  const etag = `"${createHash('sha1').update(bytes).digest('hex').slice(0, 16)}"`;
  const headers = { ...HEADERS, etag, 'content-type': type };
  if (call.headers['if-none-match'] === etag) return { status: 304, headers, body: '' };
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(call.headers.range ?? '') ?? [];
  if (first === undefined) return { status: 200, headers, body: bytes };
  const start = Number(first);
  const end = Math.min(last ? Number(last) + 1 : bytes.length, bytes.length);
  const size = bytes.length;
  if (start >= end) return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: '' };
  const range = { 'content-range': `bytes ${start}-${end - 1}/${size}` };
  return { status: 206, headers: { ...headers, ...range }, body: bytes.subarray(start, end) };
}
