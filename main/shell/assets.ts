import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

export type Asset = { readonly body: Uint8Array; readonly type: string };

/** The types a built window consists of. A file of any other kind is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Reads the files under a folder by their URL path.
 *
 * SECURITY: `..%2f` survives URL parsing, so the path is decoded first, joined, and then must lie inside the folder.
 * (Electron's own sample for `protocol.handle` compares relative paths, which fails on POSIX.)
 */
export function folderAssets(folder: string): { readonly read: (path: string) => Promise<Asset | undefined> } {
  const root = resolve(folder);
  return {
    async read(path) {
      const file = fileInside(root, path);
      const type = file && TYPES[extname(file)];
      if (!file || !type) return undefined;
      try {
        return { body: await readFile(file), type };
      } catch {
        return undefined;
      }
    },
  };
}

/** The file a URL path names, or undefined when it is malformed or leads out of the folder. */
function fileInside(root: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const file = resolve(root, `.${sep}${decoded}`);
  return file.startsWith(root + sep) ? file : undefined;
}
