/** The contract tests, against a real MediaWiki and the sample wiki; arguments go to Vitest. */

import { run } from './steps.ts';

export const CONTRACT = ['run', '--config', 'vitest.contract.config.ts'];

if (import.meta.main) process.exitCode = await run('vitest', [...CONTRACT, ...process.argv.slice(2)]);
