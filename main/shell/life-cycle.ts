import { app } from 'electron';

/**
 * Quits with the last window, except on macOS, where the app stays in the dock and opens its window again.
 * @param onQuit called when somebody, or the system, wants the app to end
 * @param onEnd called when it ends, and all windows have gone
 */
export function followWindows(show: () => void, onQuit: () => void, onEnd: () => void): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', onQuit);
  app.on('will-quit', onEnd);
  app.on('activate', show);
  app.on('second-instance', show);
}
