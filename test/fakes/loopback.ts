import type { Loopback, LoopbackAnswer, LoopbackRequest } from '../../main/auth/ports.ts';

export type FakeLoopback = {
  readonly loopback: Loopback;
  /** The ports that are open now. */
  readonly ports: () => readonly number[];
  /** A browser's plain navigation to this address; undefined where nothing listens. */
  readonly visit: (url: string, changes?: Partial<LoopbackRequest>) => LoopbackAnswer | undefined;
  /** From now on no port can be opened. */
  readonly refuse: () => void;
  /** Everything is closed, as when the program ends. */
  readonly crash: () => void;
};

/** Ports without a network, numbered from 49152. */
export function createFakeLoopback(): FakeLoopback {
  const listening = new Map<number, Parameters<Loopback['open']>[0]>();
  let next = 49_152;
  let works = true;
  return {
    loopback: {
      async open(answer, wanted) {
        const port = wanted ?? next++;
        if (!works || listening.has(port)) return undefined;
        listening.set(port, answer);
        return { port, close: () => void listening.delete(port) };
      },
    },
    ports: () => [...listening.keys()],
    visit(url, changes = {}) {
      const { port, host, pathname, search } = new URL(url);
      const headers = { host: [host], 'sec-fetch-mode': ['navigate'], 'sec-fetch-dest': ['document'] };
      return listening.get(Number(port))?.(
        { method: 'GET', target: pathname + search, headers, ...changes },
        Number(port),
      );
    },
    refuse: () => {
      works = false;
    },
    crash: () => listening.clear(),
  };
}
