import type { Clock, Log } from '../../ports.ts';
import { createLog, logFile } from './log.ts';

/** The app's log: standard error, for whoever started it there, and a file of bounded size. */
export function openLog(folder: string, clock: Clock): Log {
  const append = logFile(folder);
  // The terminal or the pipe may be gone. An error event that nobody hears would end the app.
  process.stderr.on('error', () => undefined);
  return createLog(clock, (line) => {
    process.stderr.write(line);
    append(line);
  });
}
