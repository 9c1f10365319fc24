/**
 * What `import … from 'electron'` means under the stand-in: only what is modelled, so that a missing name fails when
 * the bundle is linked.
 *
 * From the environment: `LECTERN_CHROMIUM` (the browser to show windows in), `STAND_IN_HEADFUL=1` (windows that are
 * seen), `STAND_IN_COLOR_SCHEME` (`light` or `dark`), `STAND_IN_IPC_LOG` (ipc.ts), `STAND_IN_KEY_STORE` and `STAND_IN_KEY_STORE_DIR` (safe-storage.ts);
 * `STAND_IN_BROWSER…` is for browser.ts. It cannot vouch for the true `app:` origin, native menus and their keys, real
 * key stores, permissions that an app grants, fuses, or the speed of IPC.
 */
import { app } from './app.ts';
import { startBrowser, stopBrowser } from './browser-windows.ts';
import { clipboard, Menu, nativeTheme, shell } from './desktop.ts';
import { dialog } from './dialog.ts';
import { answerHarness } from './harness.ts';
import { ipcMain } from './ipc.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { strict } from './rules.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { WebContents } from './web-contents.ts';
import { BrowserWindow, closeAllWindows } from './window.ts';

const electron = strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  session,
  shell,
  webContents: strict('webContents', { getAllWebContents: WebContents.getAllWebContents }),
});

export default electron;
export const { webContents } = electron;
export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  session,
  shell,
};

answerHarness(electron);
app.launch({
  start: async () => {
    await startBrowser();
  },
  closeWindows: closeAllWindows,
  stop: stopBrowser,
});
