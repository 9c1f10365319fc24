import type { HandlerView } from '../../../shared/models.ts';
import type { Result } from '../../../shared/result.ts';
import { displayName } from './display-name.ts';
import type { FoundEntry } from './entry-files.ts';
import type { ToolTrouble } from './tool.ts';

/** What was found out about the choice for our scheme. */
export type XdgFacts = {
  /** Our own desktop file id. */
  readonly id: string;
  readonly scheme: string;
  readonly productName: string;
  /** The desktop file id that the system names, empty for none. */
  readonly chosen: Result<string, ToolTrouble>;
  /** The entry behind that id, and whether its command is the one that starts this very copy. */
  readonly entry: (FoundEntry & { readonly startsThis: boolean }) | undefined;
  /** What stands under our name in the user's own folder. */
  readonly own: { readonly ours: boolean; readonly startsThis: boolean } | undefined;
  /** Whether a package of Lectern has put an entry of our name in everybody's folders. */
  readonly installed: boolean;
  /** Whether an entry can hold the command that starts this copy, and whether every desktop can read it there. */
  readonly command: 'plain' | 'quoted' | 'unusable';
};

/** Who has the scheme, and what can be done about it. */
export function judgeHandler(facts: XdgFacts): HandlerView {
  const { scheme, own, command } = facts;
  const obstacle = obstacleOf(facts);
  return {
    scheme,
    owner: ownerOf(facts),
    ...(obstacle === undefined ? {} : { obstacle }),
    removable: own?.ours ?? false,
    quoted: command === 'quoted' && (own?.ours ?? false),
  };
}

function ownerOf({ id, chosen, entry, productName }: XdgFacts): HandlerView['owner'] {
  if (!chosen.ok) return { kind: 'unknown' };
  const ours = chosen.value === id;
  if (chosen.value === '' || (ours && !entry)) return { kind: 'nobody' };
  if (!entry) return { kind: 'other', name: displayName(chosen.value.replace(/\.desktop$/, '')) };
  if (entry.startsThis) return { kind: 'this' };
  if (ours && entry.place === 'shared') return { kind: 'installed' };
  if (ours || entry.entry.name === productName) return { kind: 'another-copy' };
  return { kind: 'other', name: displayName(entry.entry.name || chosen.value.replace(/\.desktop$/, '')) };
}

/** Why this copy cannot be made the choice, whoever is it now. */
export function obstacleOf({ chosen, own, installed, command }: XdgFacts): HandlerView['obstacle'] {
  if (!chosen.ok && chosen.failure === 'tools-missing') return 'tools-missing';
  if (own && !own.ours) return own.startsThis ? undefined : 'entry-foreign';
  return command === 'unusable' && !installed ? 'path-unusable' : undefined;
}
