import { zstdDecompressSync } from 'node:zlib';
import type { Row } from '../database/statements.ts';

/** A row's `text` as it was kept. */
export function textOf(row: Row): string {
  const { text } = row;
  if (!(text instanceof Uint8Array)) throw new Error('No text');
  return zstdDecompressSync(text).toString();
}
