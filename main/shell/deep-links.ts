import { app } from 'electron';
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
