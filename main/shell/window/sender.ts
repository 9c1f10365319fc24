import { APP_ORIGIN, ownPath } from './origin.ts';

/** What is looked at of Electron's IpcMainInvokeEvent. */
export type Sender<Contents> = {
  readonly sender: Contents;
  readonly senderFrame: { readonly parent: unknown; readonly origin: string; readonly url: string } | null;
};

/**
 * Whether a call comes from where calls may come from: the main frame of our window, at exactly our origin, on the
 * window's own page. To be asked first thing in a handler: the frame is null once it has gone elsewhere.
 *
 * SECURITY: checklist 17, "validate the sender of all IPC messages".
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function isTrustedSender<Contents>(event: Sender<Contents>, owns: (contents: Contents) => boolean): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return owns(event.sender) && frame.origin === APP_ORIGIN && ownPath(frame.url) === '/';
}
