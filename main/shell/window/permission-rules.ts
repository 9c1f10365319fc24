import type { Session } from 'electron';
import type { Log } from '../../ports.ts';

/**
 * SECURITY: checklist 5, "handle session permission requests from remote content". Electron grants what nobody
 * handles, so everything is refused here, by name with the reason, and by default.
 * https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
const REASONS: Readonly<Record<string, string>> = {
  'clipboard-read': 'the callback is read from the clipboard by the main process, so no page ever sees a code',
  'clipboard-sanitized-write': 'the authorization address is copied by the main process',
  'deprecated-sync-clipboard-read': 'as clipboard-read',
  'display-capture': 'nothing is recorded',
  fileSystem: 'the page has no business with files',
  fullscreen: 'the window has its own, from the menu',
  geolocation: 'reading needs no place',
  hid: 'no devices',
  'idle-detection': 'nobody is watched',
  media: 'no microphone, no camera',
  midi: 'no devices',
  midiSysex: 'no devices',
  notifications: 'the app announces nothing',
  openExternal: 'addresses leave through main/shell/browser.ts only',
  'persistent-storage': 'what is kept is kept by the main process',
  pointerLock: 'reading needs a free pointer',
  serial: 'no devices',
  'storage-access': 'there is one origin',
  usb: 'no devices',
  'window-management': 'the window stays where the user put it',
};

/** What is used of Electron's Session. */
export type PermissionAsker = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/**
 * Refuses everything a page may ask of a session. Both handlers are needed: a check answers what a page may find out
 * silently, a request what it asks for. Devices have a third.
 */
export function refusePermissions(session: PermissionAsker, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log('warn', 'permission.refused', { permission, why: REASONS[permission] ?? 'not needed' });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
