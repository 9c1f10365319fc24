import { app } from 'electron';
import type { Log } from '../../ports.ts';
import { guardContents } from './contents-guard.ts';

/** Puts the guards on every web contents the app will ever have. Call before the first window. */
export function guardAllContents(log: Log): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}
