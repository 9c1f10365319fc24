import type { AppInfo } from '../../shared/models.ts';

/** Where what is chosen opens: in this tab, or in one of its own, waiting behind it or shown at once. */
export type Opening = 'here' | 'behind' | 'front';

/** The part of a mouse event, or of a key, that decides. */
export type Press = {
  /** As `MouseEvent.button` numbers them; a key has none. */
  readonly button?: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
};

/** As browsers have it; but there is one window, so with Shift alone it is a tab in front. */
export function openingOf(press: Press, platform: AppInfo['platform']): Opening {
  if (press.shiftKey) return 'front';
  const apart = press.button === 1 || (platform === 'mac' ? press.metaKey : press.ctrlKey);
  return apart ? 'behind' : 'here';
}
