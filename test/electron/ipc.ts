/** ipcMain and the way between it and a window's preload, with Electron's own losses. */
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { CdpSession, Params } from './cdp.ts';
import { structuredWire } from './clone.ts';
import type { Frames, WebFrameMain } from './frames.ts';
import { breakRule, reportBrokenRule, StrictEmitter } from './rules.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;
type Call = {
  readonly kind: string;
  readonly id: number;
  readonly channel: string;
  readonly args: string;
  readonly message: string;
};

const wire = structuredWire();

/** Writes down what crosses, either way, for a test that looks for what must not: `STAND_IN_IPC_LOG` names the file. */
function trace(way: 'to page' | 'to main', crossing: object): void {
  const file = process.env['STAND_IN_IPC_LOG'];
  if (file) appendFileSync(file, `${JSON.stringify({ way, ...crossing })}\n`, { mode: 0o600 });
}

class IpcMain extends StrictEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    if (this.#handlers.has(channel)) breakRule(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  handlerOf(channel: string): Handler | undefined {
    return this.#handlers.get(channel);
  }
}

export const ipcMain = new IpcMain();

export type IpcLine = {
  /** Names that the injected scripts and this side share and no page can guess. */
  readonly names: { readonly world: string; readonly binding: string; readonly deliver: string };
  readonly start: () => Promise<unknown>;
  /** To the preload of the top frame's current document; to nobody when it has none. Throws when not cloneable. */
  readonly send: (channel: string, args: readonly unknown[]) => void;
};

/** The line of one window. `sender` is its webContents. */
export function openIpcLine(session: CdpSession, frames: Frames, sender: object): IpcLine {
  const mark = randomBytes(8).toString('hex');
  const names = { world: `preload-${mark}`, binding: `toMain_${mark}`, deliver: `fromMain_${mark}` };
  /** The preload worlds that are alive: context id → frame id. */
  const worlds = new Map<number, string>();

  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === names.world) worlds.set(context.id, context.auxData.frameId);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== names.binding) return;
    const call: Call = JSON.parse(payload);
    trace('to main', call);
    if (call.kind === 'preload-failed') reportBrokenRule(`the preload failed: ${call.message}`);
    else void answer(call, executionContextId);
  });

  function deliver(context: number, message: object): void {
    trace('to page', message);
    const expression = `globalThis.${names.deliver}?.(${JSON.stringify(JSON.stringify(message))})`;
    session.tell('Runtime.evaluate', { expression, contextId: context, silent: true });
  }

  async function answer(call: Call, context: number): Promise<void> {
    const event = {
      type: 'frame',
      sender,
      // Documented: null when it is read after the frame has navigated or gone.
      get senderFrame(): WebFrameMain | null {
        return frames.get(worlds.get(context) ?? '') ?? null;
      },
    };
    deliver(context, { kind: 'answer', id: call.id, ...(await outcome(call, event)) });
  }

  function send(channel: string, args: readonly unknown[]): void {
    const payload = wire.encode(args);
    for (const [context, frameId] of worlds) {
      if (frameId === frames.main.frameToken) deliver(context, { kind: 'message', channel, args: payload });
    }
  }

  const start = (): Promise<Params> =>
    session.send('Runtime.addBinding', { name: names.binding, executionContextName: names.world });

  return { names, start, send };
}

async function outcome(call: Call, event: object): Promise<{ readonly value: string } | { readonly error: string }> {
  const handler = ipcMain.handlerOf(call.channel);
  if (!handler) return { error: `Error: No handler registered for '${call.channel}'` };
  try {
    return { value: wire.encode(await handler(event, ...(wire.decode(call.args) as unknown[]))) };
  } catch (error) {
    process.stderr.write(`Error occurred in handler for '${call.channel}': ${String(error)}\n`);
    return { error: String(error) };
  }
}
