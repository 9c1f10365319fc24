/**
 * What the rows of the matrix share: one wiki, one profile and one running app for as many tests as can go on with it,
 * the clocks of both, and an ear for everything that is written, sent and shown.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SampleWiki } from '../../sample-wiki/sample-wiki.ts';
import { startSampleWiki } from '../../sample-wiki/server.ts';
import type { AuthView } from '../../shared/models.ts';
import { callBridge } from './bridge.ts';
import { wikiEnvironment } from './fixtures.ts';
import { freshProfile, type Lectern, launchLectern } from './launch.ts';
import { createWatch, type Watch } from './watch.ts';

export type KeyStore = 'strong' | 'weak' | 'none' | 'refuses' | 'locked' | 'cannot-decrypt' | 'hangs';

export type Stage = {
  readonly wiki: SampleWiki;
  /** The profile of every run. */
  readonly profile: string;
  readonly watch: Watch;
  /** The app that runs now; throws when none does. */
  readonly app: () => Lectern;
  readonly running: () => Lectern | undefined;
  /** Starts the app again on its profile; the run before must be over. */
  readonly start: (argv?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Lectern>;
  /** The app quits, as a person lets it. */
  readonly quit: () => Promise<void>;
  /** The app is gone from one moment to the next. */
  readonly crash: () => Promise<void>;
  readonly view: () => Promise<AuthView>;
  /** Time passes for the app and for the wiki (ms). */
  readonly pass: (ms: number) => Promise<void>;
  /** Somebody sets the computer's clock so far ahead (ms), or back; the wiki's stays. */
  readonly setClock: (ms: number) => Promise<void>;
  /** What the computer has for a key store from now on. */
  readonly setKeyStore: (store: KeyStore) => Promise<void>;
  /** Nobody is signed in, nothing waits, nothing is broken and every clock is right. */
  readonly calm: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function createStage(): Promise<Stage> {
  const profile = freshProfile();
  const records = mkdtempSync(join(tmpdir(), 'lectern-stage-'));
  const watch = createWatch({ profile, ipcLog: join(records, 'ipc'), secrets: () => wiki.secrets() });
  /** How much later it is than it really is. */
  let later = 0;
  const wiki = await startSampleWiki({
    heard: watch.heard,
    clock: {
      now: () => Date.now() + later,
      after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  let running: Lectern | undefined;

  function app(): Lectern {
    if (!running) throw new Error('The app does not run');
    return running;
  }

  const showClock = (ms: number) =>
    app().evaluateMain((_electron, shift) => {
      const clock = globalThis as typeof globalThis & { realNow?: () => number };
      clock.realNow ??= Date.now.bind(Date);
      const { realNow } = clock;
      Date.now = () => realNow() + shift;
    }, ms);

  const setKeyStore = (store: KeyStore) =>
    app().evaluateMain((_electron, name) => {
      process.env['STAND_IN_KEY_STORE'] = name;
    }, store);

  async function view(): Promise<AuthView> {
    const answer = await callBridge(app().page, 'auth.view');
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.value;
  }

  async function start(argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Lectern> {
    running = await launchLectern({
      userData: profile,
      argv,
      env: {
        ...wikiEnvironment(wiki),
        // Nobody sits in front of a browser: the test does what a person would.
        LECTERN_BROWSER: '/bin/true',
        STAND_IN_IPC_LOG: join(records, 'ipc'),
        ...env,
      },
    });
    watch.follow(running);
    if (later !== 0) await showClock(later);
    return running;
  }

  async function end(how: 'stop' | 'kill'): Promise<void> {
    await app()[how]();
    running = undefined;
  }

  async function calm(): Promise<void> {
    wiki.faults.clear();
    wiki.setRefusals('mediawiki');
    wiki.setClientDisabled(wiki.clients.desktop.id, false);
    if (!running) await start();
    const { page } = app();
    await setKeyStore('strong');
    await callBridge(page, 'auth.setClientId', { clientId: '' });
    await callBridge(page, 'auth.cancel');
    for (const { id } of (await view()).accounts) await callBridge(page, 'auth.removeAccount', { id });
    await callBridge(page, 'auth.signOut');
    later = 0;
    await showClock(0);
    wiki.requests.clear();
  }

  return {
    wiki,
    profile,
    watch,
    app,
    running: () => running,
    start,
    quit: () => end('stop'),
    crash: () => end('kill'),
    view,
    async pass(ms) {
      later += ms;
      await showClock(later);
    },
    setClock: (ms) => showClock(later + ms),
    setKeyStore,
    calm,
    async close() {
      await running?.stop();
      await wiki.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      rmSync(records, { recursive: true, force: true });
    },
  };
}
