/** The `app` module: the order of an app's life, its paths, and the lock that makes it one. */
import { existsSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { preventable } from './events.ts';
import { appManifest, mainScript } from './identity.ts';
import { type InstanceLock, type SecondLaunch, takeInstanceLock } from './instance-lock.ts';
import { createProtocolClients, type ProtocolClients } from './protocol-clients.ts';
import { breakRule, NotModelled, StrictEmitter, strict } from './rules.ts';

/** What the windows tell the app and the app tells the windows; filled in by index.ts. */
export type AppParts = {
  /** Starts what must run before `ready`. */
  readonly start: () => Promise<void>;
  /** Asks every window to close; answers whether all did. */
  readonly closeWindows: () => boolean;
  readonly stop: () => Promise<void>;
};

const SWITCH = /^--?[^-]/;

class App extends StrictEmitter {
  readonly isPackaged = false;
  readonly commandLine = strict('app.commandLine', commandLine());
  readonly dock = undefined;
  #manifest = appManifest();
  #name = this.#manifest.name;
  #paths = new Map<string, string>();
  #state: 'starting' | 'ready' | 'quitting' = 'starting';
  #ready = Promise.withResolvers<void>();
  #lock: InstanceLock | undefined;
  #secondLaunches: SecondLaunch[] = [];
  #parts: AppParts | undefined;
  #sandboxed = false;
  #clients = createProtocolClients({
    platform: process.platform,
    name: 'Electron',
    execPath: process.execPath,
    // A development run has Electron's own Info.plist.
    declared: [],
  });
  #asked = false;

  /** Lets the app start once its main script has been evaluated: one that awaits `ready` at its top level waits forever. */
  launch(parts: AppParts): void {
    this.#parts = parts;
    // Electron's process lives until it quits, windows or not.
    setInterval(() => undefined, 2 ** 30);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => this.quit());
    setImmediate(async () => {
      await import(pathToFileURL(mainScript()).href).catch(() => this.exit(1));
      if (this.#state !== 'starting') return;
      mkdirSync(this.getPath('userData'), { recursive: true });
      this.emit('will-finish-launching');
      await parts.start();
      if (this.#state !== 'starting') return;
      this.#state = 'ready';
      this.emit('ready', preventable(), {});
      this.#ready.resolve();
      for (const launch of this.#secondLaunches.splice(0)) this.#announce(launch);
    });
  }

  isReady(): boolean {
    return this.#state !== 'starting';
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  enableSandbox(): void {
    this.beforeReady('app.enableSandbox()');
    this.#sandboxed = true;
  }

  /** Whether every window is sandboxed, whatever its options say. */
  get sandboxed(): boolean {
    return this.#sandboxed;
  }

  beforeReady(what: string): void {
    if (this.isReady()) breakRule(`${what} can only be called before app is ready`);
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getLocaleCountryCode(): string {
    return new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).region ?? '';
  }

  getVersion(): string {
    return this.#manifest.version;
  }

  getAppPath(): string {
    return this.#manifest.root;
  }

  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set) return set;
    if (name === 'home') return homedir();
    if (name === 'temp') return tmpdir();
    if (name === 'appData') return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    if (name === 'userData') return join(this.getPath('appData'), this.#name);
    if (name === 'sessionData') return this.getPath('userData');
    if (name === 'documents') return join(homedir(), 'Documents');
    if (name === 'exe') return process.execPath;
    throw new NotModelled(`app.getPath('${name}')`);
  }

  setPath(name: string, path: string): void {
    this.getPath(name);
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (!existsSync(path)) breakRule(`app.setPath('${name}', …): the directory must exist`);
    if (name === 'sessionData') this.beforeReady(`app.setPath('sessionData', …)`);
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(additionalData?: object): boolean {
    const launch = { argv: process.argv, cwd: process.cwd(), additionalData };
    this.#lock ??= takeInstanceLock(this.getPath('userData'), launch, (second) => {
      // Documented: second-instance never comes before ready.
      if (this.#state === 'starting') this.#secondLaunches.push(second);
      else this.#announce(second);
    });
    return this.#lock.held;
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.held ?? false;
  }

  /** Chromium puts switches before everything else and adds some of its own: argv is not what was typed. */
  #announce({ argv, cwd, additionalData }: SecondLaunch): void {
    const [program = '', script = '', ...rest] = argv;
    const end = rest.includes('--') ? rest.indexOf('--') : rest.length;
    const isSwitch = (argument: string, at: number) => at < end && SWITCH.test(argument);
    const switches = rest.filter(isSwitch);
    const others = rest.filter((argument, at) => !isSwitch(argument, at));
    const seen = [program, ...switches, '--allow-file-access-from-files', script, ...others];
    this.emit('second-instance', preventable(), seen, cwd, additionalData);
  }

  isDefaultProtocolClient(...client: Parameters<ProtocolClients['isDefaultProtocolClient']>): boolean {
    return this.#clients.isDefaultProtocolClient(...client);
  }

  setAsDefaultProtocolClient(...client: Parameters<ProtocolClients['setAsDefaultProtocolClient']>): boolean {
    return this.#clients.setAsDefaultProtocolClient(...client);
  }

  removeAsDefaultProtocolClient(...client: Parameters<ProtocolClients['removeAsDefaultProtocolClient']>): boolean {
    return this.#clients.removeAsDefaultProtocolClient(...client);
  }

  getApplicationNameForProtocol(url: string): string {
    return this.#clients.getApplicationNameForProtocol(url);
  }

  setAppUserModelId(_id: string): void {}

  focus(_options?: { steal: boolean }): void {}

  quit(): void {
    if (this.#asked || this.#state === 'quitting') return;
    // Documented: window-all-closed is not for windows that close because the app quits.
    this.#asked = true;
    this.#asked = this.#maySay('before-quit') && this.#parts?.closeWindows() === true && this.#maySay('will-quit');
    if (this.#asked) this.exit(0);
  }

  #maySay(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable();
    this.emit(name, event);
    return !event.defaultPrevented;
  }

  /** Ends without asking anyone. What follows the call in the same turn still runs, as in Electron. */
  exit(code = 0): void {
    if (this.#state === 'quitting') return;
    this.#state = 'quitting';
    setImmediate(async () => {
      if (this.#lock && !this.#lock.held) await this.#lock.delivered;
      this.emit('quit', preventable(), code);
      await this.#parts?.stop();
      if (code !== 0) process.exitCode = code;
      process.exit();
    });
  }

  /** Called when the last window has closed: quits unless the app decided otherwise. */
  allWindowsClosed(): void {
    if (this.#asked || this.#state === 'quitting') return;
    if (!this.emit('window-all-closed')) this.quit();
  }
}

function commandLine() {
  const switches = new Map<string, string>();
  return {
    appendSwitch: (name: string, value = '') => void switches.set(name.toLowerCase(), value),
    hasSwitch: (name: string) => switches.has(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
  };
}

export const app = new App();
