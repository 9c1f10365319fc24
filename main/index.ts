import { app } from 'electron';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { registerAppScheme } from './shell/app-protocol.ts';
import { listenForDeepLinks } from './shell/deep-links.ts';
import { identify } from './shell/identity.ts';

const config = readConfig({
  env: process.env,
  packaged: app.isPackaged,
  version: app.getVersion(),
  electronVersion: process.versions['electron'] ?? 'unknown',
  complain: (sentence) => process.stderr.write(`${sentence}\n`),
});

// SECURITY: checklist 4, "enable process sandboxing", for every renderer whatever its window says.
// https://www.electronjs.org/docs/latest/tutorial/security#4-enable-process-sandboxing
app.enableSandbox();
registerAppScheme();
identify(config);

// One instance for each userData folder. The loser's command line reaches the first through `second-instance`.
if (app.requestSingleInstanceLock()) {
  const links = listenForDeepLinks(config.scheme, process.argv);
  // Never awaited at the top level: `ready` waits for this module to end.
  app
    .whenReady()
    .then(() => compose(config, links))
    .catch((cause: unknown) => {
      process.stderr.write(`Lectern could not start: ${String(cause)}\n`);
      app.exit(1);
    });
} else {
  app.quit();
}
