/** BrowserWindow: its options are checked, its target is opened, its state is remembered. */
import { app } from './app.ts';
import { closeTarget, forgetTarget, openTarget, sizeTarget } from './browser-windows.ts';
import { preventable } from './events.ts';
import { tellHarness } from './harness.ts';
import { toChromium } from './origin.ts';
import { appScheme } from './protocol.ts';
import { breakRule, NotModelled, reportBrokenRule, StrictEmitter } from './rules.ts';
import { type Session, session } from './session.ts';
import { WebContents } from './web-contents.ts';

export type WebPreferences = Readonly<Record<string, unknown>> & {
  readonly preload?: string;
  readonly session?: Session;
  readonly partition?: string;
};

export type WindowOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly backgroundColor?: string;
  readonly webPreferences?: WebPreferences;
};

/** Rows of Electron's security checklist: what a window may not turn on or off, and what Chromium here cannot show. */
const MUST_NOT: readonly [name: string, value: unknown][] = [
  ['contextIsolation', false],
  ['nodeIntegration', true],
  ['nodeIntegrationInWorker', true],
  ['nodeIntegrationInSubFrames', true],
  ['webSecurity', false],
  ['allowRunningInsecureContent', true],
  ['experimentalFeatures', true],
  ['webviewTag', true],
];

export function checkWebPreferences(preferences: WebPreferences, sandboxed: boolean): void {
  for (const [name, value] of MUST_NOT) if (preferences[name] === value) breakRule(`webPreferences.${name}: ${value}`);
  if (preferences['enableBlinkFeatures']) breakRule('webPreferences.enableBlinkFeatures');
  if (preferences['sandbox'] === false && !sandboxed) breakRule('webPreferences.sandbox: false');
}

let lastId = 0;
const windows = new Set<BrowserWindow>();

export class BrowserWindow extends StrictEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  #size: { width: number; height: number };
  #position: { x: number; y: number };
  #title: string;
  #backgroundColor: string;
  #visible: boolean;
  #focused = false;
  #minimized = false;
  #painted = false;
  #destroyed = false;
  #targetId: string | undefined;

  constructor(options: WindowOptions = {}) {
    super();
    if (!app.isReady()) breakRule('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    checkWebPreferences(preferences, app.sandboxed);
    this.#size = { width: options.width ?? 800, height: options.height ?? 600 };
    this.#position = { x: options.x ?? 0, y: options.y ?? 0 };
    this.#title = options.title ?? 'Electron';
    this.#backgroundColor = options.backgroundColor ?? '#FFFFFF';
    this.#visible = options.show ?? true;
    this.#focused = this.#visible;
    const own =
      preferences.session ??
      (preferences.partition ? session.fromPartition(preferences.partition) : session.defaultSession);
    this.webContents = new WebContents(own, preferences.preload);
    this.webContents.on('stand-in-painted', () => this.#onPainted());
    windows.add(this);
    app.emit('browser-window-created', preventable(), this);
    this.#open().catch((error: unknown) => {
      reportBrokenRule(`a window could not be opened: ${String(error)}`);
      app.exit(70);
    });
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return [...windows];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].find((window) => window.isFocused()) ?? null;
  }

  async #open(): Promise<void> {
    const contents = this.webContents;
    const onGone = () => this.#gone();
    const target = await openTarget(this.#size, { onGone });
    this.#targetId = target.id;
    if (this.#destroyed) return void closeTarget(target.id);
    await sizeTarget(target.id, this.#size).catch(() => undefined);
    await contents.attach(target.session, target.id);
  }

  #onPainted(): void {
    if (this.#painted) return;
    this.#painted = true;
    this.emit('ready-to-show');
  }

  loadURL(url: string): Promise<void> {
    const loaded = this.webContents.loadURL(url);
    const tell = () => tellHarness({ kind: 'window', url: toChromium(appScheme(), url) });
    // Not before its target runs: two debuggers that take hold of it in the same moment may keep each other waiting.
    void this.webContents.whenAttached().then(tell, () => undefined);
    return loaded;
  }

  loadFile(_path: string): Promise<void> {
    throw new NotModelled('file: pages');
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.#visible = false;
    this.#focused = false;
    this.emit('hide');
  }

  focus(): void {
    if (!this.#visible || this.#minimized) return;
    for (const window of windows) window.#focused = window === this;
    this.webContents.bringToFront();
    this.emit('focus');
  }

  minimize(): void {
    this.#minimized = true;
    this.#focused = false;
    this.emit('minimize');
  }

  restore(): void {
    this.#minimized = false;
    this.emit('restore');
  }

  isVisible = (): boolean => this.#visible && !this.#minimized;
  isFocused = (): boolean => this.#focused;
  isMinimized = (): boolean => this.#minimized;
  isMaximized = (): boolean => false;
  isFullScreen = (): boolean => false;
  isDestroyed = (): boolean => this.#destroyed;
  getTitle = (): string => this.#title;
  getBackgroundColor = (): string => this.#backgroundColor;
  getBounds = () => ({ ...this.#position, ...this.#size });

  setTitle(title: string): void {
    this.#title = title;
  }

  setBackgroundColor(color: string): void {
    this.#backgroundColor = color;
  }

  /** Asks, then goes. */
  close(): void {
    if (this.#destroyed) return;
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#targetId !== undefined) void closeTarget(this.#targetId);
    this.#gone();
  }

  /** The target is gone, by us or by the person who closed its window. */
  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#visible = false;
    windows.delete(this);
    if (this.#targetId !== undefined) forgetTarget(this.#targetId);
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size === 0) app.allWindowsClosed();
  }
}

/** Asks every window to close; answers whether none is left. */
export function closeAllWindows(): boolean {
  for (const window of [...windows]) window.close();
  return windows.size === 0;
}
