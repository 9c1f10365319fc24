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
      return 'Your system brings these links to this copy of Lectern.';
    case 'installed':
      return 'Your system brings these links to the Lectern that is installed here, and that hands them on to the one that runs.';
    case 'another-copy':
      return 'Your system brings these links to a copy of Lectern in another place: an older one, or this one before it was moved.';
    case 'other':
      return `Your system brings these links to another program, “${isolated(owner.name)}”. It can keep you from signing in with them, but it cannot sign in as you.`;
    case 'nobody':
      return 'Your system has no program for these links.';
    case 'unknown':
      return 'Which program your system brings these links to is not known.';
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

/** What asking for the links changes on this computer. */
export function takingSentence(platform: AppInfo['platform']): string {
  switch (platform) {
    case 'linux':
      return 'You can bring them here: Lectern then becomes your system’s choice. Where no package of it is installed, it writes a small file to your applications folder, which you can take away again here.';
    case 'windows':
      return 'You can bring them here: Lectern then writes itself into the registry as your choice, which can be undone here.';
    case 'mac':
      return 'You can bring them here: Lectern then becomes your system’s choice.';
    default:
      return assertNever(platform);
  }
}

/** How what was set up goes away again: the button, and what it does. */
export function undoing(platform: AppInfo['platform']): { readonly label: string; readonly sentence: string } {
  return platform === 'linux'
    ? {
        label: 'Remove the file',
        sentence:
          'Lectern wrote a small file to your applications folder for that. Removing it gives the links back to the program that had them before, if there was one.',
      }
    : { label: 'Give them up', sentence: 'Lectern set that up itself. Giving them up leaves the links to no program.' };
}
