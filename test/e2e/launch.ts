/** Starts Lectern as it was built: on Electron when its binary is here, on the stand-in otherwise. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { startProcess } from './app-process.ts';
import { type EvaluateMain, launchStandIn, standInCommand } from './launch-stand-in.ts';
import { electronBinary, ROOT, type Runner } from './runner.ts';

export type LaunchOptions = {
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly argv?: readonly string[] | undefined;
  /** A profile to go on with; without it a fresh one. */
  readonly userData?: string | undefined;
  readonly colorScheme?: 'light' | 'dark' | undefined;
};

export type Lectern = {
  readonly runner: Runner;
  /** The window. */
  readonly page: Page;
  /** The origin that the window's page has: differs from runner to runner. */
  readonly origin: string;
  readonly userData: string;
  /** Runs a function in the main process, with the electron module as its first argument. */
  readonly evaluateMain: EvaluateMain;
  /** Every line that the app has written. */
  readonly logs: () => readonly string[];
  /** Rules of Electron's that the stand-in saw broken; always empty on Electron. */
  readonly brokenRules: () => readonly string[];
  /** Starts the app once more with these arguments, as a desktop's protocol handler does; resolves to its exit code. */
  readonly secondLaunch: (argv: readonly string[]) => Promise<number | NodeJS.Signals>;
  /** Asks the app to quit and waits until it has. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a crash would. */
  readonly kill: () => Promise<void>;
};

const MAIN = join(ROOT, 'out/main/index.js');

export function freshProfile(): string {
  return mkdtempSync(join(tmpdir(), 'lectern-profile-'));
}

/** Resolves when the window shows its page; rejects with what the app said when it ends first. */
export async function launchLectern(options: LaunchOptions = {}): Promise<Lectern> {
  const userData = options.userData ?? freshProfile();
  const env = { ...onThisNode(), ...options.env, LECTERN_USER_DATA: userData };
  const binary = electronBinary();
  const lectern = binary ? await onElectron(binary, options, userData, env) : await onStandIn(options, userData, env);
  // Playwright emulates light by itself when nobody says otherwise.
  // What waits for something that never comes says so itself, before the test's own time is over.
  lectern.page.context().setDefaultTimeout(15_000);
  await lectern.page.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
  return lectern;
}

/** Scripts named by a path (`LECTERN_BROWSER`) run on the Node that runs this; what one run has compiled serves the next. */
function onThisNode(): Record<string, string> {
  return {
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    NODE_COMPILE_CACHE: join(ROOT, 'out/compiled'),
  };
}

async function onStandIn(
  { argv, colorScheme }: LaunchOptions,
  userData: string,
  env: Readonly<Record<string, string>>,
): Promise<Lectern> {
  const colors = colorScheme ? { STAND_IN_COLOR_SCHEME: colorScheme } : {};
  const app = await launchStandIn({ main: MAIN, argv, env: { ...env, ...colors } });
  return {
    runner: 'stand-in',
    page: app.page,
    origin: app.origin,
    userData,
    evaluateMain: app.evaluateMain,
    logs: app.process.logs,
    brokenRules: app.brokenRules,
    secondLaunch: (more) => again(standInCommand(MAIN, more), env),
    stop: async () => void (await app.process.stop()),
    kill: async () => void (await app.process.kill()),
  };
}

async function onElectron(
  binary: string,
  { argv = [] }: LaunchOptions,
  userData: string,
  env: Readonly<Record<string, string>>,
): Promise<Lectern> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const command = [binary, ...sandbox, ROOT];
  const launch = { STAND_IN_LAUNCH: JSON.stringify(command) };
  const app = await _electron.launch({
    executablePath: binary,
    args: [...sandbox, ROOT, ...argv],
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), ...env, ...launch },
  });
  const said: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => said.push(...String(chunk).split('\n').filter(Boolean)));
  }
  const page = await app.firstWindow();
  return {
    runner: 'electron',
    page,
    origin: new URL(page.url()).href.replace(/\/$/, ''),
    userData,
    evaluateMain: app.evaluate.bind(app) as EvaluateMain,
    logs: () => said,
    brokenRules: () => [],
    secondLaunch: (more) => again([...command, ...more], env),
    stop: () => app.close(),
    kill: async () => void app.process().kill('SIGKILL'),
  };
}

function again(command: readonly string[], env: Readonly<Record<string, string>>): Promise<number | NodeJS.Signals> {
  return startProcess(command, { cwd: ROOT, stdio: 'ignore', env: { ...process.env, ...env } }).exited;
}
