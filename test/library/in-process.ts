import { onTestFinished } from 'vitest';
import { createLibrary, type Library } from '../../main/library/library.ts';
import type { SavedMedia } from '../../main/library/saving/saved-media.ts';
import type { Reply, Role } from '../../main/library/worker/protocol.ts';
import { createSide } from '../../main/library/worker/serve.ts';
import type { Port } from '../../main/library/worker/thread.ts';
import { libraryPath } from './open-side.ts';

/**
 * A library on a temporary file, whose threads are this one.
 * @param bound of what may go, in bytes
 * @param media of its saved pages
 */
export function libraryInProcess(
  path = libraryPath(),
  bound = () => 1e9,
  media?: SavedMedia,
): Library & { readonly path: string } {
  const library = createLibrary({
    start: (role) => portOf(role, path),
    bound,
    media,
    log: () => {},
    onNews: () => {},
  });
  onTestFinished(() => library.close());
  return { ...library, path };
}

function portOf(role: Role, path: string): Port {
  const side = createSide(role, { path, now: () => 0 }, () => {});
  let hear: (message: Reply) => void = () => {};
  const reply = (message: Reply) => setImmediate(() => hear(message));
  reply(openedReply(side.open()));
  return {
    postMessage: ({ id, name, args }) => reply({ id, result: side.call(name, structuredClone(args) as never) }),
    on(event: string, listener: unknown) {
      if (event === 'message') hear = listener as typeof hear;
    },
    terminate: async () => 0,
  };
}

function openedReply(failure: ReturnType<ReturnType<typeof createSide>['open']>): Reply {
  return failure === undefined ? { opened: true } : { opened: false, failure };
}
