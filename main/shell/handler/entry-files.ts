import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type DesktopEntry, readDesktopEntry } from './desktop-entry.ts';
import { type DataFolders, entryPaths } from './xdg.ts';

export type FoundEntry = {
  readonly entry: DesktopEntry;
  /** In the user's own folder or in one of everybody's. */
  readonly place: 'own' | 'shared';
};

/** A file of our name in the user's own folder; `entry` is undefined where it is none, or not a plain file. */
export type OwnFile = { readonly text: string; readonly entry: DesktopEntry | undefined };

/** The desktop entries of one user, and the one file that Lectern may write among them. */
export type EntryFiles = {
  /** The folder that ours is written to; undefined where the environment names none. */
  readonly folder: string | undefined;
  /** What an id means: the first entry of that name, the user's own before everybody's. */
  readonly find: (id: string) => FoundEntry | undefined;
  readonly own: () => OwnFile | undefined;
  /** Whether everybody's folders have an entry of our name: a package's. */
  readonly installed: () => boolean;
  /** Whole or not at all, for everybody to read. Throws where it cannot be written. */
  readonly write: (text: string) => void;
  readonly remove: () => void;
};

/** @param id our own desktop file id */
export function entryFiles({ own, shared }: DataFolders, id: string): EntryFiles {
  const folder = own === undefined ? undefined : join(own, 'applications');
  const others = shared.map((path) => join(path, 'applications'));
  const target = folder === undefined ? undefined : join(folder, id);

  function find(wanted: string): FoundEntry | undefined {
    for (const base of folder === undefined ? others : [folder, ...others]) {
      for (const name of entryPaths(wanted)) {
        const entry = readDesktopEntry(read(join(base, name)) ?? '');
        if (entry) return { entry, place: base === folder ? 'own' : 'shared' };
      }
    }
    return undefined;
  }

  return {
    folder,
    find,
    own() {
      const stats = target === undefined ? undefined : statsOf(target);
      if (target === undefined || stats === undefined) return undefined;
      const text = read(target) ?? '';
      return { text, entry: stats.isFile() ? readDesktopEntry(text) : undefined };
    },
    installed: () => others.some((base) => read(join(base, id)) !== undefined),
    write(text) {
      if (folder === undefined || target === undefined) throw new Error('There is no folder for entries');
      // The specification's mode for a folder that was not there.
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      replaceFile(target, text);
      syncPath(folder);
    },
    remove() {
      if (target !== undefined) rmSync(target, { force: true });
    },
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Of what stands there itself, a link included. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** Desktops watch this folder: they never see half a file, nor one whose name says that it is an entry before it is. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(beside, text, { flag: 'wx', flush: true });
    chmodSync(beside, 0o644);
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

function syncPath(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Some file systems cannot sync a folder. The file itself has been synced by then.
  } finally {
    closeSync(handle);
  }
}
