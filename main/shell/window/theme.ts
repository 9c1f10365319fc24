import { nativeTheme } from 'electron';
import type { Theme } from '../../../shared/models.ts';
import { schemeOf } from '../../../shared/themes.ts';
import type { SettingsStore } from '../storage/settings.ts';

/** The papers of renderer/ui/tokens.css, for a window that has not drawn its own yet. */
const PAPER = { light: '#fcfbf8', sepia: '#f5ecd9', dark: '#17181a', black: '#000000' } as const;

/** The paper of a theme, `#rrggbb`. */
export function paperOf(theme: Theme): string {
  if (theme !== 'system') return PAPER[theme];
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}

/**
 * The same settings; menus, dialogs and `prefers-color-scheme` of every page follow their theme from now on.
 * https://www.electronjs.org/docs/latest/api/native-theme#nativethemethemesource
 * @param onChange a theme was chosen. The system's own `updated` event tells of a change between light and dark only.
 */
export function followTheme(settings: SettingsStore, onChange: () => void): SettingsStore {
  nativeTheme.themeSource = schemeOf(settings.current().theme);
  return {
    ...settings,
    setTheme(theme) {
      const kept = settings.setTheme(theme);
      nativeTheme.themeSource = schemeOf(theme);
      onChange();
      return kept;
    },
  };
}
