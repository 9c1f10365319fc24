import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version whose documented rules the stand-in keeps: that of the installed types. */
export const ELECTRON_VERSION = installedVersion();

function installedVersion(): string {
  const manifest = new URL('../../node_modules/electron/package.json', import.meta.url);
  return String(JSON.parse(readFileSync(manifest, 'utf8')).version);
}

/** The command that starts this app again, as a desktop entry would hold it; the arguments of this launch left out. */
export function launchCommand(): readonly string[] {
  return [process.execPath, '--import', fileURLToPath(new URL('./register.ts', import.meta.url)), mainScript()];
}

/** The absolute path of the app's main script; a folder stands for the `main` of its package.json, as in `electron .`. */
export function mainScript(): string {
  const path = resolve(process.argv[1] ?? '.');
  const main = readJson(resolve(path, 'package.json'))?.['main'];
  return typeof main === 'string' ? resolve(path, main) : path;
}

/** Name and version from the package.json nearest to the main script, as `electron .` reads them. */
export function appManifest(): { readonly root: string; readonly name: string; readonly version: string } {
  for (let folder = dirname(mainScript()); ; folder = dirname(folder)) {
    const manifest = readJson(resolve(folder, 'package.json'));
    if (manifest) {
      return {
        root: folder,
        name: String(manifest['productName'] ?? manifest['name'] ?? 'Electron'),
        version: String(manifest['version'] ?? '0.0.0'),
      };
    }
    if (folder === dirname(folder)) return { root: folder, name: 'Electron', version: '0.0.0' };
  }
}

function readJson(path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
