import type { MediaEntry } from '../../library/media-cache/entry-format.ts';
import { emptyHeaders, mediaHeaders } from '../headers.ts';
import { boundsOf } from './byte-range.ts';

/** An answer from a medium that is there as a whole: all of it, the range that was asked for, or 416. */
export function answerWhole({ type, bytes }: MediaEntry, range: string | undefined): Response {
  const size = bytes.byteLength;
  const from = new Headers({ 'content-type': type, 'accept-ranges': 'bytes', 'content-length': String(size) });
  if (range === undefined) return new Response(bodyOf(bytes), { headers: mediaHeaders(from) });
  const bounds = boundsOf(range, size);
  if (bounds === undefined) {
    const headers = emptyHeaders();
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = bounds;
  from.set('content-length', String(end - start));
  from.set('content-range', `bytes ${start}-${end - 1}/${size}`);
  return new Response(bodyOf(bytes.subarray(start, end)), { status: 206, headers: mediaHeaders(from) });
}

/** A copy: what is kept is shared by all who read it. */
function bodyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
