/** The unit tests; arguments go to Vitest (`npm run test:unit -- test/auth`). */

import { run } from './steps.ts';

process.exitCode = await run('vitest', ['run', ...process.argv.slice(2)]);
