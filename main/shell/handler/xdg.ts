import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

export type DataFolders = {
  /** The user's own; undefined where the environment names none. */
  readonly own: string | undefined;
  /** Everybody's, the most important first. */
  readonly shared: readonly string[];
};

/**
 * Where data files are. Relative paths count for nothing.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function dataFolders(env: Environment): DataFolders {
  const home = env['HOME'];
  const own = [env['XDG_DATA_HOME'], home && join(home, '.local/share')].find(isAbsolute);
  const shared = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(delimiter).filter(isAbsolute);
  return { own, shared };
}

function isAbsolute(path: string | undefined): path is string {
  return path?.startsWith('/') ?? false;
}

const LISTS = ['PATH', 'XDG_DATA_DIRS', 'LD_LIBRARY_PATH', 'GSETTINGS_SCHEMA_DIR'];

/**
 * The environment as it was before an AppImage put its own folders first: the system's programs must not load an
 * AppImage's libraries, and what an AppImage holds is not installed.
 * https://docs.appimage.org/packaging-guide/environment-variables.html
 */
export function withoutAppDir(env: Environment): Readonly<Record<string, string>> {
  const appDir = env['APPDIR'];
  const known = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (!isAbsolute(appDir)) return Object.fromEntries(known);
  const inside = (path: string) => path === appDir || path.startsWith(`${appDir}/`);
  return Object.fromEntries(
    known.flatMap(([name, value]) => {
      if (!LISTS.includes(name)) return [[name, value]];
      const rest = value.split(delimiter).filter((path) => !inside(path));
      return rest.length === 0 ? [] : [[name, rest.join(delimiter)]];
    }),
  );
}

/**
 * The paths below an `applications` folder that a desktop file id may stand for: a dash may be a folder's end
 * (Desktop Entry Specification, "Desktop File ID"). None for what is no id.
 */
export function entryPaths(id: string): readonly string[] {
  if (!isDesktopId(id)) return [];
  return [id, ...(id.includes('-') ? [id.replace('-', '/')] : [])];
}

/** Narrower than the specification: what can be handed to xdg-mime as an argument and cannot leave its folder. */
export function isDesktopId(id: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.+@ -]{0,200}\.desktop$/u.test(id);
}
