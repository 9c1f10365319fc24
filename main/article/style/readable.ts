import { fromOklch, toOklch } from './oklch.ts';
import { contrastOf, luminance, type Rgb, rounded } from './rgb.ts';

/** WCAG 2.2, success criterion 1.4.3, for text of any size. */
export const READABLE = 4.5;

const WHITE: Rgb = { r: 255, g: 255, b: 255 };
const BLACK: Rgb = { r: 0, g: 0, b: 0 };
const STEPS = 9;

/** The lowest contrast of a text on any of these. */
export function worstContrast(text: Rgb, grounds: readonly Rgb[]): number {
  return worstOf(luminance(text), grounds.map(luminance));
}

function worstOf(text: number, grounds: readonly number[]): number {
  let worst = Number.POSITIVE_INFINITY;
  for (const ground of grounds) worst = Math.min(worst, contrastOf(text, ground));
  return worst;
}

/**
 * The author's colour where it can be read on all of these, else the nearest one of its hue that can; black or white
 * where no hue can.
 */
export function readableOn(text: Rgb, grounds: readonly Rgb[], wanted = READABLE): Rgb {
  const lights = grounds.map(luminance);
  const worst = (one: Rgb) => worstOf(luminance(one), lights);
  const own = rounded(text);
  if (worst(own) >= wanted) return own;
  const extreme = worst(BLACK) >= worst(WHITE) ? BLACK : WHITE;
  const { l, c, h } = toOklch(text);
  const end = extreme === BLACK ? 0 : 1;
  let best = extreme;
  let near = l;
  let far = end;
  for (let step = 0; step < STEPS; step++) {
    const middle = (near + far) / 2;
    const candidate = rounded(fromOklch({ l: middle, c, h }));
    if (worst(candidate) >= wanted) {
      best = candidate;
      far = middle;
    } else near = middle;
  }
  return best;
}

/** The lightest a tint may be on dark paper, so that the dark themes' soft text and links are read on it (see tint.css). */
const DARKEST_READABLE = 0.058;
/** Lightness of the tint that stands for white, which then looks like a raised sheet. */
const SHEET = 0.25;
const DEEP = 0.38;

/**
 * The same hue for dark paper: what is pale becomes a quiet shade, a strong colour a deep one, and what is dark stays.
 * All of it dark enough for every text of the dark themes.
 */
export function darkTint(colour: Rgb): Rgb {
  const { l, c, h } = toOklch(colour);
  const wanted = l <= DEEP ? l : DEEP - ((l - DEEP) / (1 - DEEP)) * (DEEP - SHEET);
  for (let lightness = wanted; lightness > 0; lightness -= 0.015) {
    const tint = rounded(fromOklch({ l: lightness, c: Math.min(c * 1.15, 0.115), h }));
    if (luminance(tint) <= DARKEST_READABLE) return tint;
  }
  return BLACK;
}

/**
 * Which of the light themes' inks a background asks for (tint.css): `pale` bears all of them; `mid` darker ones; on `dim`
 * links have the ink's own colour; `deep` wants white.
 */
export type Depth = 'pale' | 'mid' | 'dim' | 'deep';

/** The soft text of the sepia theme is the first to be lost on a darker ground. */
const PALE = 0.66;
/** A dark blue link still tells itself from black. */
const MID = 0.33;
/** Below it, white is read better than black. */
const DIM = 0.18;

export function depthOf(lightGrounds: readonly Rgb[]): Depth {
  const least = Math.min(...lightGrounds.map(luminance));
  if (least >= PALE) return 'pale';
  if (least >= MID) return 'mid';
  return least >= DIM ? 'dim' : 'deep';
}
