import { realpathSync } from 'node:fs';
import { ok } from '../../../shared/result.ts';
import type { Log } from '../../ports.ts';
import { desktopEntry } from './desktop-entry.ts';
import type { EntryFiles } from './entry-files.ts';
import { isPlain } from './exec-line.ts';
import type { RunTool } from './tool.ts';
import type { XdgFacts } from './xdg-judgement.ts';

export type XdgHandlerDeps = {
  readonly scheme: string;
  /** Our desktop file id: `desktopName` in package.json, and what packages install. */
  readonly id: string;
  readonly productName: string;
  readonly comment: string;
  readonly icon: string;
  /** Starts this copy; see launch-command.ts. */
  readonly command: readonly string[];
  readonly files: EntryFiles;
  readonly run: RunTool;
  readonly log: Log;
};

/** The MIME type that stands for a scheme in desktop entries. */
export function schemeType(scheme: string): string {
  return `x-scheme-handler/${scheme}`;
}

/** Asks the system and looks at the entries. */
export async function factsOf(deps: XdgHandlerDeps): Promise<XdgFacts> {
  const { files, id, scheme, productName, command } = deps;
  const asked = await deps.run('xdg-mime', ['query', 'default', schemeType(scheme)]);
  // On KDE it fails where nothing is chosen.
  const chosen = asked.ok || asked.failure !== 'tool-failed' ? asked : ok('');
  const found = chosen.ok ? files.find(chosen.value) : undefined;
  const own = files.own();
  const startsThis = (other: readonly string[] | undefined) => isSameCommand(other, command);
  return {
    id,
    scheme,
    productName,
    chosen,
    entry: found && { ...found, startsThis: startsThis(found.entry.command) },
    own: own && { ours: own.entry?.ours ?? false, startsThis: startsThis(own.entry?.command) },
    installed: files.installed(),
    command: entryText(deps) === undefined ? 'unusable' : command.every(isPlain) ? 'plain' : 'quoted',
  };
}

/** What an entry of ours says; undefined where none can hold the command. */
export function entryText(deps: XdgHandlerDeps, previous?: string): string | undefined {
  return desktopEntry({
    name: deps.productName,
    comment: deps.comment,
    command: deps.command,
    icon: deps.icon,
    windowClass: deps.id.replace(/\.desktop$/, ''),
    scheme: deps.scheme,
    previous,
  });
}

/** The same program, whatever links lead to it, with the same arguments. */
function isSameCommand(one: readonly string[] | undefined, other: readonly string[]): boolean {
  if (one?.length !== other.length) return false;
  return one.every((part, at) => part === other[at] || (at === 0 && realPath(part) === realPath(other[at] ?? '')));
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
