import { spawn } from 'node:child_process';
import type { Browser } from '../auth/ports.ts';
import type { Log } from '../ports.ts';
import { isOpenable } from './window/openable.ts';

/** Runs an executable with the address as its only argument, without a shell: LECTERN_BROWSER. Needs no Electron. */
export function commandBrowser(command: string, log: Log): Browser {
  return {
    async open(url) {
      if (!isOpenable(url)) {
        log('warn', 'browser.address-refused');
        return false;
      }
      return new Promise((resolve) => {
        const child = spawn(command, [url], { detached: true, shell: false, stdio: 'ignore' });
        child.once('error', () => {
          log('error', 'browser.failed');
          resolve(false);
        });
        child.once('spawn', () => {
          child.unref();
          resolve(true);
        });
      });
    },
  };
}
