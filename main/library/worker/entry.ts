/** What a thread of the library runs: opens its file, then answers one call after the other. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Reply, Request, WorkerData } from './protocol.ts';
import { createSide } from './serve.ts';

// Both ends of the port are ours: what comes through it is what the types say.
const { role, path } = workerData as WorkerData;
const port = parentPort;
if (port === null) throw new Error('This runs in a thread of its own');

const reply = (message: Reply) => port.postMessage(message);
const side = createSide(role, { path, now: Date.now }, (mended) => reply({ mended }));
const failure = side.open();
reply(failure === undefined ? { opened: true } : { opened: false, failure });

port.on('message', ({ id, name, args }: Request) => {
  try {
    reply({ id, result: side.call(name, args as never) });
  } catch (error) {
    reply({ id, error: error instanceof Error ? `${name}: ${error.name}: ${error.message}` : name });
  }
});
