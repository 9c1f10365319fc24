import type { AppInfo, LibraryCommand, PaperCommand, TabCommand } from '../../shared/models.ts';
import type { TabsAction } from './tabs.ts';

/** What a key asks for wherever the focus is. `tab-9` is the last tab. */
export type Shortcut =
  | 'search'
  | 'back'
  | 'forward'
  | 'home'
  | TabCommand
  | LibraryCommand
  | PaperCommand
  | `tab-${TabPosition}`;

type TabPosition = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The part of a KeyboardEvent that decides. */
export type KeyPress = {
  readonly key: string;
  /** The key's place on the keyboard: where digits need Shift, the first row still counts the tabs. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
};

/**
 * @param typing whether the focus is where letters are written: then a bare `/` is a letter
 * @returns undefined for a key that is not ours
 */
export function shortcutOf(press: KeyPress, platform: AppInfo['platform'], typing: boolean): Shortcut | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = press;
  const bare = !altKey && !ctrlKey && !metaKey;
  if (key === 'BrowserBack') return 'back';
  if (key === 'BrowserForward') return 'forward';
  if (key === 'BrowserHome') return 'home';
  if (key === '/' && bare && !typing) return 'search';

  const mac = platform === 'mac';
  const command = !altKey && !shiftKey && (mac ? metaKey && !ctrlKey : ctrlKey && !metaKey);
  if (command && /^[kl]$/iu.test(key)) return 'search';
  if (command && /^p$/iu.test(key)) return 'print';
  const library = libraryShortcutOf(press, mac);
  if (library) return library;
  const tab = tabShortcutOf(press, mac);
  if (tab) return tab;
  if (mac && command && key === '[') return 'back';
  if (mac && command && key === ']') return 'forward';
  // On a Mac, Option with an arrow moves the caret by a word.
  if (altKey && !ctrlKey && !metaKey && !shiftKey && !(mac && typing)) {
    if (key === 'ArrowLeft') return 'back';
    if (key === 'ArrowRight') return 'forward';
    if (key === 'Home') return 'home';
  }
  return undefined;
}

/** As browsers have them: on a Mac, Command with H hides the app, and Y is history's. */
function libraryShortcutOf(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress,
  mac: boolean,
): LibraryCommand | undefined {
  if (altKey || (mac ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return undefined;
  if (shiftKey) {
    if (/^l$/iu.test(key)) return 'library';
    return /^n$/iu.test(key) ? 'private-reading' : undefined;
  }
  if (key.toLowerCase() === (mac ? 'y' : 'h')) return 'history';
  return /^d$/iu.test(key) ? 'save-page' : undefined;
}

function tabShortcutOf(
  { key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress,
  mac: boolean,
): Shortcut | undefined {
  // Control with Tab everywhere: on a Mac, Command with Tab is the system's.
  if (ctrlKey && !altKey && !metaKey && key === 'Tab') return shiftKey ? 'previous-tab' : 'next-tab';
  if (altKey || (mac ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return undefined;
  if (shiftKey) return /^t$/iu.test(key) ? 'reopen-tab' : undefined;
  if (key === 'PageDown' && !mac) return 'next-tab';
  if (key === 'PageUp' && !mac) return 'previous-tab';
  if (/^t$/iu.test(key)) return 'new-tab';
  if (/^w$/iu.test(key)) return 'close-tab';
  const position = POSITIONS.find((digit) => code === `Digit${digit}` || code === `Numpad${digit}`);
  return position === undefined ? undefined : `tab-${position}`;
}

const POSITIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** What a shortcut about tabs does. @param active id of the tab that is shown */
export function tabAction(shortcut: TabCommand | `tab-${TabPosition}`, active: number): TabsAction {
  switch (shortcut) {
    case 'new-tab':
      return { type: 'new' };
    case 'close-tab':
      return { type: 'close', id: active };
    case 'reopen-tab':
      return { type: 'reopen' };
    case 'next-tab':
      return { type: 'step', by: 1 };
    case 'previous-tab':
      return { type: 'step', by: -1 };
    default:
      return { type: 'nth', position: Number(shortcut.slice('tab-'.length)) };
  }
}

/** The extra buttons of a mouse, as `MouseEvent.button` numbers them. */
export function mouseShortcutOf(button: number): Shortcut | undefined {
  if (button === 3) return 'back';
  if (button === 4) return 'forward';
  return undefined;
}

/** How the key that focuses the search field is written on this platform. */
export function searchKeyLabel(platform: AppInfo['platform']): string {
  return platform === 'mac' ? '⌘ K' : 'Ctrl K';
}

/** How the key that goes back is written on this platform. */
export function backKeyLabel(platform: AppInfo['platform']): string {
  return platform === 'mac' ? '⌘ [' : 'Alt ←';
}

/** How the key of a command of the library is written on this platform. */
export function libraryKeyLabel(command: LibraryCommand, platform: AppInfo['platform']): string {
  const mac = platform === 'mac';
  switch (command) {
    case 'library':
      return mac ? '⇧ ⌘ L' : 'Ctrl ⇧ L';
    case 'history':
      return mac ? '⌘ Y' : 'Ctrl H';
    case 'save-page':
      return mac ? '⌘ D' : 'Ctrl D';
    case 'private-reading':
      return mac ? '⇧ ⌘ N' : 'Ctrl ⇧ N';
  }
}

/** How the key that prints is written on this platform. */
export function printKeyLabel(platform: AppInfo['platform']): string {
  return platform === 'mac' ? '⌘ P' : 'Ctrl P';
}

/** How the key that opens an empty tab is written on this platform. */
export function newTabKeyLabel(platform: AppInfo['platform']): string {
  return platform === 'mac' ? '⌘ T' : 'Ctrl T';
}
