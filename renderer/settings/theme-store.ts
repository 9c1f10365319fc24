import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '../../shared/contract.ts';
import type { Theme } from '../../shared/models.ts';

export type ThemeState = {
  readonly theme: Theme;
  /** Shows it at once and keeps it through main; a failure to keep it is answered, the choice holds. */
  readonly choose: (theme: Theme) => Promise<Answer<'settings.setTheme'>>;
};

export type ThemeStore = StoreApi<ThemeState>;

/** @param show paints the window in it. Its page came in the theme that was kept. */
export function createThemeStore(
  initial: Theme,
  keep: (args: { readonly theme: Theme }) => Promise<Answer<'settings.setTheme'>>,
  show: (theme: Theme) => void,
): ThemeStore {
  return createStore<ThemeState>((set) => ({
    theme: initial,
    choose: (theme) => {
      show(theme);
      set({ theme });
      return keep({ theme });
    },
  }));
}
