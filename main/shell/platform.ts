import { arch, release, type as systemType } from 'node:os';
import type { AppInfo } from '../../shared/models.ts';

/** The platform in the window's words. Anything but macOS and Windows follows the freedesktop ways. */
export function platformName(platform: NodeJS.Platform): AppInfo['platform'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}

/** The operating system in a few words (`Linux 6.12.1 x64`). */
export function systemName(): string {
  return `${systemType()} ${release()} ${arch()}`;
}

/** What the app runs on (`Electron 45.0.1, Chromium 156.0.0.0, Node 24.9.0`). @param versions `process.versions`. */
export function runnerName(versions: Readonly<Record<string, string | undefined>>): string {
  const named = { Electron: versions['electron'], Chromium: versions['chrome'], Node: versions['node'] };
  return Object.entries(named)
    .flatMap(([name, version]) => (version === undefined ? [] : `${name} ${version}`))
    .join(', ');
}
