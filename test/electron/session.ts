/** The `session` module: permissions are what the app decides, and nothing else of a session is modelled. */
import { app } from './app.ts';
import { breakRule, NotModelled, reportBrokenRule, StrictEmitter, strict } from './rules.ts';

type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;
type RequestHandler = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type DeviceHandler = (details: object) => boolean;

/** Electron's names of what a page may ask for, as its documentation lists them for both handlers. */
export const PERMISSIONS = [
  'accessibility-events',
  'background-sync',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
] as const;

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
   * Called before a window shows anything: Electron grants whatever nobody decides on, and Chromium here denies all.
   * So both handlers must be there and deny, or the preview would hide what the app would allow.
   */
  checkPermissions(contents: object, origin: string): void {
    if (!this.#check || !this.#request || !this.#device) {
      reportBrokenRule(
        'a window without permission handlers: Electron grants what no check, request or device handler denies',
      );
      return;
    }
    const device = this.#device({ deviceType: 'usb', origin, device: {} });
    const granted = PERMISSIONS.filter(
      (permission) =>
        this.#check?.(contents, permission, origin, { isMainFrame: true }) ||
        this.#grants(contents, permission, origin),
    );
    if (device || granted.length > 0) throw new NotModelled(`the permissions ${granted.join(', ') || 'for devices'}`);
  }

  #grants(contents: object, permission: string, origin: string): boolean {
    let granted = false;
    const answer = (yes: boolean) => {
      granted = yes;
    };
    this.#request?.(contents, permission, answer, { isMainFrame: true, requestingUrl: origin });
    return granted;
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
