import type { Location } from './location.ts';
import { isUnused, type Tab } from './tabs.ts';

/** What a tab is called in the strip. @param alone whether it is the only one: then it is simply home */
export function tabTitle(tab: Tab, alone: boolean): string {
  return isUnused(tab) && !alone ? 'New tab' : placeTitle(tab.history.current.location);
}

/** What the parts of the library are called. */
export const LIBRARY_PARTS = {
  pages: 'Library',
  lists: 'Reading lists',
  list: 'Reading list',
  history: 'History',
  saving: 'Saving',
  room: 'Room on disk',
} as const;

function placeTitle(location: Location): string {
  switch (location.kind) {
    case 'page':
      return location.title;
    case 'results':
      return `“${location.query}”`;
    case 'library':
      return LIBRARY_PARTS[location.part];
    case 'sign-in':
      return 'Sign in';
    case 'home':
      return 'Home';
  }
}
