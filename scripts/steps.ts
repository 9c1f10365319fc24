/** What the commands share: running a tool of the project and reading what a test runner counted. */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a program to its end, its output shown as it comes.
 * @returns its exit code; 1 when a signal ended it
 */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** What a run left in its JSON report; undefined when it wrote none, for instance because it did not start. */
export function countOf(report: string): Count | undefined {
  const path = join(root, report);
  if (!existsSync(path)) return undefined;
  const data = JSON.parse(readFileSync(path, 'utf8'));
  // Vitest's report, then Playwright's.
  if ('numTotalTests' in data) {
    return {
      passed: data.numPassedTests,
      failed: data.numFailedTests,
      skipped: data.numPendingTests + data.numTodoTests,
    };
  }
  const { expected, unexpected, flaky, skipped } = data.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}
