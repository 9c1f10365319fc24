import type { WebContents } from 'electron';
import type { Clock } from '../../ports.ts';

/** What is used of Electron's WebContents. */
export type Loading = Pick<WebContents, 'once' | 'loadURL'>;

/**
 * Loads a document, and waits for its pictures as long as is said. Never rejects.
 * https://www.electronjs.org/docs/latest/api/web-contents#event-dom-ready
 * @param longest in ms
 * @returns whether all of the document is there: one that broke off, or is still on its way by then, is not
 */
export async function loadWhole(page: Loading, address: string, longest: number, clock: Clock): Promise<boolean> {
  let isWhole = false;
  page.once('dom-ready', () => {
    isWhole = true;
  });
  let stop = () => {};
  const late = new Promise<void>((resolve) => {
    stop = clock.after(longest, resolve);
  });
  try {
    await Promise.race([page.loadURL(address), late]);
    return isWhole;
  } catch {
    return false;
  } finally {
    stop();
  }
}
