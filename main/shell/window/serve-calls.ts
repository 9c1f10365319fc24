import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { bindContract, type Handlers } from '../../ipc/bind.ts';
import type { Log } from '../../ports.ts';
import { isTrustedSender } from './sender.ts';

/** Puts the contract's handlers behind ipcMain, for callers that may call. */
export function serveCalls(handlers: Handlers, owns: (contents: WebContents) => boolean, log: Log): void {
  bindContract<IpcMainInvokeEvent>(ipcMain, handlers, (event) => isTrustedSender(event, owns), log);
}
