/** `npm start`: the app against the real Wikipedia, or whatever the `LECTERN_…` variables name. */

import { build, hasDisplay, NO_DISPLAY, runApp } from './launch.ts';

if (!hasDisplay()) {
  console.error(NO_DISPLAY);
  process.exit(1);
}
process.exitCode = (await build()) || (await runApp({}));
