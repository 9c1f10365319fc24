import type { Colour } from './colour.ts';
import { type Background, LIGHT_PAPERS, laidOn, PAGE } from './ground.ts';
import { toOklch } from './oklch.ts';
import { type Depth, darkTint, depthOf, readableOn } from './readable.ts';
import { contrast, fromHex, type Rgb, rounded, toHex } from './rgb.ts';

/** A background of the source as both papers will show it. */
export type Tint = { readonly value: string; readonly depth: Depth; readonly background: Background };

const FAINTEST = 0.03;

/**
 * The background that an author asked for, in one form for both papers: his own on light, a dark one of its hue on dark.
 * The result is opaque even where the source can be seen through: then text is read whatever lies below.
 * @param under what is known to lie below.
 * @param exact the same colour in every theme, because a picture is explained by it. Its element has a light scheme.
 */
export function tintOf(colour: Colour, under: Background, exact = false): Tint | undefined {
  if (colour === 'same' || colour.alpha < FAINTEST) return undefined;
  if (exact) return solid(toHex(colour), [rounded(colour)], [rounded(colour)]);
  const { alpha } = colour;
  const light = laidOn(colour, alpha, under === PAGE ? LIGHT_PAPERS : under.light);
  const shade = darkTint(light[0] ?? colour);
  // A dark veil over two papers may ask for black on one and for white on the other: there the first decides for both.
  if (under !== PAGE || alpha >= 1 || depthOf(light) === 'deep') {
    return solid(pair(light[0] ?? colour, shade), light.slice(0, 1), [shade]);
  }
  const veil = `color-mix(in srgb,${toHex(colour)} ${Math.round(alpha * 100)}%,var(--sheet))`;
  return solid(`light-dark(${veil},${toHex(shade)})`, light, [shade]);
}

function solid(value: string, light: readonly Rgb[], dark: readonly Rgb[]): Tint {
  const key = `${light.map(toHex).join()}/${dark.map(toHex).join()}`;
  return { value, depth: depthOf(light), background: { key, light, dark } };
}

function pair(light: Rgb, dark: Rgb): string {
  const [first, second] = [toHex(light), toHex(dark)];
  return first === second ? first : `light-dark(${first},${second})`;
}

/**
 * White and the palest greys, which say "paper" rather than a colour: the class of the sheet of the theme's own that
 * stands for them, on which all its inks are read. Undefined for all else.
 */
export function sheetOf(colour: Colour, under: Background): 'sheet' | 'sheet raised' | undefined {
  if (colour === 'same' || colour.alpha < 1 || under !== PAGE) return undefined;
  const { l, c } = toOklch(colour);
  if (c > 0.012 || l < 0.9) return undefined;
  return l > 0.985 ? 'sheet raised' : 'sheet';
}

/** Below it a colour is a grey to the eye. */
const GREY = 0.03;
/** Greys as light as this are what a page calls soft. */
const SOFT = 0.35;
const SOFT_END = 0.75;

/**
 * The text colour that an author asked for, readable on what it stands on in every theme. Greys become the inks of the
 * page, or of the box that they stand in.
 * @param over the ink that wins where there is one: a box whose background the caller cannot see names it. `--box-ink` is
 * that of boxes that a template's sheet colours, `--any-ink` that of all coloured boxes.
 * @returns undefined where nothing need be said.
 */
export function inkOf(
  colour: Colour,
  on: Background,
  over: '--box-ink' | '--any-ink' = '--box-ink',
): string | undefined {
  if (colour === 'same') return 'inherit';
  if (colour.alpha < FAINTEST) return undefined;
  const { l, c } = toOklch(colour);
  if (c < GREY && on === PAGE) return l > SOFT && l < SOFT_END ? 'var(--soft)' : 'var(--ink)';
  const seen = (grounds: readonly Rgb[]) => laidOn(colour, colour.alpha, grounds)[0] ?? colour;
  const value = pair(readableOn(seen(on.light), on.light), readableOn(seen(on.dark), on.dark));
  return `var(${over},${value})`;
}

/** Lines are seen, not read: at this contrast with the darkest papers. */
const SEEN = 2;
const DARK_LINES: readonly Rgb[] = [fromHex('26282c')];
const LIGHT_LINES: readonly Rgb[] = [fromHex('fcfbf8')];

/** The colour of a border. Greys are the page's own lines. */
export function lineOf(colour: Colour): string | undefined {
  if (colour === 'same') return 'currentcolor';
  if (colour.alpha < FAINTEST) return 'transparent';
  const { l, c } = toOklch(colour);
  if (c < GREY) return l > SOFT_END ? 'var(--line)' : l > SOFT ? 'var(--edge)' : 'var(--soft)';
  const light = contrast(colour, LIGHT_LINES[0] ?? colour) < 1.2 ? readableOn(colour, LIGHT_LINES, 1.2) : colour;
  return pair(light, readableOn(colour, DARK_LINES, SEEN));
}
