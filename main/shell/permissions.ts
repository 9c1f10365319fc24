import { session } from 'electron';
import type { Log } from '../ports.ts';
import { refusalReason } from './permission-table.ts';

/**
 * SECURITY: checklist 5. Both handlers are needed: a check answers what a page may find out silently, a request what it
 * asks for. Devices have a third. All refuse; the reasons are in permission-table.ts. After `ready`.
 */
export function denyPermissions(log: Log): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    log('warn', 'permission.refused', { permission, why: refusalReason(permission) });
    answer(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}
