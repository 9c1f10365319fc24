import type { Theme } from './models.ts';

/** In the order they are offered. */
export const THEMES: readonly Theme[] = ['system', 'light', 'sepia', 'dark', 'black'];

/** @returns undefined for whatever is no theme. */
export function decodeTheme(value: unknown): Theme | undefined {
  return THEMES.find((theme) => theme === value);
}

/** `light` or `dark`, which is all that a system knows of themes. */
export function schemeOf(theme: Theme): 'light' | 'dark' | 'system' {
  if (theme === 'system') return 'system';
  return theme === 'dark' || theme === 'black' ? 'dark' : 'light';
}
