import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of a saved picture, ready to be written. */
export type MediaFile = {
  /** A plain file name. */
  readonly name: string;
  readonly parts: readonly Uint8Array[];
};

/** Where the pictures of a library's saved pages are. @param library the library's file */
export function savedMediaFolder(library: string): string {
  return join(dirname(library), 'media');
}

/** Writes files, each whole or not at all; what was there under a name gives way. Throws the file system's errors. */
export function writeMediaFiles(folder: string, files: readonly MediaFile[]): void {
  if (files.length === 0) return;
  // SECURITY: what somebody reads is theirs alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { name, parts } of files) {
    const half = join(folder, `${randomUUID()}.part`);
    try {
      const file = openSync(half, 'wx', 0o600);
      try {
        for (const part of parts) writeAll(file, part);
      } finally {
        closeSync(file);
      }
      renameSync(half, join(folder, name));
    } catch (error) {
      rmSync(half, { force: true });
      throw error;
    }
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
