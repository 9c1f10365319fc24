import { join, resolve } from 'node:path';
import { app } from 'electron';

/** Where things are on this machine. */
export type Folders = {
  /** What the app keeps for its user. */
  readonly userData: string;
  readonly logs: string;
  /** Pictures and recordings that were read; may be deleted at any time. */
  readonly media: string;
  /** The library's file. */
  readonly library: string;
  /** What the library's threads run. */
  readonly libraryThread: string;
  /** The built bundles: `out`, also inside app.asar. */
  readonly out: string;
};

export function folders(): Folders {
  const userData = app.getPath('userData');
  // All of main/ is one file, `out/main/index.js`.
  const out = resolve(import.meta.dirname, '..');
  return {
    userData,
    logs: join(userData, 'logs'),
    media: join(userData, 'media'),
    library: join(userData, 'library', 'library.sqlite'),
    libraryThread: join(out, 'library', 'thread.cjs'),
    out,
  };
}
