/** webContents: one page, its preload, its navigations and what it may open. */
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { Script } from 'node:vm';
import { app } from './app.ts';
import type { CdpSession, Params } from './cdp.ts';
import { isHeadful } from './chromium.ts';
import { structuredWire } from './clone.ts';
import { nativeTheme } from './desktop.ts';
import { preventable } from './events.ts';
import { type Frames, trackFrames, type WebFrameMain } from './frames.ts';
import { guardNavigation } from './guards.ts';
import { type IpcLine, openIpcLine } from './ipc.ts';
import { fromChromium, toChromium } from './origin.ts';
import { bridgeEnd } from './page/bridge.ts';
import { runPreload } from './page/preload.ts';
import { checkPrint, type PdfOptions, pdfParams } from './printing.ts';
import { appScheme } from './protocol.ts';
import { NotModelled, reportBrokenRule, StrictEmitter } from './rules.ts';
import type { Session } from './session.ts';

type WindowOpenHandler = (details: object) => { readonly action: 'deny' | 'allow' };
type Attached = { readonly session: CdpSession; readonly frames: Frames; readonly ipc: IpcLine };

let lastId = 0;
const all = new Set<WebContents>();

export class WebContents extends StrictEmitter {
  readonly id = ++lastId;
  readonly session: Session;
  readonly #preload: string | undefined;
  readonly #attached = Promise.withResolvers<Attached>();
  #now: Attached | undefined;
  #openHandler: WindowOpenHandler | undefined;
  #ownLoad: string | undefined;
  #destroyed = false;

  constructor(session: Session, preload: string | undefined) {
    super();
    if (preload !== undefined && !isAbsolute(preload))
      throw new Error(`preload script must have absolute path: ${preload}`);
    this.session = session;
    this.#preload = preload;
    this.#attached.promise.catch(() => undefined);
    all.add(this);
    app.emit('web-contents-created', preventable(), this);
  }

  static getAllWebContents(): readonly WebContents[] {
    return [...all];
  }

  /** Takes over a Chromium target that waits for its debugger. */
  async attach(target: CdpSession, targetId: string): Promise<void> {
    const frames = trackFrames(targetId);
    const ipc = openIpcLine(target, frames, this);
    frames.follow(target);
    this.#follow(target);
    const emit = (event: string, ...args: unknown[]) => this.emit(event, ...args);
    const isOwnLoad = (url: string) => {
      const own = url === this.#ownLoad;
      if (own) this.#ownLoad = undefined;
      return own;
    };
    await Promise.all([
      target.send('Page.enable'),
      target.send('Runtime.enable'),
      target.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      // Nothing of a custom scheme passes Electron's HTTP cache.
      target.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 }),
      target.send('Network.setCacheDisabled', { cacheDisabled: true }),
      guardNavigation(target, { emit, frames, isOwnLoad }),
      ipc.start(),
      ...this.#scripts(ipc).map((script) => target.send('Page.addScriptToEvaluateOnNewDocument', script)),
      this.#showColors(target),
    ]);
    target.tell('Runtime.runIfWaitingForDebugger');
    this.#now = { session: target, frames, ipc };
    this.#attached.resolve(this.#now);
  }

  #follow(target: CdpSession): void {
    target.on('Network.loadingFailed', ({ requestId, errorText }) => {
      this.emit('stand-in-request-failed', requestId, errorText);
    });
    target.on('Page.loadEventFired', () => this.emit('did-finish-load'));
    target.on('Page.domContentEventFired', () => this.emit('dom-ready', preventable()));
    target.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.emit('did-navigate', preventable(), fromChromium(appScheme(), frame.url));
    });
    target.on('Page.lifecycleEvent', ({ name, frameId }) => {
      const isPage = frameId === this.#now?.frames.main.frameToken && this.getURL() !== 'about:blank';
      if (isPage && (name === 'firstPaint' || name === 'load')) this.emit('stand-in-painted');
    });
    target.on('Page.windowOpen', ({ url }) => this.#decideWindow(url, 'new-window'));
    // A click with a modifier opens a window that no other event announces.
    target.on('Page.frameRequestedNavigation', ({ url, disposition, reason }) => {
      if (reason === 'anchorClick' && disposition !== 'currentTab') this.#decideWindow(url, 'foreground-tab');
    });
    target.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 1 });
    });
    nativeTheme.on('updated', () => void this.#showColors(target).catch(() => undefined));
  }

  #showColors(target: CdpSession): Promise<Params> {
    const feature = { name: 'prefers-color-scheme', value: nativeTheme.standInScheme };
    return target.send('Emulation.setEmulatedMedia', { features: [feature] });
  }

  /** The page's end of the bridge, then the preload's with the built preload inside; both in the top frame only. */
  #scripts({ names }: IpcLine): readonly object[] {
    if (this.#preload === undefined) return [];
    const secret = JSON.stringify(names.world);
    const preload = `(module, exports, require, process) => {\n${readFileSync(this.#preload, 'utf8')}\n}`;
    const setup = {
      binding: names.binding,
      deliver: names.deliver,
      platform: process.platform,
      versions: {
        electron: process.versions['electron'],
        chrome: process.versions['chrome'],
        node: process.versions.node,
      },
    };
    const bridge = (side: string) => `(${bridgeEnd})(${secret}, ${JSON.stringify(side)})`;
    const inner = `(${runPreload})(${JSON.stringify(setup)}, (${structuredWire})(), ${bridge('preload')}, ${preload})`;
    const topOnly = (code: string) => `if (window === window.top) ${code};`;
    const source = topOnly(inner);
    // A syntax error would otherwise be swallowed by the page.
    new Script(source, { filename: this.#preload });
    return [{ source: topOnly(bridge('page')) }, { source, worldName: names.world }];
  }

  /** Resolves when its target runs. */
  async whenAttached(): Promise<void> {
    await this.#attached.promise;
  }

  async loadURL(url: string): Promise<void> {
    const { session } = await this.#attached.promise;
    this.session.requireHandlers();
    const address = toChromium(appScheme(), url);
    this.#ownLoad = address;
    const finished = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const failure = (errorText: unknown) => new Error(`${String(errorText).replace('net::', '')} loading '${url}'`);
    // A document that breaks off is there already, as far as it came, and fails the load all the same.
    const failed = new Map<unknown, unknown>();
    const brokeOff = Promise.withResolvers<never>();
    brokeOff.promise.catch(() => undefined);
    let document: unknown;
    const note = (request: unknown, errorText: unknown) => {
      failed.set(request, errorText);
      if (failed.has(document)) brokeOff.reject(failure(failed.get(document)));
    };
    this.on('stand-in-request-failed', note);
    try {
      const { errorText, loaderId } = await session.send('Page.navigate', { url: address });
      if (errorText) throw failure(errorText);
      document = loaderId;
      if (failed.has(document)) throw failure(failed.get(document));
      await Promise.race([finished, brokeOff.promise]);
    } finally {
      this.off('stand-in-request-failed', note);
    }
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#now?.ipc.send(channel, args);
  }

  /** Nobody is there to choose a printer, and there is none: what Electron then says. A test puts a function of its own in its place. */
  print(options: object = {}, callback?: (success: boolean, failureReason: string) => void): void {
    checkPrint(options);
    callback?.(false, 'No printers available on the network');
  }

  async printToPDF(options: PdfOptions): Promise<Buffer> {
    const { session } = await this.#attached.promise;
    const { data } = await session.send('Page.printToPDF', pdfParams(options));
    return Buffer.from(String(data), 'base64');
  }

  /** Raises the window, where it is a real one. */
  bringToFront(): void {
    if (isHeadful()) this.#now?.session.tell('Page.bringToFront');
  }

  getURL(): string {
    return this.#now?.frames.main.url ?? '';
  }

  get mainFrame(): WebFrameMain | undefined {
    return this.#now?.frames.main;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  /** Chromium's own window is closed unseen whatever the answer (see browser-windows.ts). */
  #decideWindow(url: string, disposition: string): void {
    const details = { url: fromChromium(appScheme(), url), frameName: '', features: '', disposition };
    if (!this.#openHandler) reportBrokenRule('a page opened a window and no setWindowOpenHandler denied it');
    else if (this.#openHandler(details).action !== 'deny')
      reportBrokenRule(String(new NotModelled('windows opened by pages')));
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Called when the target is gone. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this);
    this.#attached.reject(new Error('ERR_FAILED (-2): the window was closed'));
    this.emit('destroyed');
  }
}
