/** A browser window for a person: a profile of its own, and an eye on redirects to the app's scheme. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { connectCdp } from './cdp.ts';
import { findChromium } from './chromium.ts';

/**
 * Opens `url` and stays until its window is closed, by the person or because the app has taken over.
 * @param scheme with its colon; a document of this scheme is not loaded but handed to `onCallback`.
 */
export async function showInWindow(
  url: string,
  scheme: string | undefined,
  onCallback: (callback: string) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'stand-in-browser-'));
  quietly(profile);
  const child = spawn(findChromium(), windowArguments(profile, url), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const cdp = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  let pages = 0;
  cdp.on('Target.detachedFromTarget', () => {
    pages -= 1;
    if (pages === 0) cdp.tell('Browser.close');
  });
  cdp.on('Target.attachedToTarget', ({ sessionId }) => {
    pages += 1;
    const page = cdp.session(sessionId);
    // A redirect shows here and nowhere else: Chromium itself does not know the scheme.
    page.on('Network.requestWillBeSent', ({ type, request }) => {
      if (type === 'Document' && scheme !== undefined && request.url.startsWith(scheme))
        onCallback(request.url).finally(() => cdp.tell('Browser.close'));
    });
    page.tell('Network.enable');
  });
  const filter = [{ type: 'page' }];
  cdp.tell('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true, filter });
  await exited;
  rmSync(profile, { recursive: true, force: true });
}

/** Nobody is asked whether to keep the sample wiki's password. */
function quietly(profile: string): void {
  mkdirSync(join(profile, 'Default'));
  const preferences = { credentials_enable_service: false, profile: { password_manager_enabled: false } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

function windowArguments(profile: string, url: string): readonly string[] {
  return [
    '--remote-debugging-pipe',
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    `--user-data-dir=${profile}`,
    '--window-size=760,820',
    '--window-position=60,60',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--password-store=basic',
    url,
  ];
}
