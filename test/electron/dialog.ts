/** The system's dialogs: nobody is there to choose. */
import { breakRule, NotModelled, strict } from './rules.ts';
import { BrowserWindow } from './window.ts';

type FileFilter = { readonly name: string; readonly extensions: readonly string[] };

/** What the documentation says of both: https://www.electronjs.org/docs/latest/api/dialog */
function checkDialog(method: string, args: readonly unknown[], properties: readonly string[]): void {
  const options = args.at(-1);
  if (args.length === 0 || args.length > 2 || typeof options !== 'object' || options === null)
    throw new TypeError(`dialog.${method} takes a window, if any, and options`);
  if (args.length === 2 && !(args[0] instanceof BrowserWindow))
    throw new TypeError(`dialog.${method}: this is no window`);
  for (const [key, value] of Object.entries(options)) {
    if (!DIALOG_OPTIONS.has(key)) throw new NotModelled(`dialog.${method}: ${key}`);
    if (key === 'properties') {
      const unknown = (value as readonly string[]).filter((one) => !properties.includes(one));
      if (unknown.length > 0) breakRule(`dialog.${method} knows no property ${unknown.join()}`);
    }
    if (key === 'filters') {
      for (const { extensions } of value as readonly FileFilter[]) {
        // "The extensions array should contain extensions without wildcards or dots".
        if (extensions.some((one) => /^[.*]./.test(one))) breakRule('Extensions are without wildcards and dots');
      }
    }
  }
}

const DIALOG_OPTIONS = new Set(['title', 'defaultPath', 'buttonLabel', 'filters', 'properties', 'message']);

/** Nobody is there to choose: both are cancelled. A test puts a function of its own in their place, as on Electron. */
export const dialog = strict('dialog', {
  async showSaveDialog(...args: readonly unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    checkDialog('showSaveDialog', args, ['showHiddenFiles', 'createDirectory', 'showOverwriteConfirmation']);
    return { canceled: true, filePath: '' };
  },
  async showOpenDialog(...args: readonly unknown[]): Promise<{ canceled: boolean; filePaths: readonly string[] }> {
    checkDialog('showOpenDialog', args, ['openFile', 'openDirectory', 'multiSelections', 'showHiddenFiles']);
    return { canceled: true, filePaths: [] };
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`[stand-in] error box: ${title}: ${content}\n`);
  },
});
