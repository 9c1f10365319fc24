import { app, BrowserWindow, type WebContents } from 'electron';
import type { Clock, Log } from '../../ports.ts';
import type { PaperWindow } from '../../reader/paper/paper.ts';
import { loadWhole } from './load-whole.ts';
import { APP_ORIGIN } from './origin.ts';
import { WEB_PREFERENCES } from './web-preferences.ts';

/** A page whose pictures are not there by then goes on paper without them, in ms. */
const LONGEST = 60_000;

/** What Electron calls it when a person has thought better of it. https://www.electronjs.org/docs/latest/api/web-contents#contentsprintoptions-callback */
const CANCELLED = 'Print job canceled';

/** Countries whose paper is Letter (Unicode CLDR, "paper size"); everywhere else it is A4. */
const LETTER = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE']);

/**
 * The frame of an article cannot be printed: its sandbox forbids it, and a window prints it as one clipped page. So it is loaded once more,
 * in a window of its own that is never shown and has no preload.
 * @param main it goes when this one does: a window that nobody sees must not keep the app from ending
 */
export function createPaperWindow(main: () => BrowserWindow | undefined, clock: Clock, log: Log): PaperWindow {
  const withPage = async <T>(
    path: string,
    use: (page: WebContents) => Promise<T>,
  ): Promise<T | 'failed' | 'incomplete'> => {
    const window = new BrowserWindow({ show: false, webPreferences: WEB_PREFERENCES });
    const leave = () => window.isDestroyed() || window.destroy();
    main()?.once('closed', leave);
    // Nothing says what becomes of a dialog whose window has gone.
    const gone = new Promise<'failed'>((resolve) => window.once('closed', () => resolve('failed')));
    try {
      if (await loadWhole(window.webContents, APP_ORIGIN + path, LONGEST, clock)) {
        return await Promise.race([use(window.webContents), gone]);
      }
      log('warn', 'paper.incomplete');
      return 'incomplete';
    } catch {
      log('warn', 'paper.failed');
      return 'failed';
    } finally {
      main()?.off('closed', leave);
      leave();
    }
  };
  return {
    print: (path) =>
      withPage<'done' | 'failed'>(
        path,
        (page) =>
          new Promise((resolve) => {
            page.print({}, (done, reason) => {
              if (!done && reason !== CANCELLED) log('warn', 'paper.not-printed');
              resolve(done || reason === CANCELLED ? 'done' : 'failed');
            });
          }),
      ),
    pdf: (path) =>
      withPage(path, (page) =>
        page.printToPDF({
          pageSize: LETTER.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        }),
      ),
  };
}
