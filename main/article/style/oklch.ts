import { lightOf, linear, type Rgb } from './rgb.ts';

/** A colour by what the eye makes of it: lightness 0–1, chroma 0–0.4, hue in radians (CSS Color 4, §9.2). */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number };

/** Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020), as in CSS Color 4, §18. */
export function toOklch(colour: Rgb): Oklch {
  const r = lightOf(colour.r);
  const g = lightOf(colour.g);
  const b = lightOf(colour.b);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const greenRed = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const blueYellow = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return { l, c: Math.hypot(greenRed, blueYellow), h: Math.atan2(blueYellow, greenRed) };
}

/** The colour of sRGB of that lightness and hue whose chroma comes nearest. */
export function fromOklch({ l, c, h }: Oklch): Rgb {
  const hue: Hue = { greenRed: Math.cos(h), blueYellow: Math.sin(h) };
  let inside = 0;
  let outside = c;
  const wanted = lightAt(l, c, hue);
  if (isShown(wanted)) return shown(wanted);
  for (let step = 0; step < 10; step++) {
    const middle = (inside + outside) / 2;
    if (isShown(lightAt(l, middle, hue))) inside = middle;
    else outside = middle;
  }
  return shown(lightAt(l, inside, hue));
}

type Hue = { readonly greenRed: number; readonly blueYellow: number };

/** Channels without sRGB's transfer function, 0–1 where a screen can show them. */
function lightAt(l: number, c: number, hue: Hue): Rgb {
  const greenRed = c * hue.greenRed;
  const blueYellow = c * hue.blueYellow;
  const long = cubed(l + 0.3963377774 * greenRed + 0.2158037573 * blueYellow);
  const medium = cubed(l - 0.1055613458 * greenRed - 0.0638541728 * blueYellow);
  const short = cubed(l - 0.0894841775 * greenRed - 1.291485548 * blueYellow);
  return {
    r: 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    g: -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    b: -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  };
}

/** `**` takes several times as long. */
function cubed(root: number): number {
  return root * root * root;
}

function shown({ r, g, b }: Rgb): Rgb {
  return { r: 255 * encoded(r), g: 255 * encoded(g), b: 255 * encoded(b) };
}

function encoded(channel: number): number {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
}

/** What rounds to a channel of 0 to 255, without going through the transfer function each time. */
const LEAST = -0.5 / 255 / 12.92;
const MOST = linear(255.5 / 255);

function isShown({ r, g, b }: Rgb): boolean {
  return Math.min(r, g, b) > LEAST && Math.max(r, g, b) < MOST;
}
