import { resolve } from 'node:path';
import { app } from 'electron';
import type { Config } from '../config.ts';
import { createDeepLinks, type DeepLinks } from './deep-link-queue.ts';

/**
 * Listens on every path by which a platform brings the OAuth callback (RFC 8252 §7.1): `open-url` on macOS, the command
 * line of a second launch on Windows and Linux, our own command line on a cold start. Must run before `ready`.
 * `process.argv` is read because `app.commandLine` lower-cases what it holds, and a code is case-sensitive.
 */
export function listenForDeepLinks(scheme: string, argv: readonly string[]): DeepLinks {
  const links = createDeepLinks(scheme);
  links.offer(argv);
  app.on('will-finish-launching', () => {
    app.on('open-url', (event, url) => {
      event.preventDefault();
      links.offer([url]);
    });
  });
  app.on('second-instance', (_event, secondArgv) => {
    links.offer(secondArgv);
  });
  return links;
}

/**
 * Makes this program the one that opens the scheme's addresses. On macOS (Info.plist) and Linux (the .desktop file)
 * the installed package says so and an unpackaged run changes nothing of the system; on Windows it is the registry.
 */
export function claimScheme(config: Config, packaged: boolean): void {
  if (process.platform === 'win32') {
    // SECURITY: the trailing `--` ends the switches, so that an address can never be read as one.
    const script = packaged || !process.argv[1] ? [] : [resolve(process.argv[1])];
    app.setAsDefaultProtocolClient(config.scheme, process.execPath, [...script, '--']);
  } else if (packaged) {
    app.setAsDefaultProtocolClient(config.scheme);
  }
}
