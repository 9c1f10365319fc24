/** How a person's own copy of the app is started from the sources: on Electron, or as the preview where its binary is not here. */

import { join } from 'node:path';
import { standInCommand } from '../test/e2e/launch-stand-in.ts';
import { electronBinary } from '../test/e2e/runner.ts';
import { root, run } from './steps.ts';

/** Whether a window could be seen. Only Linux can be without. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

export const NO_DISPLAY = `There is no display here for a window.
  On a machine without one:  xvfb-run -a npm run demo   (Debian: apt-get install xvfb)
  To see it in pictures:     npm run demo -- --tour`;

export function build(): Promise<number> {
  return run('vite', ['build', '--app', '--logLevel', 'warn']);
}

/** The command that starts the app with a window. */
export function appCommand(): { readonly command: readonly string[]; readonly preview: boolean } {
  const binary = electronBinary();
  if (binary) return { command: [binary, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root], preview: false };
  return { command: standInCommand(join(root, 'out/main/index.js')), preview: true };
}

/** Runs the app until it quits. @returns its exit code */
export function runApp(env: Readonly<Record<string, string>>): Promise<number> {
  const { command, preview } = appCommand();
  if (preview) {
    console.log(
      'Electron’s binary is not here, so this is the preview: the same app on a stand-in for Electron and Chromium.',
    );
  }
  const [program = '', ...args] = command;
  return run(program, args, preview ? { ...env, STAND_IN_HEADFUL: '1' } : env);
}
