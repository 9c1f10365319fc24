/** The `session` module: permissions are what the app decides, and nothing else of a session is modelled. */
import { app } from './app.ts';
import { breakRule, reportBrokenRule, StrictEmitter, strict } from './rules.ts';

type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;
type RequestHandler = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type DeviceHandler = (details: object) => boolean;

export class Session extends StrictEmitter {
  #check: CheckHandler | null = null;
  #request: RequestHandler | null = null;
  #device: DeviceHandler | null = null;

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler | null): void {
    this.#device = handler;
  }

  /**
   * Called before a window shows anything. Electron grants whatever no handler denies; Chromium here denies all, and so
   * would hide that nobody decides. What a handler grants is missing here: that much is not modelled.
   */
  requireHandlers(): void {
    if (this.#check && this.#request && this.#device) return;
    reportBrokenRule('a window without handlers for permission checks, permission requests and devices');
  }
}

const sessions = new Map<string, Session>();

function fromPartition(partition: string, _options?: { readonly cache?: boolean }): Session {
  if (!app.isReady()) breakRule('Session can only be received when app is ready');
  const known = sessions.get(partition) ?? new Session();
  sessions.set(partition, known);
  return known;
}

export const session = strict('session', {
  fromPartition,
  get defaultSession(): Session {
    return fromPartition('');
  },
});
