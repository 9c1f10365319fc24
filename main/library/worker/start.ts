import { Worker } from 'node:worker_threads';
import type { Role, WorkerData } from './protocol.ts';
import type { Port } from './thread.ts';

/**
 * Threads of the library.
 * @param entry the file that such a thread runs: worker/entry.ts, or what was built of it
 * @param path the library's file
 */
export function libraryThreads(entry: string, path: string): (role: Role) => Port {
  return (role) =>
    new Worker(entry, {
      name: `library-${role}`,
      workerData: { role, path } satisfies WorkerData,
      // What the app itself was started with is not for its threads.
      execArgv: [],
    });
}
