const MEGABYTE = 1024 * 1024;
const PICTURE = 32 * MEGABYTE;
const RECORDING = 1024 * MEGABYTE;

/** What a wiki's media may be, and the most bytes of each that one answer may carry. */
const LIMITS: Readonly<Record<string, number>> = {
  'image/png': PICTURE,
  'image/jpeg': PICTURE,
  'image/gif': PICTURE,
  'image/webp': PICTURE,
  'image/avif': PICTURE,
  'image/svg+xml': PICTURE,
  'audio/ogg': RECORDING,
  'audio/webm': RECORDING,
  'audio/mpeg': RECORDING,
  'audio/mp4': RECORDING,
  'audio/flac': RECORDING,
  'audio/x-flac': RECORDING,
  'audio/wav': RECORDING,
  'audio/x-wav': RECORDING,
  'video/ogg': RECORDING,
  'video/webm': RECORDING,
  'video/mpeg': RECORDING,
  'video/mp4': RECORDING,
  // Wikimedia serves sound and film in Ogg under this name (RFC 5334 §4).
  'application/ogg': RECORDING,
};

export type MediaType = { readonly type: string; readonly limit: number };

/** The medium a `content-type` names; undefined for everything that is none. Parameters are dropped. */
export function mediaType(contentType: string | null): MediaType | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const limit = Object.hasOwn(LIMITS, type) ? LIMITS[type] : undefined;
  return limit === undefined ? undefined : { type, limit };
}
