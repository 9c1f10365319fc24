import { session } from 'electron';
import type { Log } from '../../ports.ts';
import { refuseDownloads } from './downloads.ts';
import { refusePermissions } from './permission-rules.ts';

/** Refuses every permission and every download in the window's session. After `ready`. */
export function denyPermissions(log: Log): void {
  refusePermissions(session.defaultSession, log);
  refuseDownloads(session.defaultSession, log);
}
