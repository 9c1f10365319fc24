import { escapeString, readExec, unescapeString, writeExec } from './exec-line.ts';

export type EntryOptions = {
  readonly name: string;
  readonly comment: string;
  /** Program and arguments; the address comes behind them. */
  readonly command: readonly string[];
  readonly icon: string;
  /** What the program's windows call themselves. */
  readonly windowClass: string;
  readonly scheme: string;
  /** The desktop file id that had the scheme before, to give it back to. */
  readonly previous?: string | undefined;
};

/** What is of interest in an entry, whoever wrote it. */
export type DesktopEntry = {
  readonly name: string;
  /** Program and arguments, field codes left out; undefined where there is no command line to be read. */
  readonly command: readonly string[] | undefined;
  /** Whether Lectern wrote it: what others wrote is never written over and never removed. */
  readonly ours: boolean;
  readonly previous: string | undefined;
};

const GROUP = '[Desktop Entry]';
const MARK = 'X-Lectern-Wrote-This';
const PREVIOUS = 'X-Lectern-Previous';

/**
 * An entry that makes a program the choice for a scheme and shows in no menu (Desktop Entry Specification 1.5).
 * `TryExec` lets desktops forget it when the program has gone, as an AppImage may.
 * @returns undefined where no entry can hold the command
 */
export function desktopEntry(options: EntryOptions): string | undefined {
  const exec = writeExec(options.command);
  const [program = ''] = options.command;
  if (exec === undefined) return undefined;
  const lines = [
    ['Type', 'Application'],
    ['Name', escapeString(options.name)],
    ['Comment', escapeString(options.comment)],
    ['Exec', exec],
    ['TryExec', escapeString(program)],
    ['Icon', options.icon],
    ['StartupWMClass', options.windowClass],
    ['Terminal', 'false'],
    ['NoDisplay', 'true'],
    ['MimeType', `x-scheme-handler/${options.scheme};`],
    [MARK, 'true'],
    ...(options.previous === undefined ? [] : [[PREVIOUS, escapeString(options.previous)]]),
  ];
  return `${GROUP}\n${lines.map(([key, value]) => `${key}=${value}\n`).join('')}`;
}

/** Reads an entry. Undefined where there is none, or one that says of itself that it was deleted (`Hidden`). */
export function readDesktopEntry(text: string): DesktopEntry | undefined {
  const values = mainGroup(text);
  if (!values || values.get('Hidden') === 'true') return undefined;
  const exec = values.get('Exec');
  const previous = values.get(PREVIOUS);
  return {
    name: unescapeString(values.get('Name') ?? ''),
    command: exec === undefined ? undefined : readExec(exec),
    ours: values.get(MARK) === 'true',
    previous: previous === undefined ? undefined : unescapeString(previous),
  };
}

/** The keys of the first group; undefined where that is not the one an entry begins with. */
function mainGroup(text: string): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) {
      if (inside) break;
      if (line.trimEnd() !== GROUP) return undefined;
      inside = true;
    }
    const [, key, value] = /^([A-Za-z0-9-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (inside && key !== undefined && value !== undefined && !values.has(key)) values.set(key, value);
  }
  return inside ? values : undefined;
}
