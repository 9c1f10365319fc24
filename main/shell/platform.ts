import type { AppInfo } from '../../shared/models.ts';

/** The platform in the window's words. Anything but macOS and Windows follows the freedesktop ways. */
export function platformName(platform: NodeJS.Platform): AppInfo['platform'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}
