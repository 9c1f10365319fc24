/** Starts an app's main script under the stand-in and takes hold of its window. */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { HarnessMessage, HarnessRequest } from '../electron/harness.ts';
import { type AppProcess, startProcess } from './app-process.ts';
import { ROOT } from './runner.ts';

export type StandInOptions = {
  readonly main: string;
  readonly argv?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
};

/** How long an app may take to have a window, in ms: one that takes longer is ended, and what it said is told. */
const START_MS = 40_000;
/** How long a window that is there may take to be found, in ms. */
const PATIENCE_MS = 15_000;

export type StandInApp = {
  readonly page: Page;
  /** The origin that the window's page has here. */
  readonly origin: string;
  /** When Chromium had started and the app could go on, ms since the epoch. */
  readonly browserReadyAt: number;
  readonly process: AppProcess;
  /** Runs a function in the main process, with the electron module as its first argument. */
  readonly evaluateMain: EvaluateMain;
  /** Rules that were broken where nobody could catch. */
  readonly brokenRules: () => readonly string[];
  /** What was handed to the system. */
  readonly openedExternal: () => readonly string[];
};

// biome-ignore lint/suspicious/noExplicitAny: the electron module, real or not, as Playwright's `evaluate` types it
type ElectronModule = any;
export type EvaluateMain = <T, A = undefined>(
  run: (electron: ElectronModule, argument: A) => T | Promise<T>,
  argument?: A,
) => Promise<T>;

/** The command that runs a main script under the stand-in. */
export function standInCommand(main: string, argv: readonly string[] = []): readonly string[] {
  return [process.execPath, '--import', join(ROOT, 'test/electron/register.ts'), main, ...argv];
}

/** The process alone: for launches that end by themselves, or whose window is of no interest. */
export function startStandIn({
  main,
  argv,
  env,
}: StandInOptions): AppProcess & { readonly messages: readonly HarnessMessage[] } {
  const messages: HarnessMessage[] = [];
  const started = startProcess(standInCommand(main, argv), {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
  started.child.on('message', (message: HarnessMessage) => messages.push(message));
  return { ...started, messages };
}

/** Resolves when the window shows its page. Rejects with what the process said when it ends first. */
export async function launchStandIn(options: StandInOptions): Promise<StandInApp> {
  const started = startStandIn(options);
  const failed = started.exited.then((end) => {
    throw new Error(`The app ended (${end}) before it had a window:\n${started.logs().join('\n')}`);
  });
  failed.catch(() => undefined);
  const late = setTimeout(() => started.kill(), START_MS);
  const message = <K extends HarnessMessage['kind']>(kind: K) => Promise.race([failed, heard(started, kind)]);
  const browserReady = message('browser').then((ready) => ({ ...ready, at: Date.now() }));
  const [{ endpoint, at }, { url }] = await Promise.all([browserReady, message('window')]);
  clearTimeout(late);
  const { origin } = new URL(url);
  // The app's own end of the protocol and Playwright's take hold of one window: who lost sight of it looks anew.
  const page = await findWindow(endpoint, origin).catch((error: unknown) => {
    process.stderr.write(`[stand-in] looked for the window once more: ${String(error)}\n`);
    return findWindow(endpoint, origin);
  });
  const of = <K extends HarnessMessage['kind']>(kind: K) =>
    started.messages.filter((one): one is Extract<HarnessMessage, { kind: K }> => one.kind === kind);
  return {
    page,
    origin,
    browserReadyAt: at,
    process: started,
    evaluateMain: evaluator(started),
    brokenRules: () => of('rule-broken').map((one) => one.message),
    openedExternal: () => of('open-external').map((one) => one.url),
  };
}

/** The window of an app that has one. Rejects when it is not found in time. */
async function findWindow(endpoint: string, origin: string): Promise<Page> {
  const timeout = PATIENCE_MS;
  const browser = await chromium.connectOverCDP(endpoint, { timeout });
  try {
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no context');
    const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout }));
    await page.waitForURL((at) => at.origin === origin, { timeout });
    return page;
  } catch (error) {
    // That ends the connection, not the browser.
    await browser.close().catch(() => undefined);
    throw error;
  }
}

type Started = ReturnType<typeof startStandIn>;

function heard<K extends HarnessMessage['kind']>(
  started: Started,
  kind: K,
): Promise<Extract<HarnessMessage, { kind: K }>> {
  type Wanted = Extract<HarnessMessage, { kind: K }>;
  const isWanted = (message: HarnessMessage): message is Wanted => message.kind === kind;
  const known = started.messages.find(isWanted);
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => {
    started.child.on('message', (message: HarnessMessage) => {
      if (isWanted(message)) resolve(message);
    });
  });
}

/** For a process that was started with a line to its test. */
export function evaluator({ child, exited }: Pick<AppProcess, 'child' | 'exited'>): EvaluateMain {
  let last = 0;
  return (run, argument) => {
    const request: HarnessRequest = { kind: 'evaluate', id: ++last, source: String(run), argument };
    const answered = new Promise<never>((resolve, reject) => {
      child.on('message', function listen(message: HarnessMessage) {
        if (message.kind !== 'evaluated' || message.id !== request.id) return;
        child.off('message', listen);
        if (message.ok) resolve(message.value as never);
        else reject(new Error(String(message.value)));
      });
    });
    child.send(request);
    return Promise.race([answered, exited.then((end) => Promise.reject(new Error(`The app has ended (${end})`)))]);
  };
}
