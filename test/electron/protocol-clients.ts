/**
 * Which program the system opens a scheme with, as `app` sees it on Windows and macOS. One registry a process: nothing of
 * the machine is changed. On Linux the real calls run xdg-settings, which is not modelled.
 */
import { breakRule, NotModelled } from './rules.ts';

type Client = { readonly name: string; readonly command: string };

export type ProtocolClients = {
  isDefaultProtocolClient(protocol: string, path?: string, args?: string[]): boolean;
  setAsDefaultProtocolClient(protocol: string, path?: string, args?: string[]): boolean;
  removeAsDefaultProtocolClient(protocol: string, path?: string, args?: string[]): boolean;
  getApplicationNameForProtocol(url: string): string;
};

export type ProtocolClientsOptions = {
  readonly platform: NodeJS.Platform;
  /** The name that the system has for this program. */
  readonly name: string;
  readonly execPath: string;
  /** Schemes in Info.plist: macOS registers no other. */
  readonly declared: readonly string[];
};

export function createProtocolClients(options: ProtocolClientsOptions): ProtocolClients & {
  /** What another program does. */
  readonly register: (protocol: string, name: string) => void;
} {
  const clients = new Map<string, Client>();

  /** What identifies a client: the whole command line in the registry, the bundle on macOS. */
  function command(path = options.execPath, args: readonly string[] = []): string {
    return options.platform === 'win32' ? [`"${path}"`, ...args, '"%1"'].join(' ') : options.name;
  }

  function check(protocol: string): void {
    if (options.platform !== 'win32' && options.platform !== 'darwin') throw new NotModelled('xdg-settings');
    // "The name of your protocol, without `://`."
    if (!/^[a-z][a-z0-9+.-]*$/.test(protocol)) breakRule(`${protocol} is not the name of a protocol`);
  }

  function isDefault(protocol: string, path?: string, args?: readonly string[]): boolean {
    return clients.get(protocol)?.command === command(path, args);
  }

  return {
    register: (protocol, name) => void clients.set(protocol, { name, command: name }),
    isDefaultProtocolClient(protocol, path, args) {
      check(protocol);
      return isDefault(protocol, path, args);
    },
    setAsDefaultProtocolClient(protocol, path, args) {
      check(protocol);
      // "You can only register protocols that have been added to your app's info.plist."
      if (options.platform === 'darwin' && !options.declared.includes(protocol)) return false;
      clients.set(protocol, { name: options.name, command: command(path, args) });
      return true;
    },
    removeAsDefaultProtocolClient(protocol, path, args) {
      check(protocol);
      // "Checks if the current executable as the default handler […]. If so, it will remove the app as the default handler."
      return isDefault(protocol, path, args) && clients.delete(protocol);
    },
    getApplicationNameForProtocol(url) {
      const protocol = URL.parse(url)?.protocol.slice(0, -1);
      if (protocol === undefined) throw new TypeError(`${url} is not a URL`);
      check(protocol);
      return clients.get(protocol)?.name ?? '';
    },
  };
}
