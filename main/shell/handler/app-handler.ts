import type { App } from 'electron';
import type { HandlerView } from '../../../shared/models.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { SchemeHandler } from '../../ports.ts';
import { displayName } from './display-name.ts';

/** https://www.electronjs.org/docs/latest/api/app#appsetasdefaultprotocolclientprotocol-path-args */
export type ProtocolClients = Pick<
  App,
  | 'isDefaultProtocolClient'
  | 'setAsDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'getApplicationNameForProtocol'
>;

export type AppHandlerDeps = {
  readonly app: ProtocolClients;
  readonly platform: 'darwin' | 'win32';
  readonly packaged: boolean;
  readonly scheme: string;
  readonly productName: string;
  /** Starts this copy; see launch-command.ts. */
  readonly command: readonly string[];
};

/**
 * The choice for our scheme on Windows and macOS, by Electron's own calls: the registry and Launch Services. macOS takes
 * the scheme from Info.plist, which installed applications have and a development run has not.
 */
export function createAppHandler(deps: AppHandlerDeps): SchemeHandler {
  const { app, platform, packaged, scheme, productName } = deps;
  const client = clientOf(deps);

  function owner(): HandlerView['owner'] {
    if (app.isDefaultProtocolClient(...client)) return { kind: 'this' };
    // Also answers where there is no icon to be had, which the promise of `getApplicationInfoForProtocol` rejects for.
    const name = displayName(app.getApplicationNameForProtocol(`${scheme}:/`));
    if (name === '') return { kind: 'nobody' };
    return name.replace(/\.(app|exe)$/i, '') === productName ? { kind: 'another-copy' } : { kind: 'other', name };
  }

  function view(): HandlerView {
    const now = owner();
    const obstacle = platform === 'darwin' && !packaged ? 'not-packaged' : undefined;
    const removable = platform === 'win32' && now.kind === 'this';
    return { scheme, owner: now, ...(obstacle && { obstacle }), removable, quoted: false };
  }

  const refused = () => fail({ code: 'handler-not-changed', why: 'refused' } as const);

  return {
    view: async () => view(),
    async take() {
      const { obstacle } = view();
      if (obstacle) return fail({ code: 'handler-not-changed', why: obstacle });
      if (!app.setAsDefaultProtocolClient(...client)) return refused();
      const after = view();
      return after.owner.kind === 'this' ? ok(after) : refused();
    },
    async remove() {
      if (!view().removable) return ok(view());
      return app.removeAsDefaultProtocolClient(...client) ? ok(view()) : refused();
    },
  };
}

/** All three calls compare or write the whole command line on Windows, so that all three must be given the same. */
function clientOf({
  platform,
  scheme,
  command,
}: AppHandlerDeps): Parameters<ProtocolClients['setAsDefaultProtocolClient']> {
  const [program = '', ...args] = command;
  // SECURITY: the trailing `--` ends the switches, so that an address can never be read as one.
  return platform === 'win32' ? [scheme, program, [...args, '--']] : [scheme];
}
