import { type Answer, type Args, channel, type MethodName, methods } from '../../shared/contract.ts';
import type { BridgeFailure } from '../../shared/failures.ts';
import { fail } from '../../shared/result.ts';
import type { Log } from '../ports.ts';

/** One function for each method of the contract. */
export type Handlers = { readonly [M in MethodName]: (args: Args<M>) => Promise<Answer<M>> };

/** What is used of Electron's ipcMain. */
export type IpcPort<Event> = {
  handle(channel: string, listener: (event: Event, ...args: unknown[]) => Promise<unknown>): void;
};

/**
 * Answers every method of the contract on its channel.
 *
 * A caller that is not trusted is rejected, never answered. Wrong arguments and bugs are answered as a `BridgeFailure`,
 * because errors lose everything but their message on the way. What went wrong stays in the log, without values.
 *
 * SECURITY: methods marked `gesture` open something outside the app. Only the renderer's process can know whether a
 * person just clicked, so the preload refuses them without a user's activation; this side cannot check it. What stands
 * here regardless: the sender, the arguments, and what main/shell/browser.ts lets through.
 */
export function bindContract<Event>(
  port: IpcPort<Event>,
  handlers: Handlers,
  isTrusted: (event: Event) => boolean,
  log: Log,
): void {
  for (const name of methodNames()) {
    port.handle(channel(name), (event, ...args) => {
      if (!isTrusted(event)) {
        log('warn', 'ipc.sender-refused', { method: name });
        return Promise.reject(new Error('This frame may not call'));
      }
      return answer(handlers, name, args, log);
    });
  }
}

async function answer<M extends MethodName>(
  handlers: Handlers,
  name: M,
  args: readonly unknown[],
  log: Log,
): Promise<Answer<M> | ReturnType<typeof fail<BridgeFailure>>> {
  const decoded = methods[name].args.safeParse(args[0]);
  if (!decoded.success || args.length > 1) {
    log('warn', 'ipc.arguments-refused', { method: name });
    return fail({ code: 'arguments-invalid', method: name });
  }
  try {
    return await handlers[name](decoded.data as Args<M>);
  } catch (cause) {
    log('error', 'ipc.bug', { method: name, error: cause instanceof Error ? cause.name : typeof cause });
    return fail({ code: 'internal', method: name });
  }
}

function methodNames(): readonly MethodName[] {
  return Object.keys(methods) as MethodName[];
}
