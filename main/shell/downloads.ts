import { session } from 'electron';
import type { Log } from '../ports.ts';

/** SECURITY: nothing here is a download; a page that starts one wants a file on the user's disk. After `ready`. */
export function refuseDownloads(log: Log): void {
  session.defaultSession.on('will-download', (event) => {
    event.preventDefault();
    log('warn', 'guard.download-refused');
  });
}
