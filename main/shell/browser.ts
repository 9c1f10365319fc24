import { spawn } from 'node:child_process';
import { shell } from 'electron';
import type { Browser } from '../auth/ports.ts';
import type { Log } from '../ports.ts';
import { isOpenable } from './openable.ts';

/** The system's own, or a command instead (LECTERN_BROWSER, unpackaged builds only). */
export function chooseBrowser(command: string | undefined, log: Log): Browser {
  return command === undefined ? systemBrowser(log) : commandBrowser(command, log);
}

function systemBrowser(log: Log): Browser {
  return {
    async open(url) {
      if (!isOpenable(url)) return refused(log);
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

/** Tests and the preview: runs an executable with the address as its only argument, without a shell. */
function commandBrowser(command: string, log: Log): Browser {
  return {
    open: (url) =>
      isOpenable(url)
        ? new Promise((resolve) => {
            const child = spawn(command, [url], { detached: true, shell: false, stdio: 'ignore' });
            child.once('error', () => {
              log('error', 'browser.failed');
              resolve(false);
            });
            child.once('spawn', () => {
              child.unref();
              resolve(true);
            });
          })
        : Promise.resolve(refused(log)),
  };
}

function refused(log: Log): false {
  log('warn', 'browser.address-refused');
  return false;
}
