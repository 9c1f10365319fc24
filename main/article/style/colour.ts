import { COLOUR_NAMES } from './colour-names.ts';
import { fromHex, type Rgb } from './rgb.ts';

/** A colour of the source. `same`: that of the text around it (`inherit`, `currentcolor`). */
export type Colour = (Rgb & { readonly alpha: number }) | 'same';

const HEX = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const FUNCTION = /^(rgba?|hsla?)\(\s*([^()]+?)\s*\)$/;
const FALLBACK = /^var\(\s*--[\w-]+\s*,\s*(.+)\)$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/;
const LONGEST = 100;
/** `var(--a, var(--b, #fff))`: as deep as templates go. */
const DEEPEST = 4;

/**
 * Reads what wikis write for colours (CSS Color 4, §4–7): names, hexadecimal, rgb and hsl in both syntaxes, and the
 * fallback of a `var()`, which is what a skin that does not know the variable shows.
 * @param text lower case, trimmed.
 * @returns undefined for all else: gradients, system colours, spaces beyond sRGB, mistakes.
 */
export function parseColour(text: string, depth = 0): Colour | undefined {
  if (text.length > LONGEST || depth > DEEPEST) return undefined;
  if (HEX.test(text)) return fromDigits(text.slice(1));
  const named = COLOUR_NAMES.get(text);
  if (named !== undefined) return { ...fromHex(named), alpha: 1 };
  if (text === 'transparent') return { r: 0, g: 0, b: 0, alpha: 0 };
  if (text === 'inherit' || text === 'currentcolor') return 'same';
  const fallback = FALLBACK.exec(text)?.[1];
  if (fallback !== undefined) return parseColour(fallback.trim(), depth + 1);
  const [, name, content] = FUNCTION.exec(text) ?? [];
  return name === undefined || content === undefined ? undefined : fromFunction(name, content);
}

/** What attributes such as `bgcolor` hold: a name or hexadecimal digits, with or without `#` (HTML Standard, "legacy colors"). */
export function parseLegacyColour(text: string): Colour | undefined {
  const value = text.trim().toLowerCase();
  return /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(value) ? fromDigits(value) : parseColour(value);
}

function fromDigits(digits: string): Colour {
  const long = digits.length > 4 ? digits : digits.replace(/./g, '$&$&');
  const alpha = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1;
  return { ...fromHex(long.slice(0, 6)), alpha };
}

function fromFunction(name: string, content: string): Colour | undefined {
  const parts = content.split(/\s*[,/]\s*|\s+/);
  const [first, second, third, last] = parts;
  if (parts.length > 4 || first === undefined || second === undefined || third === undefined) return undefined;
  const alpha = last === undefined ? 1 : fraction(last, 1);
  const colour = name.startsWith('rgb') ? fromRgb(first, second, third) : fromHsl(first, second, third);
  return colour === undefined || alpha === undefined ? undefined : { ...colour, alpha };
}

function fromRgb(first: string, second: string, third: string): Rgb | undefined {
  const [r, g, b] = [first, second, third].map((part) => fraction(part, 255));
  if (r === undefined || g === undefined || b === undefined) return undefined;
  return { r: r * 255, g: g * 255, b: b * 255 };
}

const TURNS: ReadonlyMap<string, number> = new Map([
  ['deg', 360],
  ['grad', 400],
  ['rad', 2 * Math.PI],
  ['turn', 1],
]);

/** CSS Color 4, §7.1. */
function fromHsl(hue: string, second: string, third: string): Rgb | undefined {
  const [, amount, unit] = /^(.+?)(deg|grad|rad|turn)?$/.exec(hue) ?? [];
  const saturation = fraction(second, 100);
  const lightness = fraction(third, 100);
  const turns =
    amount === undefined || !NUMBER.test(amount) ? undefined : Number(amount) / (TURNS.get(unit ?? 'deg') ?? 1);
  if (turns === undefined || saturation === undefined || lightness === undefined) return undefined;
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const at = (((offset + turns * 12) % 12) + 12) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  };
  return { r: channel(0), g: channel(8), b: channel(4) };
}

/** A number or a percentage as a part of `whole`, held between 0 and 1. */
function fraction(text: string, whole: number): number | undefined {
  if (text === 'none') return 0;
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1) : text;
  if (!NUMBER.test(digits)) return undefined;
  return Math.min(1, Math.max(0, Number(digits) / (percent ? 100 : whole)));
}
