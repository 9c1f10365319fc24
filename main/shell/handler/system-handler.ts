import { app } from 'electron';
import type { Config } from '../../config.ts';
import type { Clock, Log, SchemeHandler } from '../../ports.ts';
import { createAppHandler } from './app-handler.ts';
import { entryFiles } from './entry-files.ts';
import { launchCommand } from './launch-command.ts';
import { systemTools } from './tool.ts';
import { unaskedHandler } from './unasked-handler.ts';
import { dataFolders, withoutAppDir } from './xdg.ts';
import { createXdgHandler } from './xdg-handler.ts';

/** What packages call the program's icon: electron-builder's `linux.executableName`. */
const ICON = 'lectern';

const COMMENT = 'A reader for Wikipedia';

/** The system's choice for the scheme of this configuration. After `ready`. */
export function systemHandler(config: Config, clock: Clock, log: Log): SchemeHandler {
  if (config.browserCommand !== undefined) return unaskedHandler(config.scheme);
  const { scheme, productName, appId } = config;
  const { platform, execPath, execArgv, argv, env } = process;
  const packaged = app.isPackaged;
  const command = launchCommand({ packaged, execPath, execArgv, argv, appPath: app.getAppPath(), env });
  if (platform === 'darwin' || platform === 'win32') {
    return createAppHandler({ app, platform, packaged, scheme, productName, command });
  }
  const own = withoutAppDir(env);
  const id = `${appId}.desktop`;
  const files = entryFiles(dataFolders(own), id);
  const run = systemTools(own, clock);
  return createXdgHandler({ scheme, id, productName, comment: COMMENT, icon: ICON, command, files, run, log });
}

/**
 * Windows' installer registers no scheme, so a first run does, where nobody has it. Everywhere else the installed package
 * says so, or the person; and what another program has is never taken without being asked.
 */
export async function claimFreeScheme(handler: SchemeHandler): Promise<void> {
  if (process.platform !== 'win32') return;
  const { owner } = await handler.view();
  if (owner.kind === 'nobody') await handler.take();
}
