import { app } from 'electron';

/** Quits with the last window, except on macOS, where the app stays in the dock and opens its window again. */
export function followWindows(show: () => void): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', show);
  app.on('second-instance', show);
}
