/** Builds, then runs the end-to-end specs; arguments go to Playwright (`npm run test:e2e -- --grep @main-job`). */

import { run } from './steps.ts';

export const E2E = ['test', '--config', 'test/e2e/playwright.config.ts'];

if (import.meta.main) {
  const built = await run('vite', ['build', '--app', '--logLevel', 'warn']);
  process.exitCode = built || (await run('playwright', [...E2E, ...process.argv.slice(2)]));
}
