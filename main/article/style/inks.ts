import type { Depth } from './readable.ts';

/**
 * The inks of a box that a sheet colours; for all other boxes renderer/reader/article/tint.css holds the same, and a
 * test that they are. Dark paper has one set: no tint there is lighter than `darkTint` allows.
 */
type Inks = { readonly ink: string; readonly soft: string; readonly link: string; readonly accent: string };

const ON_DARK: Inks = { ink: '#e6e3dc', soft: '#b9b5ab', link: '#94bcee', accent: '#e8ad9d' };

const ON_LIGHT: Readonly<Record<Depth, Inks>> = {
  pale: { ink: '#1f1d1a', soft: '#5c584f', link: '#1b5793', accent: '#7a2e2e' },
  mid: { ink: '#14120f', soft: '#14120f', link: '#0a2a55', accent: '#4a0f0f' },
  dim: { ink: '#000000', soft: '#000000', link: '#000000', accent: '#000000' },
  deep: { ink: '#ffffff', soft: '#ffffff', link: '#ffffff', accent: '#ffffff' },
};

/** `--ink`, `--soft`, `--link` and `--accent` of a tint, each for both papers. */
export function inksOf(depth: Depth): string {
  const { ink, soft, link, accent } = ON_LIGHT[depth];
  return (
    `--ink:light-dark(${ink},${ON_DARK.ink});--soft:light-dark(${soft},${ON_DARK.soft});` +
    `--link:light-dark(${link},${ON_DARK.link});--accent:light-dark(${accent},${ON_DARK.accent})`
  );
}
