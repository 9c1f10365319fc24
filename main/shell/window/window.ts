import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Clock, Log } from '../../ports.ts';
import { WINDOW_URL } from './origin.ts';
import { createRevival } from './revival.ts';
import { WEB_PREFERENCES } from './web-preferences.ts';

/** The app's one window. */
export type MainWindow = {
  /** Opens it, or brings it to the front. */
  readonly show: () => void;
  /** It itself, when there is one: what a dialog stands in front of. */
  readonly current: () => BrowserWindow | undefined;
  /** Whether the page of this window, or of the last one, has ever ended by itself. */
  readonly hasBroken: () => boolean;
  /** Loads its page anew, when there is a window: nothing of before is left in it. */
  readonly reload: () => void;
  /** Takes the colour of the paper again. */
  readonly repaint: () => void;
  /** Whether these contents are the window's: what the sender of a call must be. */
  readonly owns: (contents: WebContents) => boolean;
  /** Sends to the window's main frame, when there is a window. */
  readonly send: (channel: string, payload: unknown) => void;
};

/**
 * @param outFolder the folder of the built bundles (`out`).
 * @param paper what the window shows before its page has drawn, `#rrggbb`.
 */
export function createMainWindow(outFolder: string, paper: () => string, clock: Clock, log: Log): MainWindow {
  const mayRevive = createRevival(clock);
  let current: BrowserWindow | undefined;
  let broken = false;
  const repaint = () => current?.setBackgroundColor(paper());
  nativeTheme.on('updated', repaint);

  function open(): BrowserWindow {
    broken = false;
    const window = new BrowserWindow({
      name: 'main',
      // Position, size and full screen come back with the next start (Electron 44+).
      windowStatePersistence: true,
      width: 1280,
      height: 820,
      minWidth: 480,
      minHeight: 560,
      title: 'Lectern',
      show: false,
      autoHideMenuBar: true,
      backgroundColor: paper(),
      webPreferences: { ...WEB_PREFERENCES, preload: join(outFolder, 'preload', 'index.cjs') },
    });
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => {
      current = undefined;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log('error', 'window.renderer-gone', { reason });
      broken = true;
      if (mayRevive(reason)) load(window);
    });
    load(window);
    return window;
  }

  function load(window: BrowserWindow): void {
    window.loadURL(WINDOW_URL).catch(() => {
      log('error', 'window.not-loaded');
      // An empty window says more than none.
      if (!window.isDestroyed()) window.show();
    });
  }

  return {
    show() {
      if (!current) {
        current = open();
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    current: () => current,
    hasBroken: () => broken,
    reload() {
      if (current) load(current);
    },
    repaint,
    owns: (contents) => current?.webContents === contents,
    send: (channel, payload) => current?.webContents.send(channel, payload),
  };
}
