/** Finds and runs the Chromium that shows the app's windows. It ends with its owner, however that ends. */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Cdp, connectCdp } from './cdp.ts';
import { isUnderTest, tellHarness } from './harness.ts';

export type Chromium = {
  readonly cdp: Cdp;
  readonly headful: boolean;
  /** Ends it gracefully, so that its storage is written; resolves when the process is gone. */
  readonly close: () => Promise<void>;
};

export type ChromiumOptions = {
  readonly profile: string;
  /** Every `*.localhost` goes to this port on loopback: where the app's own scheme is served. */
  readonly port: number;
  readonly onExit: () => void;
};

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser to run: `LECTERN_CHROMIUM`, or the first that PATH knows. Throws when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['LECTERN_CHROMIUM'];
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'].filter((folder) => folder !== '');
  const candidates = named ? [named] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = candidates.find(isExecutable);
  if (!found) throw new Error(`No Chromium to show windows in: ${named ?? `none of ${NAMES.join(', ')} is in PATH`}`);
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether windows are to be seen: the preview's choice, where there is a display. */
export function isHeadful(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['STAND_IN_HEADFUL'] === '1' && Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/** The window that a headful Chromium starts with: an app window, without a tab strip or an address bar. */
export const FIRST_WINDOW = 'data:text/html,<title>Lectern</title>';

/** Starts it; resolves when it answers. Rejects with what it said when it ends at once. */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  mkdirSync(options.profile, { recursive: true });
  const headful = isHeadful();
  const child = spawn(findChromium(), chromiumArguments(options, headful), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  let told = false;
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + String(chunk)).slice(-4000);
    const endpoint = told ? undefined : /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (!endpoint) return;
    told = true;
    tellHarness({ kind: 'browser', endpoint });
  });
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  void exited.then(options.onExit);

  const cdp = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const answers = cdp.send('Browser.getVersion').catch(() => undefined);
  const version = await Promise.race([answers, exited]);
  if (!version) throw new Error(`Chromium did not start:\n${said}`);

  async function close(): Promise<void> {
    cdp.tell('Browser.close');
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(patience);
  }
  return { cdp, headful, close };
}

function chromiumArguments({ profile, port }: ChromiumOptions, headful: boolean): readonly string[] {
  return [
    // The pipe is ours and ends Chromium when this process goes; the port is for the test that drives the window.
    '--remote-debugging-pipe',
    ...(isUnderTest() ? ['--remote-debugging-port=0'] : []),
    ...(headful ? [`--app=${FIRST_WINDOW}`] : ['--headless=new', '--no-startup-window']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=MAP *.localhost 127.0.0.1:${port}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--disable-translate',
    '--disable-features=Translate,OptimizationHints,MediaRouter,HttpsUpgrades',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--password-store=basic',
    '--use-mock-keychain',
    '--metrics-recording-only',
  ];
}
