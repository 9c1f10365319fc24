import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './key-store-advice.ts';

/**
 * Reads what the environment and the folders of the session bus say. Starts nothing, asks nobody, never throws.
 * https://dbus.freedesktop.org/doc/dbus-specification.html#message-bus-starting-services
 */
export function readDesktop(env: Readonly<Record<string, string | undefined>>): Desktop {
  return {
    name: env['XDG_CURRENT_DESKTOP'] ?? (env['KDE_FULL_SESSION'] === 'true' ? 'KDE' : ''),
    hasBus: Boolean(env['DBUS_SESSION_BUS_ADDRESS'] || env['XDG_RUNTIME_DIR']),
    services: serviceFolders(env).flatMap(servicesIn),
  };
}

/** https://specifications.freedesktop.org/basedir-spec/latest/ */
function serviceFolders(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const shared = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':');
  const own = env['XDG_DATA_HOME'] || (env['HOME'] ? join(env['HOME'], '.local/share') : '');
  return [own, ...shared].filter((folder) => folder.startsWith('/')).map((folder) => join(folder, 'dbus-1/services'));
}

function servicesIn(folder: string): readonly string[] {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith('.service'));
    return files.flatMap((name) => /^Name=(\S+)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? []);
  } catch {
    return [];
  }
}
