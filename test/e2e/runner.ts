import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Runner = 'electron' | 'stand-in';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Electron's binary, where its package could fetch it. */
export function electronBinary(root: string = ROOT): string | undefined {
  const folder = join(root, 'node_modules/electron');
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    accessSync(binary, constants.X_OK);
    return binary;
  } catch {
    return undefined;
  }
}

export function runner(): Runner {
  return electronBinary() ? 'electron' : 'stand-in';
}
