/** Lint, format and arrows between folders (Biome), then types, once for each side's own libraries. */

import { run } from './steps.ts';

export async function check(): Promise<boolean> {
  if ((await run('biome', ['check', '--error-on-warnings', '.'])) !== 0) return false;
  for (const project of ['tsconfig.json', 'renderer/tsconfig.json', 'test/tsconfig.json']) {
    if ((await run('tsc', ['-p', project])) !== 0) return false;
  }
  return true;
}

if (import.meta.main) process.exitCode = (await check()) ? 0 : 1;
