#!/usr/bin/env node
/**
 * The system's browser, for `LECTERN_BROWSER`: gets an address, and where that ends in a redirect to the app's own
 * scheme, starts the app once more with the callback as its argument, as a desktop's protocol handler does. A redirect
 * to a port of this computer it follows itself.
 *
 * `STAND_IN_BROWSER` says what the person in front of it does: `allow` (the default without a display), `cancel`,
 * `nothing`, or `window`: a real window where a real person clicks (the default with a display).
 * `STAND_IN_BROWSER_USER` is who logs in. `STAND_IN_BROWSER_LOG` is a file that gets each address, one a line.
 */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { allow, cancel } from '../fakes/sample-sign-in.ts';
import { visit } from '../fakes/visit.ts';
import { showInWindow } from './browser-window.ts';

const [url = ''] = process.argv.slice(2);
const { env } = process;
if (env['STAND_IN_BROWSER_LOG']) appendFileSync(env['STAND_IN_BROWSER_LOG'], `${url}\n`);

const mode = env['STAND_IN_BROWSER'] ?? (env['DISPLAY'] ? 'window' : 'allow');
const scheme = redirectScheme(url);

const person = { user: env['STAND_IN_BROWSER_USER'] ?? 'Reader' };

// A window goes to a port of this computer by itself.
if (mode === 'window') await showInWindow(url, scheme === 'http:' ? undefined : scheme, launchAgain);
else if (scheme !== undefined && mode === 'allow') await goTo(await allow(url, person));
else if (scheme !== undefined && mode === 'cancel') await goTo(await cancel(url, person));

/** The scheme that an authorization request wants to be answered at; undefined for any other address. */
function redirectScheme(address: string): string | undefined {
  const redirect = URL.parse(address)?.searchParams.get('redirect_uri');
  return redirect ? URL.parse(redirect)?.protocol : undefined;
}

async function goTo(callback: string): Promise<void> {
  if (scheme === 'http:') await visit(callback);
  else await launchAgain(callback);
}

function launchAgain(callback: string): Promise<void> {
  const [program = '', ...args] = JSON.parse(env['STAND_IN_LAUNCH'] ?? '[]') as string[];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, callback], { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}
