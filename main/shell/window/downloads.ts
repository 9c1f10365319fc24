import type { Log } from '../../ports.ts';

/** What is used of Electron's Session. */
export type Downloading = {
  readonly on: (event: 'will-download', listener: (event: { preventDefault(): void }) => void) => unknown;
};

/** SECURITY: nothing here is a download; a page that starts one wants a file on the user's disk. */
export function refuseDownloads(session: Downloading, log: Log): void {
  session.on('will-download', (event) => {
    event.preventDefault();
    log('warn', 'guard.download-refused');
  });
}
