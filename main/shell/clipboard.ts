import { clipboard } from 'electron';
import type { Clipboard } from '../auth/ports.ts';

/** The system's clipboard: text only, from the main process only (Electron 44+: promises). */
export const systemClipboard: Clipboard = {
  readText: () => clipboard.readText(),
  writeText: (text) => clipboard.writeText(text),
};
