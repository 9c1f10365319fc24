import { channel, type EventName, events, type MethodName, methods } from '../shared/contract.ts';
import type { BridgeFailure } from '../shared/failures.ts';
import { fail } from '../shared/result.ts';

/** What is used of Electron's ipcRenderer. */
export type IpcRendererPort = {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, payload: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, payload: unknown) => void): unknown;
};

type Call = (...args: unknown[]) => Promise<unknown>;
type Areas = Record<string, Record<string, Call>>;
type Subscribe = (event: EventName, listener: (payload: unknown) => void) => () => void;

/**
 * The object behind `window.lectern` (type `Bridge` of the contract): `area.name` for each method `area.name`, and `on`.
 * @param hasGesture whether a person just clicked or pressed a key (HTML, "transient activation").
 */
export function createBridge(port: IpcRendererPort, hasGesture: () => boolean): Areas & { readonly on: Subscribe } {
  const areas: Areas = {};
  for (const name of Object.keys(methods) as MethodName[]) {
    const [area = '', short = ''] = name.split('.');
    areas[area] = { ...areas[area], [short]: caller(port, name, hasGesture) };
  }
  return Object.assign(areas, { on: subscriber(port) });
}

function caller(port: IpcRendererPort, name: MethodName, hasGesture: () => boolean): Call {
  const { gesture } = methods[name];
  const refused: BridgeFailure = { code: 'gesture-missing', method: name };
  return (...args) => {
    // SECURITY: what opens something outside the app needs a person's click. Only this process can see one.
    if (gesture && !hasGesture()) return Promise.resolve(fail(refused));
    return port.invoke(channel(name), ...args);
  };
}

function subscriber(port: IpcRendererPort): Subscribe {
  return (event, listener) => {
    if (!events.includes(event)) throw new Error('No such event');
    // SECURITY: the page gets the payload only; Electron's event object would carry the raw `sender` along.
    const deliver = (_event: unknown, payload: unknown): void => listener(payload);
    port.on(channel(event), deliver);
    return () => {
      port.removeListener(channel(event), deliver);
    };
  };
}
