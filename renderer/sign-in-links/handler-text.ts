import type { AppInfo, HandlerView } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { isolated } from '../ui/isolated.ts';

type Owner = HandlerView['owner'];

/** Whether a sign-in finds its way back to the Lectern that runs. */
export function comesBack({ kind }: Owner): boolean {
  return kind === 'this' || kind === 'installed';
}

/** Who gets the links, for the panel. */
export function ownerSentence(owner: Owner): string {
  switch (owner.kind) {
    case 'this':
      return 'Your system brings them to this copy of Lectern.';
    case 'installed':
      return 'Your system brings them to the Lectern that is installed here, and that hands them on to the one that runs.';
    case 'another-copy':
      return 'Your system brings them to a copy of Lectern in another place: an older one, or this one before it was moved.';
    case 'other':
      return `Your system brings them to another program, “${isolated(owner.name)}”. It can keep you from signing in that way, but it cannot sign in as you.`;
    case 'nobody':
      return 'Your system brings them to no program.';
    case 'unknown':
      return 'Which program your system brings them to is not known.';
    default:
      return assertNever(owner);
  }
}

/** The same for somebody who waits for a sign-in; undefined where there is nothing to say. */
export function waitingSentence(owner: Owner): string | undefined {
  switch (owner.kind) {
    case 'this':
    case 'installed':
    case 'unknown':
      return undefined;
    case 'another-copy':
      return 'Your system brings sign-ins back to a copy of Lectern in another place.';
    case 'other':
      return `Your system brings sign-ins back to “${isolated(owner.name)}” instead of Lectern.`;
    case 'nobody':
      return 'Your system does not bring sign-ins back to Lectern.';
    default:
      return assertNever(owner);
  }
}

/** What asking for them changes on this computer. */
export function takingSentence(platform: AppInfo['platform']): string {
  switch (platform) {
    case 'linux':
      return 'Lectern then becomes your system’s choice for these addresses. Where no package of Lectern is installed, it writes a small file to your applications folder for that. Both can be undone here.';
    case 'windows':
      return 'Lectern then writes itself into the registry as your choice for these addresses. That can be undone here.';
    case 'mac':
      return 'Lectern then becomes your choice for these addresses.';
    default:
      return assertNever(platform);
  }
}
