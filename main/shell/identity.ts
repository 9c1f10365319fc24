import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import type { Config } from '../config.ts';

/**
 * Says who the app is and where it keeps things. Before `ready` and before the single-instance lock, which is one
 * per userData folder.
 */
export function identify(config: Config): void {
  app.setName(config.productName);
  if (process.platform === 'win32') app.setAppUserModelId(config.appId);
  if (config.userData === undefined) return;
  // `setPath` refuses a folder that does not exist.
  mkdirSync(config.userData, { recursive: true, mode: 0o700 });
  app.setPath('userData', config.userData);
}
