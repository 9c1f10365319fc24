import type { AppInfo } from '../../shared/models.ts';

/** What a key asks for wherever the focus is. */
export type Shortcut = 'search' | 'back' | 'forward' | 'home';

/** The part of a KeyboardEvent that decides. */
export type KeyPress = {
  readonly key: string;
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
