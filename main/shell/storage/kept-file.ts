import { closeSync, fsyncSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageNotice } from '../../../shared/models.ts';
import type { Clock, Log } from '../../ports.ts';

/** Why a value could not be kept. */
export class KeptFileError extends Error {
  override readonly name = 'KeptFileError';
  readonly code: 'newer' | 'unwritable';

  constructor(code: 'newer' | 'unwritable', cause?: unknown) {
    super(`Not kept: ${code}`, { cause });
    this.code = code;
  }
}

/**
 * A small file of JSON values. What it held is never thrown away: a damaged file is moved aside, a file of a newer
 * version is read and left as it is.
 */
export type KeptFile = {
  readonly get: (key: string) => unknown;
  /** On disk when it returns. Throws KeptFileError; the old value then stands. */
  readonly set: (key: string, value: unknown) => void;
  readonly delete: (key: string) => void;
};

/** What writes the file: atomically and with mode 0600 (electron-store; settings-file.ts). */
export type JsonStore = {
  set(values: Readonly<Record<string, unknown>>): void;
  delete(key: string): void;
};

export type KeptFileOptions = {
  readonly folder: string;
  /** Without `.json`. */
  readonly name: string;
  /** Version of the shape of the values. A file with a larger one is not written. */
  readonly version: number;
  readonly open: (folder: string, name: string) => JsonStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Told once for each kind of trouble, at once or when it first shows. */
  readonly notice: (notice: StorageNotice) => void;
};

const VERSION = 'version';

/** Opens the file, or what can be had of it. Never throws. */
export function openKeptFile(options: KeptFileOptions): KeptFile {
  const found = readValues(options);
  const values = new Map(Object.entries(found.values));
  const store = found.state === 'usable' ? tryOpen(options) : undefined;
  if (found.state === 'newer') options.notice({ code: 'settings-newer' });
  if (found.state === 'unreadable') options.notice({ code: 'settings-unwritable' });

  function write(change: (store: JsonStore) => void): void {
    if (!store) throw new KeptFileError(found.state === 'newer' ? 'newer' : 'unwritable');
    try {
      change(store);
      syncFolder(options.folder);
    } catch (cause) {
      options.log('error', 'kept-file.unwritable', { file: options.name });
      options.notice({ code: 'settings-unwritable' });
      throw new KeptFileError('unwritable', cause);
    }
  }

  return {
    get: (key) => values.get(key),
    set(key, value) {
      write((writable) => writable.set({ [VERSION]: options.version, [key]: value }));
      values.set(key, value);
    },
    delete(key) {
      if (!values.has(key)) return;
      write((writable) => writable.delete(key));
      values.delete(key);
    },
  };
}

type Found = {
  readonly state: 'usable' | 'newer' | 'unreadable';
  readonly values: Readonly<Record<string, unknown>>;
};

function readValues(options: KeptFileOptions): Found {
  const path = join(options.folder, `${options.name}.json`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const missing = codeOf(cause) === 'ENOENT';
    if (!missing) options.log('error', 'kept-file.unreadable', { file: options.name });
    return { state: missing ? 'usable' : 'unreadable', values: {} };
  }
  const values = parseObject(text);
  if (!values) return { state: moveAside(path, options) ? 'usable' : 'unreadable', values: {} };
  const { [VERSION]: version, ...rest } = values;
  const newer = typeof version === 'number' && version > options.version;
  if (newer) options.log('warn', 'kept-file.newer', { file: options.name, version });
  return { state: newer ? 'newer' : 'usable', values: rest };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Renames a damaged file, so that nothing writes over what a person may still want. */
function moveAside(path: string, { folder, name, clock, log, notice }: KeptFileOptions): boolean {
  const time = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  const keptAs = `${name}.corrupt-${time}.json`;
  log('error', 'kept-file.corrupt', { file: name, keptAs });
  try {
    renameSync(path, join(folder, keptAs));
  } catch {
    return false;
  }
  notice({ code: 'settings-corrupt', keptAs });
  return true;
}

function tryOpen({ open, folder, name, log, notice }: KeptFileOptions): JsonStore | undefined {
  try {
    return open(folder, name);
  } catch {
    log('error', 'kept-file.unwritable', { file: name });
    notice({ code: 'settings-unwritable' });
    return undefined;
  }
}

/** What file systems answer that cannot sync a folder (network shares, FUSE). The file itself has been synced by then. */
const CANNOT_SYNC = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

/** A rename is durable when its folder is (POSIX). Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (cause) {
    if (!CANNOT_SYNC.has(codeOf(cause))) throw cause;
  } finally {
    closeSync(handle);
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
