import { composed, fromHex, type Rgb, rounded } from './rgb.ts';

/**
 * What text stands on, as the transform knows it: all colours it may turn out to be on light paper, and on dark.
 * `color-scheme` decides between the two, so the list of one side holds every theme of that side.
 */
export type Background = {
  /** Equal keys, equal backgrounds. Empty for the page's own. */
  readonly key: string;
  readonly light: readonly Rgb[];
  readonly dark: readonly Rgb[];
};

/**
 * The page's own papers and what lies on them (renderer/ui/tokens.css), the extremes only: whoever reads on the darkest
 * light one reads on all. Light and sepia; dark and black. The second of each is the mark under what was jumped to.
 */
export const PAGE: Background = {
  key: '',
  light: [fromHex('ece1c9'), fromHex('f6e3ad')],
  dark: [fromHex('26282c'), fromHex('3d351b')],
};

/** The light papers alone: what a tint that is seen through lies on. */
export const LIGHT_PAPERS: readonly Rgb[] = [fromHex('fcfbf8'), fromHex('f5ecd9')];

/** @returns what one sees of a colour that lies on each of these. */
export function laidOn(colour: Rgb, alpha: number, grounds: readonly Rgb[]): readonly Rgb[] {
  return alpha >= 1 ? [rounded(colour)] : grounds.map((ground) => rounded(composed(colour, alpha, ground)));
}
