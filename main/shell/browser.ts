import { shell } from 'electron';
import type { Browser } from '../auth/ports.ts';
import type { Log } from '../ports.ts';
import { commandBrowser } from './command-browser.ts';
import { isOpenable } from './window/openable.ts';

/** The system's own, or a command instead (LECTERN_BROWSER, unpackaged builds only). */
export function chooseBrowser(command: string | undefined, log: Log): Browser {
  return command === undefined ? systemBrowser(log) : commandBrowser(command, log);
}

function systemBrowser(log: Log): Browser {
  return {
    async open(url) {
      if (!isOpenable(url)) {
        log('warn', 'browser.address-refused');
        return false;
      }
      try {
        // SECURITY: checklist 15, "do not use shell.openExternal with untrusted content". Callers hand over what passed
        // main/reader's externalLink or what main/auth built itself; the schemes are checked once more above.
        // https://www.electronjs.org/docs/latest/tutorial/security#15-do-not-use-shellopenexternal-with-untrusted-content
        await shell.openExternal(url);
        return true;
      } catch {
        log('error', 'browser.failed');
        return false;
      }
    },
  };
}
