import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

/** Asks a person for a file. Undefined when they chose none, or there is no window to ask in. */
export type FileDialogs = {
  /** @param name as the file may be called; by its end it is an export or a PDF */
  readonly save: (name: string) => Promise<string | undefined>;
  readonly open: () => Promise<string | undefined>;
};

const EXPORTS = [{ name: 'Lectern export', extensions: ['lectern'] }];
const PDFS = [{ name: 'PDF', extensions: ['pdf'] }];

/**
 * https://www.electronjs.org/docs/latest/api/dialog
 * @param window in front of which the system's dialog stands
 */
export function fileDialogs(window: () => BrowserWindow | undefined): FileDialogs {
  return {
    async save(name) {
      const parent = window();
      if (parent === undefined) return undefined;
      const defaultPath = join(app.getPath('documents'), name);
      const filters = name.endsWith('.pdf') ? PDFS : EXPORTS;
      const { canceled, filePath } = await dialog.showSaveDialog(parent, { defaultPath, filters });
      return canceled || filePath === '' ? undefined : filePath;
    },
    async open() {
      const parent = window();
      if (parent === undefined) return undefined;
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        filters: EXPORTS,
        properties: ['openFile'],
      });
      return canceled ? undefined : filePaths[0];
    },
  };
}
