/**
 * `npm run demo`: the app against the sample wiki, no network and no account needed.
 * `-- --tour` walks through it by itself.
 */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startSampleWiki } from '../sample-wiki/server.ts';
import { appCommand, build, hasDisplay, NO_DISPLAY, runApp } from './launch.ts';
import { root } from './steps.ts';
import { tour } from './tour.ts';

const isTour = process.argv.includes('--tour');
if (!isTour && !hasDisplay()) {
  console.error(NO_DISPLAY);
  process.exit(1);
}
const built = await build();
if (built !== 0) process.exit(built);

// The system knows no protocol handler for an app that is not installed, so on Electron the wiki hands the callback to this
// launcher, which does what the system would: it starts the app once more with the address. The preview's browser does so itself.
const { command, preview } = appCommand();
const wiki = await startSampleWiki(isTour || preview ? {} : { handOver: startAgain });

function startAgain(callback: string): void {
  const [program = '', ...args] = command;
  spawn(program, [...args, callback], { stdio: 'ignore', env: { ...process.env, ...environment } });
}

const environment = {
  LECTERN_OAUTH_BASE: wiki.oauthBase,
  LECTERN_API_BASE: wiki.apiBase,
  LECTERN_CLIENT_ID: wiki.clients.desktop.id,
  LECTERN_REDIRECT_URI: wiki.clients.desktop.redirectUri,
  LECTERN_USER_DATA: join(root, 'out/demo-profile'),
  ...(preview ? { LECTERN_BROWSER: join(root, 'test/electron/browser.ts'), STAND_IN_BROWSER: 'window' } : {}),
};

try {
  if (isTour) {
    await tour(wiki);
  } else {
    console.log(
      `The sample wiki is at ${wiki.origin}/wiki/Main_Page. Log in there as ${wiki.users[0]}, password “${wiki.password}”.`,
    );
    process.exitCode = await runApp(environment);
  }
} finally {
  await wiki.close();
}
