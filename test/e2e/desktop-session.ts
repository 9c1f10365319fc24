/** A desktop of a test's own: private XDG folders, the system's real programs, and addresses opened as a browser opens them. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `GNOME` hands an address to GLib; `generic` is a window manager without an opener of its own. */
export type DesktopKind = 'GNOME' | 'generic';

export type DesktopSession = {
  readonly env: Readonly<Record<string, string>>;
  /** Puts another program's entry among those of the user. */
  readonly install: (id: string, name: string) => void;
  /** The desktop file id that the system's own program names, empty for none. */
  readonly chosen: () => string;
  readonly choose: (id: string) => void;
  /** Where an entry of this id would be. */
  readonly entryPath: (id: string) => string;
  /** What is wrong with an entry, by desktop-file-validate. */
  readonly complaints: (id: string) => string;
  /** Opens an address with xdg-open. @param env what the started program sees besides */
  readonly open: (url: string, kind: DesktopKind, env: Readonly<Record<string, string>>) => Opened;
};

/** An address that is being opened, and whatever that started. */
export type Opened = {
  /** Of xdg-open. */
  readonly exitCode: Promise<number | null>;
  /** Asks everything that it started to quit, and waits. */
  readonly end: () => Promise<void>;
};

const SCHEME_TYPE = 'x-scheme-handler/org.lectern.reader';
const PROGRAMS = ['desktop-file-validate', 'gio', 'update-desktop-database', 'xdg-mime', 'xdg-open'];

/** Why there can be no such desktop here; empty where there can. */
export function desktopMissing(): string {
  if (process.platform !== 'linux') return 'only Linux has desktop entries';
  const missing = PROGRAMS.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error !== undefined);
  return missing.length === 0 ? '' : `missing: ${missing.join(', ')}`;
}

/** @param folder an empty one */
export function startDesktop(folder: string): DesktopSession {
  const data = join(folder, 'data');
  const env = { XDG_DATA_HOME: data, XDG_CONFIG_HOME: join(folder, 'config'), BROWSER: '/bin/false' };
  const applications = join(data, 'applications');
  const run = (name: string, ...args: readonly string[]) =>
    spawnSync(name, args, { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout.trim();
  const entryPath = (id: string) => join(applications, id);
  return {
    env,
    install(id, name) {
      mkdirSync(applications, { recursive: true });
      writeFileSync(
        entryPath(id),
        `[Desktop Entry]\nType=Application\nName=${name}\nExec=/bin/true %u\nMimeType=${SCHEME_TYPE};\n`,
      );
      run('update-desktop-database', applications);
    },
    chosen: () => run('xdg-mime', 'query', 'default', SCHEME_TYPE),
    choose: (id) => void run('xdg-mime', 'default', id, SCHEME_TYPE),
    entryPath,
    complaints: (id) => run('desktop-file-validate', entryPath(id)),
    open: (url, kind, more) => open(url, { ...process.env, ...env, ...more, ...asDesktop(kind) }),
  };
}

/** xdg-open looks at schemes only where there is a display to open something on. It need not be a real one. */
function asDesktop(kind: DesktopKind): Readonly<Record<string, string>> {
  const display = { DISPLAY: process.env['DISPLAY'] ?? ':lectern' };
  return kind === 'GNOME'
    ? { ...display, XDG_CURRENT_DESKTOP: 'GNOME' }
    : { ...display, XDG_CURRENT_DESKTOP: 'X-Generic' };
}

function open(url: string, env: NodeJS.ProcessEnv): Opened {
  // A group of its own: who asked is gone long before what it started.
  const child = spawn('xdg-open', [url], { env, detached: true, stdio: 'ignore' });
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  return { exitCode, end: () => endGroup(child) };
}

async function endGroup({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  for (let turn = 0; signal(pid, turn < 100 ? 'SIGTERM' : 'SIGKILL'); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether anybody was there to hear it. */
function signal(group: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(-group, name);
    return true;
  } catch {
    return false;
  }
}

/** The lines of an app's log file, for an app that somebody else started. */
export function logFileEvents(profile: string): readonly string[] {
  const path = join(profile, 'logs/lectern.log');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => String(JSON.parse(line).event));
}
