import type { LibraryFailure } from '../../../shared/failures.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Mended } from '../database/salvage.ts';
import type { Args, CallName, Reply, Request, Value } from './protocol.ts';

/** A thread as its owner sees it: `Worker` of `node:worker_threads` is one. */
export type Port = {
  readonly postMessage: (message: Request) => void;
  readonly on: {
    (event: 'message', listener: (message: Reply) => void): unknown;
    (event: 'error', listener: (error: unknown) => void): unknown;
    (event: 'exit', listener: (code: number) => void): unknown;
  };
  readonly terminate: () => Promise<number>;
};

export type Thread = {
  /** Answers `library-unreachable` when the thread has come to its end; rejects on bugs. */
  readonly call: <N extends CallName>(name: N, args: Args<N>) => Promise<Result<Value<N>, LibraryFailure>>;
  /** Resolves when the file is open, or cannot be opened and why. */
  readonly opened: Promise<LibraryFailure | undefined>;
  readonly end: () => Promise<void>;
};

export type ThreadNews = {
  readonly onMended: (mended: Mended) => void;
  /** The thread ended though nobody wanted it to. What waited for it has been told. */
  readonly onLost: () => void;
};

const GONE: LibraryFailure = { code: 'library-unreachable' };

/** Calls over messages: each answer finds whoever asked. */
export function createThread(port: Port, { onMended, onLost }: ThreadNews): Thread {
  type Waiting = {
    readonly resolve: (result: Result<unknown, LibraryFailure>) => void;
    readonly reject: (error: Error) => void;
  };
  const waiting = new Map<number, Waiting>();
  const opened = Promise.withResolvers<LibraryFailure | undefined>();
  let calls = 0;
  let ended = false;

  const end = () => {
    if (ended) return;
    ended = true;
    opened.resolve(GONE);
    for (const { resolve } of waiting.values()) resolve(fail(GONE));
    waiting.clear();
  };
  port.on('message', (message) => {
    if ('opened' in message) return opened.resolve(message.opened ? undefined : message.failure);
    if ('mended' in message) return onMended(message.mended);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asked?.reject(new Error(message.error));
    else asked?.resolve(message.result);
  });
  const lost = () => {
    if (ended) return;
    end();
    onLost();
  };
  port.on('error', lost);
  port.on('exit', lost);

  return {
    opened: opened.promise,
    call<N extends CallName>(name: N, args: Args<N>) {
      if (ended) return Promise.resolve(fail(GONE));
      const { promise, resolve, reject } = Promise.withResolvers<Result<unknown, LibraryFailure>>();
      const id = calls++;
      waiting.set(id, { resolve, reject });
      port.postMessage({ id, name, args });
      return promise as Promise<Result<Value<N>, LibraryFailure>>;
    },
    async end() {
      end();
      await port.terminate();
    },
  };
}
