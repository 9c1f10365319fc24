/** One range of bytes (RFC 9110 §14.1.2); several at once are no player's business here. */
const RANGE = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/;

/** The value of a `Range` header that asks for one range; undefined for any other, which is as if none was asked for. */
export function oneRange(header: string | null): string | undefined {
  return header !== null && RANGE.test(header) ? header : undefined;
}

/** Where a range begins and ends (the end not included) in something of this size; undefined when it lies outside. */
export function boundsOf(range: string, size: number): { readonly start: number; readonly end: number } | undefined {
  const [, first, last, suffix] = RANGE.exec(range) ?? [];
  if (suffix !== undefined) {
    return Number(suffix) === 0 || size === 0 ? undefined : { start: Math.max(0, size - Number(suffix)), end: size };
  }
  const start = Number(first);
  const end = last ? Math.min(Number(last) + 1, size) : size;
  return start < end ? { start, end } : undefined;
}

/** How many bytes the whole of it has, when an answer begins at the first and goes to the last; undefined for a part. */
export function wholeSize(status: number, headers: Headers): number | undefined {
  if (status === 200) return sizeOf(headers.get('content-length'));
  const [, last, size] = /^bytes 0-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  return status === 206 && size !== undefined && Number(last) + 1 === Number(size) ? Number(size) : undefined;
}

function sizeOf(length: string | null): number | undefined {
  return length !== null && /^\d+$/.test(length) ? Number(length) : undefined;
}
