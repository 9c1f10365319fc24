import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import { type KeptFile, type KeptFileOptions, openKeptFile } from './kept-file.ts';
import { STORE_OPTIONS } from './store-options.ts';

/** Opens a file of values in the user's folder: electron-store writes it, kept-file.ts guards it. */
export function openStoredFile(options: Omit<KeptFileOptions, 'open'>): KeptFile {
  return openKeptFile({ ...options, open: openElectronStore });
}

function openElectronStore(folder: string, name: string): ElectronStore<Record<string, unknown>> {
  const store = new ElectronStore<Record<string, unknown>>({ ...STORE_OPTIONS, cwd: folder, name });
  // SECURITY: checklist 17, "validate the sender of all IPC messages". electron-store answers anybody on a synchronous
  // channel of its own with the path of this folder; nothing here uses it.
  // https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}
