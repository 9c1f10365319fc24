/** Opaque colours of sRGB, each channel 0–255. */
export type Rgb = { readonly r: number; readonly g: number; readonly b: number };

/** Six hexadecimal digits → a colour. Callers pass checked text only. */
export function fromHex(digits: string): Rgb {
  const value = Number.parseInt(digits, 16);
  return { r: (value >> 16) & 255, g: (value >> 8) & 255, b: value & 255 };
}

/** `#rgb` where it says the same as `#rrggbb`, which is written otherwise. */
export function toHex({ r, g, b }: Rgb): string {
  const digits = ((1 << 24) | (byte(r) << 16) | (byte(g) << 8) | byte(b)).toString(16).slice(1);
  return /^(.)\1(.)\2(.)\3$/.test(digits) ? `#${digits[0]}${digits[2]}${digits[4]}` : `#${digits}`;
}

function byte(channel: number): number {
  return Math.min(255, Math.max(0, Math.round(channel)));
}

/** The colour as a screen of eight bits a channel shows it. */
export function rounded({ r, g, b }: Rgb): Rgb {
  return { r: byte(r), g: byte(g), b: byte(b) };
}

/** What one sees of `over` laid on `under`. @param alpha 0–1. */
export function composed(over: Rgb, alpha: number, under: Rgb): Rgb {
  const channel = (a: number, b: number) => a * alpha + b * (1 - alpha);
  return { r: channel(over.r, under.r), g: channel(over.g, under.g), b: channel(over.b, under.b) };
}

/** One channel, 0–255, as a share of light. Whole numbers, which are nearly all that is asked about, cost nothing. */
export function lightOf(channel: number): number {
  return (Number.isInteger(channel) ? LIGHT[channel] : undefined) ?? linear(channel / 255);
}

/** One channel, 0–1, without sRGB's transfer function (CSS Color 4, §10.2). */
export function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

const LIGHT: readonly number[] = Array.from({ length: 256 }, (_, channel) => linear(channel / 255));

/** Relative luminance, 0–1 (WCAG 2.2, "relative luminance"). */
export function luminance({ r, g, b }: Rgb): number {
  return 0.2126 * lightOf(r) + 0.7152 * lightOf(g) + 0.0722 * lightOf(b);
}

/** Contrast ratio, 1–21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Rgb, b: Rgb): number {
  return contrastOf(luminance(a), luminance(b));
}

/** The same of two luminances. */
export function contrastOf(a: number, b: number): number {
  const first = a + 0.05;
  const second = b + 0.05;
  return first > second ? first / second : second / first;
}
