import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';

/** What is known of a kept medium besides its bytes. */
export type MediaHead = {
  /** Its MIME type, without parameters. */
  readonly type: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** It came in a file that anybody may have made: no server has vouched for it yet. */
  readonly brought?: boolean | undefined;
};

export type MediaEntry = MediaHead & { readonly bytes: Uint8Array };

/** Changes with the shape of a file: what another version wrote is not read. */
const MARK = 'LMC1';
/** After the bytes and the head: length of the head, checksum of bytes and head, mark. */
const FOOT_BYTES = 12;

const headShape = z.object({
  type: z.string(),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
  brought: z.optional(z.boolean()),
});

/**
 * One file for one medium: its bytes, then what is known of them, then a checksum over both, so that a file cut short
 * or damaged anywhere is never taken for a medium.
 */
export function encodeEntry({ bytes, ...head }: MediaEntry): readonly Uint8Array[] {
  const known = Buffer.from(JSON.stringify(head));
  const foot = Buffer.alloc(FOOT_BYTES);
  foot.writeUInt32BE(known.length, 0);
  foot.writeUInt32BE(crc32(known, crc32(bytes)), 4);
  foot.write(MARK, 8, 'latin1');
  return [bytes, known, foot];
}

/** What a file holds; undefined when it is damaged, or of another version. The bytes are a view of `file`. */
export function decodeEntry(file: Buffer): MediaEntry | undefined {
  const foot = file.length - FOOT_BYTES;
  if (foot < 0 || file.toString('latin1', foot + 8) !== MARK) return undefined;
  const end = foot - file.readUInt32BE(foot);
  if (end < 0 || crc32(file.subarray(0, foot)) !== file.readUInt32BE(foot + 4)) return undefined;
  const head = z.safeParse(headShape, parseJson(file.toString('utf8', end, foot)));
  if (!head.success) return undefined;
  const { type, etag, lastModified, brought } = head.data;
  return { type, etag, lastModified, brought, bytes: file.subarray(0, end) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
