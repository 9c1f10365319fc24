import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE } from '../shared/contract.ts';
import { createBridge } from './bridge.ts';

// SECURITY: checklist 20, "do not expose Electron APIs to untrusted web content". The bridge exists on the window's own
// page only: not in a frame, not on a reading document, whatever opened it.
// https://www.electronjs.org/docs/latest/tutorial/security#20-do-not-expose-electron-apis-to-untrusted-web-content
if (window.top === window && location.pathname === '/') {
  contextBridge.exposeInMainWorld(
    BRIDGE,
    createBridge(ipcRenderer, () => navigator.userActivation.isActive),
  );
}
