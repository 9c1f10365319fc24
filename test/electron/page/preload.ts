/**
 * Runs the built preload in its isolated world as Electron's sandboxed renderer does: CommonJS, with four modules to
 * require and no Node (docs: sandbox, "Preload scripts").
 *
 * Self-contained: injected by its source.
 */
import type { Wire } from '../clone.ts';
import type { BridgeEnd } from './bridge.ts';

export type PreloadSetup = {
  readonly binding: string;
  readonly deliver: string;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
};

type PreloadFunction = (
  module: { exports: unknown },
  exports: unknown,
  require: (name: string) => unknown,
  process: unknown,
) => void;

export function runPreload(setup: PreloadSetup, wire: Wire, bridge: BridgeEnd, preload: PreloadFunction): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  type Incoming =
    | { readonly kind: 'answer'; readonly id: number; readonly error?: string; readonly value?: string }
    | { readonly kind: 'message'; readonly channel: string; readonly args: string };

  // biome-ignore lint/suspicious/noExplicitAny: the names of this world's own global are made at run time
  const world: any = globalThis;
  const send = (message: object): void => world[setup.binding](JSON.stringify(message));
  const waiting = new Map<number, (answer: { readonly error?: string; readonly value?: string }) => void>();
  const listeners = new Map<string, Listener[]>();
  let last = 0;

  function strict<T extends object>(name: string, object: T): T {
    const end = new Proxy(Object.prototype, {
      get(target, key) {
        if (typeof key === 'string' && !(key in target) && !['then', '__esModule', 'default', 'toJSON'].includes(key)) {
          throw new Error(`The stand-in does not model ${name}.${key}`);
        }
        return Reflect.get(target, key);
      },
    });
    return Object.setPrototypeOf(object, end);
  }

  world[setup.deliver] = (text: string): void => {
    const message = JSON.parse(text) as Incoming;
    if (message.kind === 'answer') {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
      return;
    }
    const args = wire.decode(message.args) as unknown[];
    for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({ sender: ipcRenderer }, ...args);
  };

  const ipcRenderer = strict('ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++last;
      const payload = wire.encode(args);
      const answer = await new Promise<{ readonly error?: string; readonly value?: string }>((resolve) => {
        waiting.set(id, resolve);
        send({ kind: 'invoke', id, channel, args: payload });
      });
      if (answer.error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
      return wire.decode(answer.value ?? '[["undefined"]]');
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener) {
      const left = [...(listeners.get(channel) ?? [])];
      const at = left.lastIndexOf(listener);
      if (at >= 0) left.splice(at, 1);
      listeners.set(channel, left);
      return ipcRenderer;
    },
  });

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
  });

  const allowed: Readonly<Record<string, object>> = {
    electron: strict('electron (sandboxed preload)', { contextBridge, ipcRenderer }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };

  function require(name: string): unknown {
    const plain = name.replace(/^node:/, '').replace(/^electron\/(?:renderer|common)$/, 'electron');
    const found = allowed[plain];
    if (found) return found;
    if (plain === 'events') throw new Error("The stand-in does not model require('events') in a preload");
    throw new Error(`module not found: ${name}`);
  }

  const process = strict('process (sandboxed preload)', {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
    platform: setup.platform,
    versions: setup.versions,
    env: {},
  });

  try {
    const module = { exports: {} };
    preload(module, module.exports, require, process);
  } catch (error) {
    send({ kind: 'preload-failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
